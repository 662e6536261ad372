"""Fitted pages as PDFium sees them: their words, and their picture."""

import ctypes
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2
from PIL import Image, ImageChops
from pypdfium2 import raw

from sbpack.render.attachments.paper import MILLIMETRE, Place
from sbpack.render.attachments.resources import DEEPEST

DOTS = 200
"""An inch: what office printers show."""
LONGEST_TEXT = 3_000
"""Characters of a page's own words that are read aloud; a full page of close print has as many."""
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"
_TRIM = 5 * MILLIMETRE
"""Printers let pictures reach over the edge where they will cut."""
_BULLETS = frozenset("•·‣◦●○■□▪▫")
"""They often come after all that they stand before, and would be read out one by one."""


class Sight:
    """Pages that PDFium has open."""

    def __init__(self, document: Any) -> None:
        """Take an open file."""
        self._document = document

    def words(self, number: int, place: Place) -> str:
        """Return what can be read at a place of a page, in one line, cut short where it is very long."""
        text = self._document[number].get_textpage().get_text_bounded(*place.box)
        words = " ".join(word for word in "".join(map(_readable, text)).split() if word not in _BULLETS)
        if len(words) <= LONGEST_TEXT:
            return words
        return words[:LONGEST_TEXT].rpartition(" ")[0] + " …"

    def hides(self, number: int, place: Place) -> bool:
        """Whether a page holds letters outside a place, or pictures that reach further out of it than a trim does."""
        page = self._document[number]
        return any(not _is_near(place, *middle, 0) for middle in _letters(page.get_textpage())) or any(
            not _is_near(place, x, y, _TRIM) for x, y in _corners(page)
        )

    def picture(self, number: int, place: Place) -> Image.Image:
        """Draw what stands at a place of a page."""
        left, bottom, right, top = place.box
        crop = (left, bottom, place.paper[0] - right, place.paper[1] - top)
        image: Image.Image = self._document[number].render(scale=DOTS / 72, crop=crop).to_pil()
        grey = image.convert("L")
        return grey if _is_grey(image, grey) else image.convert("RGB")


def _is_near(place: Place, x: float, y: float, most: float) -> bool:
    left, bottom, right, top = place.box
    return left - most <= x <= right + most and bottom - most <= y <= top + most


def _letters(text: Any) -> Iterator[tuple[float, float]]:
    """Yield where the middles of letters are."""
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, index)
        if not chr(code).isspace() and raw.FPDFText_IsGenerated(text, index) == 0:
            left, bottom, right, top = text.get_charbox(index)
            yield (left + right) / 2, (bottom + top) / 2


def _corners(page: Any) -> Iterator[tuple[float, float]]:
    """Yield where the corners of pictures are, in whatever forms they are drawn."""
    for picture in page.get_objects([raw.FPDF_PAGEOBJ_IMAGE], max_depth=DEEPEST):
        corners, form = picture.get_quad_points(), picture.container
        while form is not None:
            matrix, form = form.get_matrix(), form.container
            corners = [matrix.on_point(*corner) for corner in corners]
        yield from corners


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
    """Return a character, or a space for one that has no sound: controls, halves of pairs, private or unknown signs."""
    return " " if unicodedata.category(character)[0] == "C" or character == _UNKNOWN else character
