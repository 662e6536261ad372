"""What the pages of a PDF say, by two programs that have nothing in common.

Text on a page is numbers of glyphs, which only the page's fonts turn into letters. One program may know a font that
another does not.
"""

import logging
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from io import BytesIO
from typing import Any

import pypdfium2
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DecodedStreamObject, IndirectObject, NameObject

from sbpack.leaks.surface import Surface

_CONTENTS = NameObject("/Contents")
_LINE_OF_GLYPHS = re.compile(rb"\[\s*(?:<[0-9A-Fa-f]*>[\s\d.-]*)+\]\s*TJ")
_CLOSER = re.compile(rb">\s{0,4}-?\d{0,2}(?:\.\d{1,9})?\s{0,4}<")
_WORD = re.compile(r"\w+")

logging.getLogger("pypdf").setLevel(logging.CRITICAL)


class Unread(Exception):  # noqa: N818 - said of the page
    """Neither program can read a page."""


def page_surfaces(data: bytes, first: int, last: int) -> Iterator[Surface]:
    """Yield the text of each page from one number to before another, as each program reads it; raises Unread."""
    reader, document = _opened(data)
    for number in range(first, min(last, len(document))):
        place = f"on page {document.get_page_label(number) or number + 1}"
        texts = [text for text in (_by_pdfium(document, number), _by_pypdf(reader, number)) if text is not None]
        if not texts:
            raise Unread(place)
        # Mostly they read the same words.
        yield from (Surface(place, text) for text in {tuple(_WORD.findall(text)): text for text in texts}.values())


def form_surfaces(data: bytes, forms: Iterable[tuple[int, int]]) -> Iterator[Surface]:
    """Yield the text of forms that no page draws, such as the look of a note; PDFium does not read those."""
    for number, generation in forms:
        try:
            reader, _ = _opened(data)
            form: Any = reader.get_object(IndirectObject(number, generation, reader))
            yield Surface("in what no page draws", reader.pages[0].extract_xform_text(form))
        except Exception:  # noqa: S112 - it raises what it likes, and may be given what is no form
            continue


def page_count(data: bytes) -> int:
    """Return how many pages a PDF has."""
    return len(_opened(data)[1])


@lru_cache(maxsize=1)
def _opened(data: bytes) -> tuple[PdfReader, Any]:
    """Open a file for both programs. It stays open: whoever reads some pages of a long one will read others."""
    return PdfReader(BytesIO(data)), pypdfium2.PdfDocument(data)


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
        page = reader.pages[number]
        contents = page.get(_CONTENTS, ArrayObject()).get_object()
        parts = contents if isinstance(contents, ArrayObject) else [contents]
        joined = DecodedStreamObject()
        joined.set_data(b"\n".join(_with_whole_strings(part.get_object().get_data()) for part in parts))
        page[_CONTENTS] = joined
        return page.extract_text()
    except Exception:  # it raises what it likes; where neither program can read a page, that is told
        return None


def _with_whole_strings(content: bytes) -> bytes:
    """Return a content stream whose glyphs are not moved by less than a tenth of their size.

    Each pair of letters that is set closer makes pypdf begin anew, which takes it three quarters of its time.
    """
    return _LINE_OF_GLYPHS.sub(lambda line: _CLOSER.sub(b"", line[0]), content)
