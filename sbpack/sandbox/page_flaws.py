"""Flaws of a PDF's pages that an officer must know before they are published, and the annotations over those pages."""

from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, Stream

from sbpack.sandbox.page_words import UNSEEN, PageWords, opened_to_look, words_on
from sbpack.sandbox.pdf_file import MILLIMETRE, SeenPage, get_nested, numbers_in, seen_page
from sbpack.sandbox.probe import Flaw, PageFlaw

_DRAWN = {"/Square", "/Circle", "/Polygon", "/PolyLine", "/Ink", "/Line", "/Highlight"}
HIDDEN_FLAGS = 2 | 32
"""The flags `Hidden` and `NoView` of an annotation."""


def annotations_on(page: pikepdf.Page) -> Iterator[Dictionary]:
    """Yield the annotations of a page, of whatever kind."""
    notes = page.obj.get("/Annots")
    yield from (note for note in (notes if isinstance(notes, Array) else ()) if isinstance(note, Dictionary))


def draw_missing_looks(pdf: pikepdf.Pdf) -> bool:
    """Give every shape that somebody drew over a page a look of its own; return whether there was one without."""
    bare = [
        note
        for page in pdf.pages
        for note in annotations_on(page)
        if "/AP" not in note and str(note.get("/Subtype")) in _DRAWN and len(numbers_in(note.get("/Rect"))) == 4
    ]
    for note in bare:
        _draw(pdf, note)
    return bool(bare)


def _draw(pdf: pikepdf.Pdf, note: Dictionary) -> None:
    box = numbers_in(note.Rect)
    box = [min(box[0::2]), min(box[1::2]), max(box[0::2]), max(box[1::2])]
    kind = str(note.Subtype)
    is_marker = kind == "/Highlight"
    inner = _colour(note.get("/C" if is_marker else "/IC"))
    line = "" if is_marker else _colour(note.get("/C"))
    (width, *_) = [*numbers_in([get_nested(note, "/BS", "/W")]), 1.0]
    path = _path(note, kind, box)
    parts = ["/Look gs", f"{inner} rg" if inner else "", f"{line} RG {width:g} w" if line else "", path]
    parts.append("B" if inner and line else "f" if inner else "S" if line else "n")
    opacity = note.get("/CA", 1)
    state = Dictionary(CA=opacity, ca=opacity, BM=Name.Multiply if is_marker else Name.Normal)
    look = Stream(pdf, " ".join(parts).encode("ascii"), Type=Name.XObject, Subtype=Name.Form, BBox=Array(box))
    look.Resources = Dictionary(ExtGState=Dictionary(Look=state))
    note.AP = Dictionary(N=look)


def _path(note: Dictionary, kind: str, box: list[float]) -> str:
    match kind:
        case "/Polygon" | "/PolyLine":
            lines = [note.get("/Vertices")]
        case "/Line":
            lines = [note.get("/L")]
        case "/Ink":
            listed = note.get("/InkList")
            lines = list(listed) if isinstance(listed, Array) else []
        case _:
            # A circle covers no more than the box around it.
            return f"{box[0]:g} {box[1]:g} {box[2] - box[0]:g} {box[3] - box[1]:g} re"
    parts = []
    for numbers in filter(lambda numbers: len(numbers) >= 4, map(numbers_in, lines)):
        points = [f"{x:g} {y:g}" for x, y in zip(numbers[0::2], numbers[1::2], strict=False)]
        parts.append(f"{points[0]} m " + " ".join(f"{point} l" for point in points[1:]))
    return " ".join(parts)


def _colour(value: object) -> str:
    match numbers_in(value):
        case [grey]:
            return f"{grey:g} {grey:g} {grey:g}"
        case [red, green, blue]:
            return f"{red:g} {green:g} {blue:g}"
        case [cyan, magenta, yellow, black]:
            return " ".join(f"{(1 - ink) * (1 - black):g}" for ink in (cyan, magenta, yellow))
        case _:
            return ""


def page_flaws(pdf: pikepdf.Pdf, data: bytes) -> Iterator[PageFlaw]:
    """Yield what is wrong with the pages of an open file; `data` is what it was opened from."""
    for number, page in enumerate(pdf.pages, 1):
        if any(note.get("/Subtype") == Name.Redact for note in annotations_on(page)):
            yield PageFlaw(number, Flaw.REDACTION)
    off = get_nested(pdf.Root, "/OCProperties", "/D", "/OFF")
    are_off = get_nested(pdf.Root, "/OCProperties", "/D", "/BaseState") == Name.OFF
    has_hidden_layers = are_off or (isinstance(off, Array) and len(off) > 0)
    needs_saving = draw_missing_looks(pdf)
    try:
        pypdfium2.PdfDocument(data).close()
    except pypdfium2.PdfiumError:  # it refuses some slips that qpdf mends when it reads a file
        needs_saving = True
    if needs_saving:
        output = BytesIO()
        pdf.save(output)
        data = output.getvalue()
    with opened_to_look(data) as document:
        for number in range(1, len(document) + 1):
            try:
                page = document[number - 1]
            except pypdfium2.PdfiumError:
                continue
            seen = seen_page(pdf.pages[number - 1])
            found = words_on(page, scale=1 / seen.unit, has_hidden_layers=has_hidden_layers)
            yield from _unseen(number, found, seen)
            page.close()


def _unseen(number: int, found: PageWords, seen: SeenPage) -> Iterator[PageFlaw]:
    for kind in UNSEEN:
        words = found.unseen(kind)
        if sum(letter.counts for word in words for letter in word) > 1:  # more than a stray letter
            highest = min(seen.from_top(letter.box) for word in words for letter in word)
            yield PageFlaw(number, kind, len(words), max(round(highest / MILLIMETRE), 0))
    if found.is_scan:
        yield PageFlaw(number, Flaw.SCAN)
