"""Everything that can be read in a file, whatever form it has; of a PDF as jobs for the limited child."""

import json
from collections.abc import Iterable, Iterator
from io import BytesIO

import pikepdf
from PIL import Image

from sbpack.leaks.read_pdf import (
    StringWalk,
    Unread,
    carried_files,
    form_texts,
    page_count,
    page_texts,
    stream_texts,
    undrawn_forms,
)
from sbpack.leaks.read_text import ReadableText, as_text, is_markup, printable_runs, readable_lines, readable_markup
from sbpack.sandbox.child import Message

_HEAD = 1024
"""Bytes within which a PDF says that it is one."""
_DEEPEST = 5
"""Files in files in files."""


def is_pdf(data: bytes) -> bool:
    """Whether a file begins as a PDF does."""
    return b"%PDF-" in data[:_HEAD]


def file_texts(name: str, data: bytes, depth: int = 0) -> Iterator[ReadableText]:
    """Yield everything that can be read in a file; raises Unread, ValueError, and what libraries raise."""
    if depth > _DEEPEST:
        raise ValueError(f"{name} is too deep inside other files")
    if is_pdf(data):
        yield from page_texts(data, 0, page_count(data))
        yield from texts_beside_pages(data, depth)
        return
    text = as_text(data)
    if text is None:
        yield from (ReadableText("", run, is_for_people=False) for run in printable_runs(data))
    elif is_markup(name):
        yield from readable_markup("", text, "in a tag")
    else:
        yield from readable_lines(text)


def texts_beside_pages(data: bytes, depth: int = 0) -> Iterator[ReadableText]:
    """Yield what a PDF says besides the text of its pages, files inside it included; raises as `file_texts` does."""
    with pikepdf.open(BytesIO(data)) as pdf:
        yield from StringWalk(pdf).texts()
        carried = tuple(carried_files(pdf))
        yield from stream_texts(pdf, frozenset(file.number for file in carried))
        yield from form_texts(data, undrawn_forms(pdf))
    after_the_end = data[data.rfind(b"%%EOF") + len(b"%%EOF") :]
    yield from (ReadableText("after the end of the file", run) for run in printable_runs(after_the_end))
    for file in carried:
        inside = f"in the embedded file `{file.name}`"
        for readable in file_texts(file.name, file.content, depth + 1):
            place = f"{inside}, {readable.place}" if readable.place else inside
            yield readable._replace(place=place)


def warm() -> None:
    """Load what a job may need, while files can still be opened."""
    for encoding in ("utf-16", "utf-16-be", "utf-16-le", "cp1252", "latin-1", "mac-roman", "unicode-escape", "charmap"):
        "".encode(encoding)
    pdf = pikepdf.new()
    pdf.add_blank_page()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    pdf.pages[0].Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    pdf.pages[0].Contents = pdf.make_stream(b"BT /F1 9 Tf (warm) Tj ET")
    pdf.make_stream(b"BT /F1 9 Tf (warm) Tj ET", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form)
    with pdf.open_metadata() as metadata:
        metadata["dc:title"] = "warm"
    pdf.attachments["warm.txt"] = b"warm"
    written = BytesIO()
    pdf.save(written)
    list(file_texts("warm.pdf", written.getvalue()))
    Image.init()


def run(values: dict[str, object], data: bytes) -> Message:
    """Return how many pages a PDF has, or what some of them say, or what it says besides them."""
    match values:
        case {"ask": "count"}:
            return Message({"pages": page_count(data)})
        case {"ask": "pages", "first": int(first), "last": int(last)}:
            try:
                return _answer(page_texts(data, first, last))
            except Unread as unread:
                return Message({"unread": str(unread)})
    return _answer(texts_beside_pages(data))


def _answer(texts: Iterable[ReadableText]) -> Message:
    return Message({}, json.dumps(list(dict.fromkeys(texts))).encode("ascii"))
