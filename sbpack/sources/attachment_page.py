"""A page of somebody else's PDF: the part of it that a reader sees, upright."""

from dataclasses import dataclass

import pikepdf
from pikepdf import Object

from sbpack.sources.attachment_bounds import LARGEST_SIDE, SMALLEST_SIDE


@dataclass(frozen=True)
class SeenPage:
    """What a reader sees of a page."""

    box: tuple[float, float, float, float]
    """The corners of the visible part in the page's own coordinates: left, bottom, right, top."""
    turn: int
    """By how many degrees a reader turns it clockwise: 0, 90, 180 or 270."""
    unit: float
    """Points in one unit of its coordinates."""

    @property
    def width(self) -> float:
        """Points from left to right, as seen."""
        return self._sides[self.turn % 180 == 90]

    @property
    def height(self) -> float:
        """Points from bottom to top, as seen."""
        return self._sides[self.turn % 180 != 90]

    @property
    def _sides(self) -> tuple[float, float]:
        left, bottom, right, top = self.box
        return (right - left) * self.unit, (top - bottom) * self.unit

    @property
    def is_sane(self) -> bool:
        """Whether it has a size that a page can have."""
        return all(SMALLEST_SIDE <= side <= LARGEST_SIDE for side in self._sides)

    def from_top(self, box: tuple[float, float, float, float]) -> float:
        """Return how many points below the top, as seen, a place of the page begins."""
        left, bottom, right, top = self.box
        distances = {0: top - box[3], 90: box[0] - left, 180: box[1] - bottom, 270: right - box[2]}
        return distances[self.turn] * self.unit

    def placed(self, x: float, y: float, scale: float) -> tuple[float, float, float, float, float, float]:
        """Return the operands of `cm` that set it upright with its lower left corner at a point."""
        left, bottom, right, top = self.box
        s = self.unit * scale
        match self.turn:
            case 90:
                return 0, -s, s, 0, x - s * bottom, y + s * right
            case 180:
                return -s, 0, 0, -s, x + s * right, y + s * top
            case 270:
                return 0, s, -s, 0, x + s * top, y - s * left
            case _:
                return s, 0, 0, s, x - s * left, y - s * bottom


def seen_page(page: pikepdf.Page) -> SeenPage:
    """Read boxes, rotation and unit as viewers do: what makes no sense counts as not written.

    The file must have been opened so that pages hold what they inherit.
    """
    media = _corners(page.obj.get("/MediaBox")) or (0.0, 0.0, 0.0, 0.0)
    crop = _corners(page.obj.get("/CropBox")) or media
    box = max(media[0], crop[0]), max(media[1], crop[1]), min(media[2], crop[2]), min(media[3], crop[3])
    turn = _number(page.obj.get("/Rotate"))
    unit = _number(page.obj.get("/UserUnit"))
    return SeenPage(
        box if box[0] < box[2] and box[1] < box[3] else media,
        int(turn) % 360 if turn is not None and turn % 90 == 0 else 0,
        unit if unit is not None and 0 < unit < 1_000_000 else 1.0,
    )


def _corners(box: object) -> tuple[float, float, float, float] | None:
    if not isinstance(box, pikepdf.Array) or len(box) != 4:
        return None
    x1, y1, x2, y2 = (_number(value) for value in box.as_list())
    if x1 is None or y1 is None or x2 is None or y2 is None:
        return None
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def _number(value: Object | object) -> float | None:
    try:
        number = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError, ArithmeticError):
        return None
    return number if abs(number) < 1e9 else None
