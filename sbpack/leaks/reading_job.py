"""What the limited child reads in a file."""

import json
from collections.abc import Iterable
from io import BytesIO

import pikepdf
from PIL import Image

from sbpack.leaks.read_output import file_surfaces, surfaces_beside_pages
from sbpack.leaks.read_pdf import Unread, page_count, page_surfaces
from sbpack.leaks.read_text import Surface
from sbpack.sandbox.child import Message


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
