"""What an officer must know of the pages of a PDF before they are published."""

from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name

from sbpack.sources.attachment_page import SeenPage, seen_page
from sbpack.sources.note_looks import draw_missing_looks, notes_on
from sbpack.sources.page_flaw import Flaw, PageFlaw
from sbpack.sources.page_sight import PageSight, Word, look_at, opened_to_look
from sbpack.sources.unseen_letters import Unseen

_MILLIMETRE = 72 / 25.4


def page_flaws(pdf: pikepdf.Pdf, data: bytes) -> Iterator[PageFlaw]:
    """Yield what is wrong with the pages of an open file; `data` is what it was opened from."""
    for number, page in enumerate(pdf.pages, 1):
        if any(note.get("/Subtype") == Name.Redact for note in notes_on(page)):
            yield PageFlaw(number, Flaw.REDACTION)
    has_hidden_layers = _has_hidden_layers(pdf)
    # PDFium refuses some slips that qpdf mends when it reads a file.
    if draw_missing_looks(pdf) or not _opens(data):
        data = _saved(pdf)
    with opened_to_look(data) as document:
        for number in range(1, len(document) + 1):
            try:
                page = document[number - 1]
            except pypdfium2.PdfiumError:
                continue
            seen = seen_page(pdf.pages[number - 1])
            sight = look_at(page, scale=1 / seen.unit, has_hidden_layers=has_hidden_layers)
            yield from _unseen(number, sight, seen)
            page.close()


def _unseen(number: int, sight: PageSight, seen: SeenPage) -> Iterator[PageFlaw]:
    for why, kind in ((Unseen.COVERED, Flaw.COVERED), (Unseen.INVISIBLE, Flaw.INVISIBLE)):
        words = sight.unseen(why)
        if _says_something(words):
            highest = min(seen.from_top(letter.box) for word in words for letter in word)
            yield PageFlaw(number, kind, len(words), max(round(highest / _MILLIMETRE), 0))
    if sight.is_scan:
        yield PageFlaw(number, Flaw.SCAN)


def _says_something(words: tuple[Word, ...]) -> bool:
    """Whether words are more than a stray letter."""
    return sum(letter.counts for word in words for letter in word) > 1


def _has_hidden_layers(pdf: pikepdf.Pdf) -> bool:
    layers = pdf.Root.get("/OCProperties")
    shown = layers.get("/D") if isinstance(layers, Dictionary) else None
    off = shown.get("/OFF") if isinstance(shown, Dictionary) else None
    is_off = isinstance(shown, Dictionary) and shown.get("/BaseState") == Name.OFF
    return is_off or (isinstance(off, Array) and len(off) > 0)


def _opens(data: bytes) -> bool:
    try:
        pypdfium2.PdfDocument(data).close()
    except pypdfium2.PdfiumError:
        return False
    return True


def _saved(pdf: pikepdf.Pdf) -> bytes:
    output = BytesIO()
    pdf.save(output)
    return output.getvalue()
