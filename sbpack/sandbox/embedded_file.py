"""A file embedded in a PDF that somebody hands in, taken out by a limited child.

The parent calls `embedded_file`; the child imports this module for `warm` and `run`.
"""

from io import BytesIO

import pikepdf

from sbpack.sandbox import pdf_file
from sbpack.sandbox.child import ChildFailed, LimitedChild, Message

_LARGEST = 4_000_000
"""Bytes; the manifest of a pack of a thousand pages has a tenth of it."""


def embedded_file(pdf: bytes, name: str) -> bytes | None:
    """Return the embedded file of a name, None where there is none or the PDF cannot be read."""
    with LimitedChild("sbpack.sandbox.embedded_file", seconds=30.0) as child:
        try:
            answer = child.ask({"name": name}, pdf)
        except ChildFailed:
            return None
    return answer.data if answer.values.get("found") is True else None


def warm() -> None:
    """Load what a job may need, while files can still be opened."""
    pdf_file.warm()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.attachments["a"] = b"{}"
        run({"name": "a"}, pdf_file.save_pdf(pdf))


def run(values: dict[str, object], data: bytes) -> Message:
    """Return the embedded file of a name, nothing where a PDF has none or cannot be opened."""
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            content = pdf.attachments[str(values["name"])].get_file().read_bytes()
    except (pikepdf.PdfError, KeyError, ValueError, RuntimeError):
        return Message({"found": False})
    return Message({"found": len(content) <= _LARGEST}, content[:_LARGEST])
