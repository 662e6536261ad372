"""What a page of a PDF draws, in the order in which it is drawn: words, and what may lie over them."""

import ctypes
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pypdfium2 import raw

DEEPEST = 60
"""Drawings within drawings; readers of PDF give up somewhere, each elsewhere."""
_INKLESS = raw.FPDF_TEXTRENDERMODE_INVISIBLE
_CLIPPING = 4
"""The first way of setting words that cut out what follows."""
_THINNEST = 3.0
"""Points; what is thinner than that is a line, and covers no word."""
_LAYER = "OC"
_NOTES_THAT_COVER = (
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
    order: int
    box: Box
    mode: int
    is_embedded: bool
    """Whether the file brings the letters along."""
    is_on_layer: bool

    @property
    def address(self) -> int:
        """What PDFium knows it by."""
        return _address(self.drawn)

    @property
    def is_inkless(self) -> bool:
        """Whether it is set to be searched and not seen."""
        return bool(self.mode == _INKLESS)

    @property
    def clips(self) -> bool:
        """Whether it cuts out what follows."""
        return self.mode >= _CLIPPING

    def leave_out(self) -> None:
        """Draw the page without it from now on."""
        raw.FPDFPageObj_SetIsActive(self.drawn, False)  # drawn letters (Type 3) heed no rendering mode

    def put_back(self) -> None:
        """Draw it again."""
        raw.FPDFPageObj_SetIsActive(self.drawn, True)

    def is_below_words_on(self, covers: Sequence[Cover], texts: Collection["PageText"]) -> bool:
        """Whether something lies over it that has words of its own."""
        over = [cover for cover in covers if cover.order > self.order and cover.meets(self.box)]
        return any(text.order > cover.order and cover.meets(text.box) for cover in over for text in texts)


def page_texts(page: Any) -> dict[int, PageText]:
    """Return the words that a page draws, by their address."""
    found = (_text(order, drawn) for order, drawn in _drawn(page) if drawn.type == raw.FPDF_PAGEOBJ_TEXT)
    return {text.address: text for text in found}


def covers_on(page: Any) -> list[Cover]:
    """Return what may cover words: filled areas, pictures and shadings, and over all of them notes."""
    covers = [cover for order, drawn in _drawn(page) for cover in _cover(order, drawn)]
    order = 1 + max((cover.order for cover in covers), default=0) + raw.FPDFPage_CountObjects(page) + 1_000_000
    return covers + [Cover(order, box) for box in _note_boxes(page)]


def share_of_pictures(page: Any) -> float:
    """Return how much of a page its pictures take, from 0 to 1 and more where they overlap."""
    width, height = page.get_size()
    boxes = [_page_box(drawn) for _, drawn in _drawn(page) if drawn.type == raw.FPDF_PAGEOBJ_IMAGE]
    return sum((box[2] - box[0]) * (box[3] - box[1]) for box in boxes) / float(width * height)


def _drawn(page: Any) -> Iterator[tuple[int, Any]]:
    return enumerate(page.get_objects(max_depth=DEEPEST))


def _text(order: int, drawn: Any) -> PageText:
    font = raw.FPDFTextObj_GetFont(drawn)
    return PageText(
        drawn,
        order,
        _page_box(drawn),
        raw.FPDFTextObj_GetTextRenderMode(drawn),
        is_embedded=bool(font) and raw.FPDFFont_GetIsEmbedded(font) == 1,
        is_on_layer=_is_on_layer(drawn),
    )


def _cover(order: int, drawn: Any) -> Iterator[Cover]:
    is_picture = drawn.type == raw.FPDF_PAGEOBJ_IMAGE
    if not (is_picture or drawn.type == raw.FPDF_PAGEOBJ_SHADING or _is_filled(drawn)):
        return
    box = _page_box(drawn)
    if min(box[2] - box[0], box[3] - box[1]) >= _THINNEST:
        yield Cover(order, box, is_picture)


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
    across, up = zip(*corners_on_page(drawn, [(left, bottom), (left, top), (right, bottom), (right, top)]), strict=True)
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
        if any(_name(raw.FPDFPageObj_GetMark(drawn, number)) == _LAYER for number in range(_count_marks(drawn))):
            return True
        drawn = drawn.container
    return False


def _count_marks(drawn: Any) -> int:
    return max(int(raw.FPDFPageObj_CountMarks(drawn)), 0)


def _name(mark: Any) -> str:
    buffer, length = (ctypes.c_ushort * 32)(), ctypes.c_ulong()
    is_named = raw.FPDFPageObjMark_GetName(mark, buffer, ctypes.sizeof(buffer), length)
    return bytes(buffer)[: max(length.value - 2, 0)].decode("utf-16-le", "replace") if is_named else ""


def _note_boxes(page: Any) -> Iterator[Box]:
    for number in range(raw.FPDFPage_GetAnnotCount(page)):
        note = raw.FPDFPage_GetAnnot(page, number)
        rectangle = raw.FS_RECTF()
        if raw.FPDFAnnot_GetSubtype(note) in _NOTES_THAT_COVER and raw.FPDFAnnot_GetRect(note, rectangle):
            yield rectangle.left, rectangle.bottom, rectangle.right, rectangle.top
        raw.FPDFPage_CloseAnnot(note)


def _address(drawn: Any) -> int:
    return ctypes.cast(drawn.raw, ctypes.c_void_p).value or 0
