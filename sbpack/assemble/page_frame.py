"""A page as its reader holds it: upright, its visible corner at the origin."""

from dataclasses import dataclass

import pikepdf

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
    left, bottom, right, top = _visible_box(page)
    scale = float(page.obj.get("/UserUnit", 1))
    turn = int(page.obj.get("/Rotate", 0)) % 360
    unit = 1 / scale
    width, height = (right - left) * scale, (top - bottom) * scale
    match turn:
        case 90:
            return PageFrame(height, width, (0, unit, -unit, 0, right, bottom))
        case 180:
            return PageFrame(width, height, (-unit, 0, 0, -unit, right, top))
        case 270:
            return PageFrame(height, width, (0, -unit, unit, 0, left, top))
        case _:
            return PageFrame(width, height, (unit, 0, 0, unit, left, bottom))


def _visible_box(page: pikepdf.Page) -> tuple[float, float, float, float]:
    """Return the crop box, cut to the media box, with its corners in order."""
    media, crop = _corners(page.mediabox), _corners(page.cropbox)
    box = max(media[0], crop[0]), max(media[1], crop[1]), min(media[2], crop[2]), min(media[3], crop[3])
    return box if box[0] < box[2] and box[1] < box[3] else media


def _corners(box: pikepdf.Array) -> tuple[float, float, float, float]:
    x1, y1, x2, y2 = (float(value) for value in box.as_list())
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)
