"""The boxes of a WeasyPrint layout: their kinds, their words, and the owners that stand in the Action column.

Owners whose marks share a line stand side by side, not on top of each other. No other module knows WeasyPrint's boxes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


def children(box: Any) -> Iterator[Any]:
    """Yield the boxes in a box, also those that were taken out of the flow."""
    yield from box.all_children() if hasattr(box, "all_children") else ()


def words(box: Any) -> str:
    """Return the text of a box that holds nothing else, or nothing."""
    text = getattr(box, "text", None)
    return text.strip() if isinstance(text, str) else ""


def all_words(box: Any) -> Iterator[tuple[Any, str]]:
    """Yield every box of words in a box, in order, with its words."""
    waiting = [box]
    while waiting:
        inner = waiting.pop()
        if text := words(inner):
            yield inner, text
        waiting += reversed(list(children(inner)))


def is_picture(box: Any) -> bool:
    """Whether a box shows a picture."""
    return getattr(box, "replacement", None) is not None


def is_table(box: Any) -> bool:
    """Whether a box is a table, without its caption."""
    return hasattr(box, "column_positions")


def is_container(box: Any) -> bool:
    """Whether what stands in a box has to keep within it: a paragraph, a cell, a card, a column."""
    # A box that was taken out of the flow has left another in its place, which is of no such class.
    return any(kind.__name__ == "BlockContainerBox" for kind in type(getattr(box, "_box", box)).__mro__)


_GAP = 6.0
INTO_MARGIN = 38.0
"""How far owners may stand beyond their column, in CSS pixels: the margin beside it is twice as wide and empty."""
_TOLERANCE = 1.0


@dataclass(frozen=True)
class _Ink:
    """The rectangle that the letters of an owner take, in CSS pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "_Ink") -> bool:
        beside = self.right + _GAP <= other.left or other.right + _GAP <= self.left
        apart = self.bottom <= other.top + _TOLERANCE or other.bottom <= self.top + _TOLERANCE
        return not (beside or apart)

    def moved(self, right: float, down: float) -> "_Ink":
        return _Ink(self.left + right, self.top + down, self.right + right, self.bottom + down)


def spread_owners(page_box: Any) -> None:
    """Move owners of one page apart: beside the one before on the line, or below it where there is no more room."""
    placed: list[_Ink] = []
    for box in _owner_boxes(page_box):
        lines = _lines(box)
        right, down = _free_place(lines, placed, box.position_x + box.margin_width() + INTO_MARGIN)
        box.translate(right, down)
        placed += [line.moved(right, down) for line in lines]


def _free_place(lines: list[_Ink], placed: list[_Ink], edge: float) -> tuple[float, float]:
    """Return how far to the right and down an owner goes so that none of its lines meets another."""
    right = down = 0.0
    while met := [
        (line, other) for line in (one.moved(right, down) for one in lines) for other in placed if line.meets(other)
    ]:
        step = max(other.right + _GAP - line.left for line, other in met)
        if max(line.right for line in lines) + right + step <= edge:
            right += step
        else:
            right, down = 0.0, down + min(other.bottom - line.top for line, other in met)
    return right, down


def is_owner(box: Any) -> bool:
    """Whether a box is an owner in the Action column."""
    element = getattr(box, "element", None)
    if element is None or "owner" not in (element.get("class") or "").split():
        return False
    return bool(box.is_absolutely_positioned())


def _owner_boxes(box: Any) -> Iterator[Any]:
    if is_owner(box):
        yield box
        return
    for child in children(box):
        yield from _owner_boxes(child)


def _lines(box: Any) -> list[_Ink]:
    """Return the ink of each line of an owner: a long label goes over several."""
    return [
        _Ink(
            min(piece.position_x for piece in line.children),
            line.position_y,
            max(piece.position_x + piece.margin_width() for piece in line.children),
            line.position_y + line.height,
        )
        for line in box.children
        if line.children
    ]
