"""A page as its reader holds it: upright, its visible corner at the origin."""

from dataclasses import dataclass

import pikepdf

from sbpack.sources.attachment_page import seen_page

Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True)
class PageFrame:
    """The visible page in points of paper, with the way back into the page's own coordinates."""

    width: float
    height: float
    matrix: Matrix
    """Takes a point measured from the reader's lower left corner to the page's user space; an operand of `cm`."""

    def to_page(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point measured from the reader's lower left corner lies in the page's user space."""
        a, b, c, d, e, f = self.matrix
        return a * x + c * y + e, b * x + d * y + f


def frame_of(page: pikepdf.Page) -> PageFrame:
    """Return the frame of a page, however it is rotated, cropped, moved off the origin or scaled."""
    seen = seen_page(page)
    left, bottom, right, top = seen.box
    unit = 1 / seen.unit
    matrix: Matrix
    match seen.turn:
        case 90:
            matrix = 0, unit, -unit, 0, right, bottom
        case 180:
            matrix = -unit, 0, 0, -unit, right, top
        case 270:
            matrix = 0, -unit, unit, 0, left, top
        case _:
            matrix = unit, 0, 0, unit, left, bottom
    return PageFrame(seen.width, seen.height, matrix)
