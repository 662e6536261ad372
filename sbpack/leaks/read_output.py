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
    form_surfaces,
    page_count,
    page_surfaces,
    stream_surfaces,
    undrawn_forms,
)
from sbpack.leaks.read_text import Surface, as_text, is_markup, markup_surfaces, printable_runs, written_surfaces
from sbpack.sandbox.child import Message

_HEAD = 1024
"""Bytes within which a PDF says that it is one."""
_DEEPEST = 5
"""Files in files in files."""


def is_pdf(data: bytes) -> bool:
    """Whether a file begins as a PDF does."""
    return b"%PDF-" in data[:_HEAD]


def file_surfaces(name: str, data: bytes, depth: int = 0) -> Iterator[Surface]:
    """Yield everything that can be read in a file; raises Unread, ValueError, and what libraries raise."""
    if depth > _DEEPEST:
        raise ValueError(f"{name} is too deep inside other files")
    if is_pdf(data):
        yield from page_surfaces(data, 0, page_count(data))
        yield from surfaces_beside_pages(data, depth)
        return
    text = as_text(data)
    if text is None:
        yield from (Surface("", run, is_for_people=False) for run in printable_runs(data))
    elif is_markup(name):
        yield from markup_surfaces("", text, "in a tag")
    else:
        yield from written_surfaces(text)


def surfaces_beside_pages(data: bytes, depth: int = 0) -> Iterator[Surface]:
    """Yield what a PDF says besides the text of its pages, files inside it included; raises as `file_surfaces` does."""
    with pikepdf.open(BytesIO(data)) as pdf:
        yield from StringWalk(pdf).surfaces()
        carried = tuple(carried_files(pdf))
        yield from stream_surfaces(pdf, frozenset(file.number for file in carried))
        yield from form_surfaces(data, undrawn_forms(pdf))
    after_the_end = data[data.rfind(b"%%EOF") + len(b"%%EOF") :]
    yield from (Surface("after the end of the file", run) for run in printable_runs(after_the_end))
    for file in carried:
        inside = f"in the embedded file `{file.name}`"
        for surface in file_surfaces(file.name, file.content, depth + 1):
            place = f"{inside}, {surface.place}" if surface.place else inside
            yield surface._replace(place=place)


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
    list(file_surfaces("warm.pdf", written.getvalue()))
    Image.init()


def run(values: dict[str, object], data: bytes) -> Message:
    """Return how many pages a PDF has, or what some of them say, or what it says besides them."""
    match values:
        case {"ask": "count"}:
            return Message({"pages": page_count(data)})
        case {"ask": "pages", "first": int(first), "last": int(last)}:
            try:
                return _answer(page_surfaces(data, first, last))
            except Unread as unread:
                return Message({"unread": str(unread)})
    return _answer(surfaces_beside_pages(data))


def _answer(surfaces: Iterable[Surface]) -> Message:
    return Message({}, json.dumps(list(dict.fromkeys(surfaces))).encode("ascii"))
