"""What is wrong with a section that was laid out, each finding with the block that it concerns.

WeasyPrint writes the file whatever it complains of or was refused, and says nothing of text that runs off its box, into
a margin or off the paper. A letter that the pack's fonts lack would be printed otherwise on another machine.
"""

import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any
from urllib.parse import unquote

from sbpack.board.text_names import no_such_heading
from sbpack.render.engine import families
from sbpack.render.html.pictures import PICTURES, picture_path
from sbpack.render.layout.boxes import (
    INTO_MARGIN,
    all_words,
    children,
    is_container,
    is_owner,
    is_picture,
    is_table,
    words,
)
from sbpack.render.places import Blocks
from sbpack.render.section import LayoutFinding
from sbpack.render.tags.elements import missing_semantics
from sbpack.text.known_letters import glyph_help, without_glyph

_ANCHOR = re.compile(r"No anchor #(?P<name>.*) for internal URI reference")
_LETTER = ".notdef glyph"
"""Letters have findings of their own, with the blocks that they stand in."""
_UNSHOWN = re.compile(r"Failed to (?:load|render SVG) image (?:at )?'?(?P<url>[^\s']+?)'?(?::\s|$)")
_LONGEST_NAME = 80


ENGINE_LOG = logging.getLogger("weasyprint")


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@contextmanager
def engine_complaints() -> Iterator[list[logging.LogRecord]]:
    """Collect what the engine complains of, and keep it off the terminal."""
    listener, passed_on, handlers = _Listener(), ENGINE_LOG.propagate, ENGINE_LOG.handlers
    ENGINE_LOG.handlers, ENGINE_LOG.propagate = [listener], False
    try:
        yield listener.records
    finally:
        ENGINE_LOG.handlers, ENGINE_LOG.propagate = handlers, passed_on


def log_findings(messages: Iterable[str], blocks: Blocks) -> Iterator[LayoutFinding]:
    """Turn each different message into a finding at each block that it speaks of."""
    for message in dict.fromkeys(message.splitlines()[0] for message in messages if message):
        if anchor := _ANCHOR.search(message):
            help_line = "write the heading's words in small letters, joined by hyphens"
            for block in blocks.naming("a", "href", f"#{anchor['name']}"):
                yield LayoutFinding(no_such_heading(anchor["name"]), help_line, "missing-target", block)
        elif unshown := _UNSHOWN.search(message):
            yield from _unshown(unshown["url"], "the layout engine cannot read it", blocks)
        elif _LETTER not in message:
            help_line = "look at the template of this kind, and at what the page shows"
            yield LayoutFinding(f"the layout engine says: {message}", help_line, "layout-warning")


def _unshown(url: str, reason: str, blocks: Blocks) -> Iterator[LayoutFinding]:
    name = unquote(url.removeprefix(PICTURES))
    shown = name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 3]}…"
    for block in blocks.naming("img", "src", url):
        yield LayoutFinding(f"`{shown}` is not shown: {reason}", "save the picture anew", "missing-image", block)


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


_UNKNOWN = re.compile(r"\.notdef glyph .*\(U\+(?P<code>[0-9A-F]+)\)")


def letter_findings(
    fonts: Iterable[Any], messages: Iterable[str], pages: Iterable[Any], pictures: Mapping[str, bytes], blocks: Blocks
) -> Iterator[LayoutFinding]:
    """Report every strange letter in each block that has it; letters of the same blocks are one finding."""
    letters = _foreign(fonts) | {chr(int(found["code"], 16)) for found in map(_UNKNOWN.search, messages) if found}
    if not letters:
        return
    seen: dict[str, dict[int | None, None]] = {}
    for box, text in (found for page in pages for found in all_words(page._page_box)):
        for letter in letters.intersection(text):
            seen.setdefault(letter, {})[blocks.of(box.element)] = None
    for letter in letters - seen.keys():
        seen[letter] = dict.fromkeys(_drawings_with(letter, pictures, blocks))
    together: dict[tuple[int | None, ...], list[str]] = {}
    for letter in sorted(seen):
        together.setdefault(tuple(seen[letter]), []).append(letter)
    for places, some in together.items():
        for block in places:
            yield LayoutFinding(without_glyph(some), glyph_help(), "missing-glyph", block)


def _foreign(fonts: Iterable[Any]) -> set[str]:
    """Return what was printed from any font that is not ours."""
    names = ((font, font.family.decode() if isinstance(font.family, bytes) else str(font.family)) for font in fonts)
    texts = (text for font, name in names if name not in families() for text in font.to_unicode.values())
    # What joins a strange sign to a letter of ours is set in the strange font with it.
    return {letter for text in texts for letter in text if letter.strip() and (not letter.isascii() or text.isascii())}


def _drawings_with(letter: str, pictures: Mapping[str, bytes], blocks: Blocks) -> tuple[int | None, ...]:
    """Return the blocks of the drawings that a letter stands in, since it stands in no text."""
    drawings = {path for path, data in pictures.items() if letter.encode() in data}

    def is_one(source: str) -> bool:
        try:
            return picture_path(source) in drawings
        except ValueError:
            return False

    return blocks.referring("img", "src", is_one)


def layout_findings(
    document: Any,
    blocks: Blocks,
    pictures: Mapping[str, bytes],
    complaints: Iterable[logging.LogRecord],
    refused: list[tuple[str, str]],
) -> Iterator[LayoutFinding]:
    """Yield everything that is wrong with a section that was laid out and written."""
    messages = [record.getMessage() for record in complaints]
    unshown = {url for url, _ in refused}
    yield from log_findings((message for message in messages if not any(url in message for url in unshown)), blocks)
    yield from missing_semantics(blocks)
    for url, reason in dict.fromkeys(refused):
        yield from _unshown(url, reason, blocks)
    yield from letter_findings(document.fonts.values(), messages, document.pages, pictures, blocks)
    yield from overflow_findings(document.pages, blocks)
    count, room = len(document.pages), blocks.root.find("body").get("data-pages")
    if room and room.isdecimal() and count > int(room):
        message = f"this takes {count} pages, and its form has room for {room}"
        yield LayoutFinding(message, "shorten it", "layout-warning")
