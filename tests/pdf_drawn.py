"""What pages of a PDF draw, object by object, as PDFium sees it, which has no part in writing the files."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
from pypdfium2 import raw

Source = bytes | Path

_KINDS = {
    raw.FPDF_PAGEOBJ_TEXT: "text",
    raw.FPDF_PAGEOBJ_PATH: "path",
    raw.FPDF_PAGEOBJ_IMAGE: "image",
    raw.FPDF_PAGEOBJ_SHADING: "shading",
    raw.FPDF_PAGEOBJ_FORM: "form",
}


@dataclass(frozen=True)
class Drawn:
    """One thing on a page: a run of letters on one line, a path, a picture, a form."""

    kind: str
    text: str
    """Of letters; nothing for all else."""
    page: int
    """Counted from 0."""
    mcid: int
    """The number of the mark that it stands in, or -1."""
    in_artifact: bool
    left: float
    bottom: float
    right: float
    top: float
    """PDF points from the lower left corner of the page."""
    colour: tuple[int, int, int] | None = None
    """Red, green and blue that it is filled with; None where it is not filled."""

    def follows(self, other: "Drawn") -> bool:
        """Whether it stands on the same line as another."""
        return self.page == other.page and self.bottom < other.top and other.bottom < self.top

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, bottom, right, top."""
        return self.left, self.bottom, self.right, self.top


def drawn(pdf: Source) -> tuple[tuple[Drawn, ...], ...]:
    """Return what each page draws, in the order in which it is drawn."""
    with opened(pdf) as document:
        return tuple(tuple(_on_page(page, number)) for number, page in enumerate(document))


def _on_page(page: Any, number: int) -> Iterator[Drawn]:
    textpage = page.get_textpage()
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for index in range(raw.FPDFPage_CountObjects(page)):
        item = raw.FPDFPage_GetObject(page, index)
        kind = _KINDS.get(raw.FPDFPageObj_GetType(item), "")
        text = _text(item, textpage) if kind == "text" else ""
        raw.FPDFPageObj_GetBounds(item, left, bottom, right, top)
        mcid = raw.FPDFPageObj_GetMarkedContentID(item)
        in_artifact = mcid < 0 and "Artifact" in _marks(item)
        box = left.value, bottom.value, right.value, top.value
        yield Drawn(kind, text, number, mcid, in_artifact, *box, _colour(item, kind))


def _colour(item: Any, kind: str) -> tuple[int, int, int] | None:
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    if kind == "path" and not (raw.FPDFPath_GetDrawMode(item, mode, stroked) and mode.value):
        return None
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if kind not in ("path", "text") or not raw.FPDFPageObj_GetFillColor(item, red, green, blue, alpha):
        return None
    return red.value, green.value, blue.value


def _text(item: Any, textpage: Any) -> str:
    size = raw.FPDFTextObj_GetText(item, textpage, None, 0)
    buffer = (ctypes.c_ushort * (size // 2))()
    raw.FPDFTextObj_GetText(item, textpage, buffer, size)
    return bytes(buffer).decode("utf-16-le").rstrip("\0")


def _marks(item: Any) -> set[str]:
    names = set()
    for index in range(raw.FPDFPageObj_CountMarks(item)):
        buffer, length = (ctypes.c_ushort * 64)(), ctypes.c_ulong()
        raw.FPDFPageObjMark_GetName(raw.FPDFPageObj_GetMark(item, index), buffer, ctypes.sizeof(buffer), length)
        names.add(bytes(buffer)[: length.value].decode("utf-16-le").rstrip("\0"))
    return names


@contextmanager
def opened(pdf: Source) -> Iterator[Any]:
    """Open a PDF with PDFium."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        yield document
    finally:
        document.close()
