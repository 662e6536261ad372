"""The Action column after layout: owners whose marks share a line stand side by side, not on top of each other."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_GAP = 6.0
_TOLERANCE = 1.0


@dataclass(frozen=True)
class _Ink:
    """The rectangle that the letters of an owner take, in CSS pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "_Ink") -> bool:
        """Whether two rectangles overlap or stand too close."""
        beside = self.right + _GAP <= other.left or other.right + _GAP <= self.left
        apart = self.bottom <= other.top + _TOLERANCE or other.bottom <= self.top + _TOLERANCE
        return not (beside or apart)

    def moved(self, right: float, down: float) -> "_Ink":
        """The same rectangle at another place."""
        return _Ink(self.left + right, self.top + down, self.right + right, self.bottom + down)


def spread_owners(page_box: Any) -> None:
    """Move owners of one page apart: beside the one before on the line, or below it where the column is full."""
    placed: list[_Ink] = []
    for box in _owner_boxes(page_box):
        ink = _ink(box)
        edge = box.position_x + box.margin_width()
        goal = _free_place(ink, placed, edge)
        box.translate(goal.left - ink.left, goal.top - ink.top)
        placed.append(goal)


def _free_place(ink: _Ink, placed: list[_Ink], edge: float) -> _Ink:
    goal = ink
    while met := [other for other in placed if goal.meets(other)]:
        beside = goal.moved(max(other.right for other in met) + _GAP - goal.left, 0)
        if beside.right <= edge + _TOLERANCE:
            goal = beside
        else:
            goal = goal.moved(ink.left - goal.left, min(other.bottom for other in met) - goal.top)
    return goal


def _owner_boxes(box: Any) -> Iterator[Any]:
    """Yield the boxes of owners in the order of the text."""
    element = getattr(box, "element", None)
    if element is not None and "owner" in (element.get("class") or "").split() and box.is_absolutely_positioned():
        yield box
        return
    for child in box.all_children() if hasattr(box, "all_children") else ():
        yield from _owner_boxes(child)


def _ink(box: Any) -> _Ink:
    lines = list(box.children)
    right = max((child.position_x + child.margin_width() for line in lines for child in line.children), default=0.0)
    return _Ink(box.position_x, box.position_y, right, box.position_y + box.margin_height())
