"""Where on which paper an attached page stands."""

from dataclasses import dataclass

from sbpack.sources.attachment_page import SeenPage

MILLIMETRE = 72 / 25.4
A4 = (210 * MILLIMETRE, 297 * MILLIMETRE)
A3 = (297 * MILLIMETRE, 420 * MILLIMETRE)
FOR_STAMPS = 18 * MILLIMETRE
"""At the top and bottom: stamps end less than 15 mm from the edge."""
AT_SIDES = 8 * MILLIMETRE
MOST_ENLARGED = 2.0
_TOLERANCE = 0.03


@dataclass(frozen=True)
class Place:
    """An attached page on its paper, in points from the lower left corner."""

    paper: tuple[float, float]
    x: float
    y: float
    width: float
    height: float
    scale: float
    """How large it is beside its own size."""

    @property
    def box(self) -> tuple[float, float, float, float]:
        """The corners: left, bottom, right, top."""
        return self.x, self.y, self.x + self.width, self.y + self.height


def place(page: SeenPage) -> Place:
    """Centre a page on A4, or on A3 where it is A3 itself, turned as the page is; never larger than twice its size."""
    paper = A3 if _is(page, A3) else A4
    if page.width > page.height:
        paper = paper[1], paper[0]
    room = paper[0] - 2 * AT_SIDES, paper[1] - 2 * FOR_STAMPS
    scale = min(room[0] / page.width, room[1] / page.height, MOST_ENLARGED)
    width, height = page.width * scale, page.height * scale
    return Place(paper, (paper[0] - width) / 2, (paper[1] - height) / 2, width, height, scale)


def _is(page: SeenPage, paper: tuple[float, float]) -> bool:
    sides = sorted((page.width, page.height))
    return all(abs(side / wanted - 1) <= _TOLERANCE for side, wanted in zip(sides, paper, strict=True))
