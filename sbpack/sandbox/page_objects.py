"""What a page of a PDF draws, in the order in which it is drawn: words, and what may lie over them."""

import ctypes
import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pypdfium2 import raw

DEEPEST = 60
"""Drawings within drawings; readers of PDF give up somewhere, each elsewhere."""
_CLIPPING = 4
"""The first way of setting words that cut out what follows."""
_THINNEST = 3.0
"""Points; what is thinner than that is a line, and covers no word."""
_LAYER = "OC".encode("utf-16-le")
_ANNOTATIONS_THAT_COVER = (
    *(raw.FPDF_ANNOT_SQUARE, raw.FPDF_ANNOT_CIRCLE, raw.FPDF_ANNOT_POLYGON, raw.FPDF_ANNOT_INK, raw.FPDF_ANNOT_LINE),
    *(raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP, raw.FPDF_ANNOT_HIGHLIGHT, raw.FPDF_ANNOT_WIDGET),
    *(raw.FPDF_ANNOT_STRIKEOUT, raw.FPDF_ANNOT_POLYLINE, raw.FPDF_ANNOT_REDACT),
)
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Cover:
    """Something with an area."""

    order: int
    box: Box
    is_picture: bool = False

    def holds(self, box: Box) -> bool:
        """Whether the middle of a place lies in it."""
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        return self.box[0] <= x <= self.box[2] and self.box[1] <= y <= self.box[3]

    def meets(self, box: Box) -> bool:
        """Whether a place reaches into it."""
        left, bottom, right, top = self.box
        return left < box[2] and box[0] < right and bottom < box[3] and box[1] < top


@dataclass(frozen=True)
class PageText:
    """Words that are drawn at once."""

    drawn: Any
    address: int
    """What PDFium knows it by."""
    order: int
    box: Box
    is_inkless: bool
    """Whether it is set to be searched and not seen."""
    clips: bool
    """Whether it cuts out what follows."""
    is_embedded: bool
    """Whether the file brings the letters along."""
    is_on_layer: bool

    def is_below_words_on(self, covers: Sequence[Cover], texts: Collection["PageText"]) -> bool:
        """Whether something lies over it that has words of its own."""
        over = [cover for cover in covers if cover.order > self.order and cover.meets(self.box)]
        return any(text.order > cover.order and cover.meets(text.box) for cover in over for text in texts)


def page_texts(page: Any) -> dict[int, PageText]:
    """Return the words that a page draws, by their address."""
    found = {}
    for order, drawn in _drawn(page):
        if drawn.type == raw.FPDF_PAGEOBJ_TEXT:
            font, mode = raw.FPDFTextObj_GetFont(drawn), raw.FPDFTextObj_GetTextRenderMode(drawn)
            address = ctypes.cast(drawn.raw, ctypes.c_void_p).value or 0
            found[address] = PageText(
                drawn,
                address,
                order,
                _page_box(drawn),
                is_inkless=mode == raw.FPDF_TEXTRENDERMODE_INVISIBLE,
                clips=mode >= _CLIPPING,
                is_embedded=bool(font) and raw.FPDFFont_GetIsEmbedded(font) == 1,
                is_on_layer=_is_on_layer(drawn),
            )
    return found


def covers_on(page: Any) -> list[Cover]:
    """Return what may cover words: filled areas, pictures and shadings, and over all of them annotations."""
    covers = []
    for order, drawn in _drawn(page):
        is_picture = drawn.type == raw.FPDF_PAGEOBJ_IMAGE
        if is_picture or drawn.type == raw.FPDF_PAGEOBJ_SHADING or _is_filled(drawn):
            box = _page_box(drawn)
            if min(box[2] - box[0], box[3] - box[1]) >= _THINNEST:
                covers.append(Cover(order, box, is_picture))
    return covers + [Cover(sys.maxsize, box) for box in _annotation_boxes(page)]


def share_of_pictures(page: Any) -> float:
    """Return how much of a page its pictures take, from 0 to 1 and more where they overlap."""
    width, height = page.get_size()
    boxes = [_page_box(drawn) for _, drawn in _drawn(page) if drawn.type == raw.FPDF_PAGEOBJ_IMAGE]
    return sum((box[2] - box[0]) * (box[3] - box[1]) for box in boxes) / float(width * height)


def _drawn(page: Any) -> Iterator[tuple[int, Any]]:
    return enumerate(page.get_objects(max_depth=DEEPEST))


def _is_filled(drawn: Any) -> bool:
    """Whether a path has an area, or a line so thick that it is one."""
    if drawn.type != raw.FPDF_PAGEOBJ_PATH:
        return False
    fill, stroke, width = ctypes.c_int(), ctypes.c_int(), ctypes.c_float()
    raw.FPDFPath_GetDrawMode(drawn, fill, stroke)
    raw.FPDFPageObj_GetStrokeWidth(drawn, width)
    is_thick = bool(stroke.value) and width.value >= _THINNEST
    return is_thick or fill.value != int(raw.FPDF_FILLMODE_NONE)


def _page_box(drawn: Any) -> Box:
    left, bottom, right, top = drawn.get_bounds()
    corners = corners_on_page(drawn, [(left, bottom), (left, top), (right, bottom), (right, top)])
    across, up = zip(*corners, strict=True)
    return min(across), min(up), max(across), max(up)


def corners_on_page(drawn: Any, corners: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return where corners of something are on its page, in whatever forms it is drawn."""
    found, form = list(corners), drawn.container
    while form is not None:
        matrix, form = form.get_matrix(), form.container
        found = [matrix.on_point(*corner) for corner in found]
    return found


def _is_on_layer(drawn: Any) -> bool:
    while drawn is not None:
        for number in range(raw.FPDFPageObj_CountMarks(drawn)):
            buffer, length = (ctypes.c_ushort * 32)(), ctypes.c_ulong()
            mark = raw.FPDFPageObj_GetMark(drawn, number)
            is_named = raw.FPDFPageObjMark_GetName(mark, buffer, ctypes.sizeof(buffer), length)
            if is_named and bytes(buffer)[: max(length.value - 2, 0)] == _LAYER:
                return True
        drawn = drawn.container
    return False


def _annotation_boxes(page: Any) -> Iterator[Box]:
    for number in range(raw.FPDFPage_GetAnnotCount(page)):
        note = raw.FPDFPage_GetAnnot(page, number)
        rectangle = raw.FS_RECTF()
        if raw.FPDFAnnot_GetSubtype(note) in _ANNOTATIONS_THAT_COVER and raw.FPDFAnnot_GetRect(note, rectangle):
            yield rectangle.left, rectangle.bottom, rectangle.right, rectangle.top
        raw.FPDFPage_CloseAnnot(note)
