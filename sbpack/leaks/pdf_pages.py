"""What the pages of a PDF say, by two programs that have nothing in common.

Text on a page is numbers of glyphs, which only the page's fonts turn into letters. One program may know a font that
another does not.
"""

import logging
import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

import pypdfium2
from pypdf import PdfReader
from pypdf.generic import IndirectObject

from sbpack.leaks.surface import Surface

_WORD = re.compile(r"\w+")

logging.getLogger("pypdf").setLevel(logging.CRITICAL)


class Unread(Exception):  # noqa: N818 - said of the page
    """Neither program can read a page."""


def page_surfaces(data: bytes, first: int, last: int) -> Iterator[Surface]:
    """Yield the text of each page from one number to before another, as each program reads it; raises Unread."""
    reader = PdfReader(BytesIO(data))
    document = pypdfium2.PdfDocument(data)
    try:
        for number in range(first, min(last, len(document))):
            place = f"on page {document.get_page_label(number) or number + 1}"
            texts = [text for text in (_by_pdfium(document, number), _by_pypdf(reader, number)) if text is not None]
            if not texts:
                raise Unread(place)
            # Mostly they read the same words.
            yield from (Surface(place, text) for text in {tuple(_WORD.findall(text)): text for text in texts}.values())
    finally:
        document.close()


def form_surfaces(data: bytes, forms: Iterable[tuple[int, int]]) -> Iterator[Surface]:
    """Yield the text of forms that no page draws, such as the look of a note; PDFium does not read those."""
    reader = PdfReader(BytesIO(data))
    for number, generation in forms:
        try:
            form: Any = reader.get_object(IndirectObject(number, generation, reader))
            yield Surface("in what no page draws", reader.pages[0].extract_xform_text(form))
        except Exception:  # noqa: S112 - it raises what it likes, and may be given what is no form
            continue


def page_count(data: bytes) -> int:
    """Return how many pages a PDF has."""
    document = pypdfium2.PdfDocument(data)
    try:
        return len(document)
    finally:
        document.close()


def _by_pdfium(document: Any, number: int) -> str | None:
    try:
        page = document[number]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return None
    words: str = text.get_text_range()
    text.close()
    page.close()
    return words


def _by_pypdf(reader: PdfReader, number: int) -> str | None:
    try:
        return reader.pages[number].extract_text()
    except Exception:
        return None
