"""Fitted pages as PDFium sees them: their words, and their picture."""

import ctypes
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2
from PIL import Image, ImageChops
from pypdfium2 import raw

from sbpack.render.attachment_paper import Place

DOTS = 200
"""An inch: what office printers show."""
LONGEST_TEXT = 3_000
"""Characters of a page's own words that are read aloud; a full page of close print has as many."""
_BULLETS = frozenset("•·‣◦●○■□▪▫")
"""They often come after all that they stand before, and would be read out one by one."""


class Sight:
    """Pages that PDFium has open."""

    def __init__(self, document: Any) -> None:
        """Take an open file."""
        self._document = document

    def words(self, number: int) -> str:
        """Return what can be read on a page, in one line, cut short where it is very long."""
        page = self._document[number]
        text = page.get_textpage().get_text_bounded()
        words = " ".join(word for word in "".join(map(_readable, text)).split() if word not in _BULLETS)
        if len(words) <= LONGEST_TEXT:
            return words
        return words[:LONGEST_TEXT].rpartition(" ")[0] + " …"

    def picture(self, number: int, place: Place) -> Image.Image:
        """Draw what stands at a place of a page."""
        left, bottom, right, top = place.box
        crop = (left, bottom, place.paper[0] - right, place.paper[1] - top)
        image: Image.Image = self._document[number].render(scale=DOTS / 72, crop=crop).to_pil()
        grey = image.convert("L")
        return grey if _is_grey(image, grey) else image.convert("RGB")


@contextmanager
def seen(pdf: bytes) -> Iterator[Sight]:
    """Open a file with fonts of PDFium's own alone: those of the machine would make other pages on another one."""
    paths = (ctypes.POINTER(ctypes.c_char) * 1)()
    raw.FPDF_DestroyLibrary()
    raw.FPDF_InitLibraryWithConfig(raw.FPDF_LIBRARY_CONFIG(version=2, m_pUserFontPaths=paths))
    document = pypdfium2.PdfDocument(pdf)
    try:
        yield Sight(document)
    finally:
        document.close()


def _is_grey(image: Image.Image, grey: Image.Image) -> bool:
    """Whether a picture has no colour; then it takes a third of the room."""
    return ImageChops.difference(image.convert("RGB"), grey.convert("RGB")).getbbox() is None


def _readable(character: str) -> str:
    """Return a character, or a space for one that has no sound: controls, halves of pairs, private signs."""
    return " " if unicodedata.category(character)[0] == "C" else character
