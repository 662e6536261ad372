"""What the limited child takes out of a PDF: a file that is embedded in it."""

from io import BytesIO

import pikepdf

from sbpack.sandbox import pdf_file as attachment_pdf
from sbpack.sandbox.child import Answer

_LARGEST = 4_000_000
"""Bytes; the manifest of a pack of a thousand pages has a tenth of it."""


def warm() -> None:
    """Load what a job may need, while files can still be opened."""
    attachment_pdf.warm()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.attachments["a"] = b"{}"
        sheet = BytesIO()
        pdf.save(sheet)
    run({"name": "a"}, sheet.getvalue())


def run(values: dict[str, object], data: bytes) -> Answer:
    """Return the embedded file of a name, nothing where a PDF has none or cannot be opened."""
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            content = pdf.attachments[str(values["name"])].get_file().read_bytes()
    except (pikepdf.PdfError, KeyError, ValueError, RuntimeError):
        return Answer({"found": False})
    return Answer({"found": len(content) <= _LARGEST}, content[:_LARGEST])
