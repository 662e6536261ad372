"""Text and pictures that run off their box, into a margin or off the paper; no checker of PDF files notices."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from sbpack.render.blocks import Blocks
from sbpack.render.boxes import children, is_container, is_picture, is_table, words
from sbpack.render.owner_column import INTO_MARGIN, is_owner
from sbpack.render.section_pdf import LayoutFinding

_SLACK = 2.0
"""CSS pixels that text may reach over the edge: the overhang of a letter."""
_MOST = 5
"""Places that are named in one section; the rest is counted."""
_NARROWER = "give the table landscape pages or other widths, or break the long word"
_SHORTER = "divide it: this cannot go over to another page"
_SMALLER = "save the picture smaller, or let it stand alone in its paragraph"


@dataclass(frozen=True)
class _Area:
    """Where things may stand, in CSS pixels."""

    left: float
    right: float
    bottom: float
    own_right: float
    """The right edge of the innermost box that they stand in."""


@dataclass(frozen=True)
class _Stray:
    """Something beyond an edge."""

    block: int | None
    cause: object
    """The table or the block that it belongs to: what runs off together is told once."""
    what: str
    where: str
    help: str


def overflow_findings(pages: Iterable[Any], blocks: Blocks) -> Iterator[LayoutFinding]:
    """Report what stands beyond an edge, once for each table and each block outside of tables."""
    strays: dict[object, tuple[int, _Stray]] = {}
    for number, page in enumerate(pages, 1):
        box = page._page_box
        left, right = box.content_box_x(), box.content_box_x() + box.width + _SLACK
        area = _Area(left - _SLACK, right, box.content_box_y() + box.height + _SLACK, right)
        for stray in _strays(box, area, blocks, None):
            _, known = strays.get(stray.cause, (0, None))
            if known is None or (known.block is None and stray.block is not None):
                strays[stray.cause] = number, stray
    for number, stray in islice(strays.values(), _MOST):
        message = f"{stray.what} runs {stray.where} {number} of this section"
        yield LayoutFinding(message, stray.help, "text-off-page", stray.block)
    if len(strays) > _MOST:
        message = f"{len(strays) - _MOST:,} more places of this section run off their box or the page"
        yield LayoutFinding(message, "mend those that are named first", "text-off-page")


def _strays(box: Any, area: _Area, blocks: Blocks, table: Any) -> Iterator[_Stray]:
    if (text := words(box)) or is_picture(box):
        help_line, where = _beyond(box, area)
        if help_line:
            block = blocks.of(box.element)
            what = f"text `{text[:40]}`" if text else "a picture"
            cause = table if table is not None else block if block is not None else box.element
            yield _Stray(block, cause, what, where, help_line if text else _SMALLER)
        return
    if is_table(box):
        table = box.element
    inner = _inside(box, area)
    for child in children(box):
        yield from _strays(child, inner, blocks, table)


def _beyond(box: Any, area: _Area) -> tuple[str, str]:
    """Return what to do about something that stands beyond an edge, and which; nothing when it does not."""
    right = box.position_x + (box.margin_width() if is_picture(box) else box.width)
    if box.position_x < area.left or right > area.right:
        return _NARROWER, "off page"
    if box.position_y + box.height > area.bottom:
        return _SHORTER, "off page"
    return (_NARROWER, "out of its box on page") if right > area.own_right else ("", "")


def _inside(box: Any, area: _Area) -> _Area:
    """Return where the content of a box may stand."""
    if is_owner(box):
        # Owners who share a line may be moved into the margin, which is empty there.
        right = area.right + INTO_MARGIN
        return replace(area, right=right, own_right=right)
    if not is_container(box):
        return area
    if box.is_absolutely_positioned():
        return replace(area, own_right=area.right)
    return replace(area, own_right=min(area.own_right, box.border_box_x() + box.border_width() + _SLACK))
