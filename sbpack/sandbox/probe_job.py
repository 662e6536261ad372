"""What the limited child finds out about one attachment."""

from io import BytesIO

from PIL import Image

from sbpack.sandbox import pdf_file as attachment_pdf
from sbpack.sandbox.child import Message
from sbpack.sandbox.page_flaws import page_flaws
from sbpack.sandbox.pdf_file import Refused, opened_pdf, seen_page
from sbpack.sandbox.picture import check_picture, picture_size


def warm() -> None:
    """Load what a job may need, while files can still be opened."""
    attachment_pdf.warm()
    run({"kind": "pdf"}, attachment_pdf.sheet())
    for form in ("PNG", "JPEG"):
        picture = BytesIO()
        exif = Image.Exif()
        exif[0x0112] = 6
        Image.new("RGB", (8, 8)).save(picture, form, exif=exif)
        _picture(picture.getvalue())
    _picture(b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"/>')
    check_picture(b"neither")


def run(values: dict[str, object], data: bytes) -> Message:
    """Return page count and size, or what is wrong."""
    try:
        if values["kind"] != "pdf":
            return _picture(data)
        with opened_pdf(data) as pdf:
            first = seen_page(pdf.pages[0])
            size = {"page_count": len(pdf.pages), "width": first.width, "height": first.height}
            is_restricted = pdf.is_encrypted
            flaws = [[flaw.page, flaw.kind, flaw.words, flaw.from_top] for flaw in page_flaws(pdf, data)]
            return Message({**size, "restricted": is_restricted, "flaws": flaws})
    except Refused as refused:
        return Message({"problem": refused.problem, "help": refused.help})


def _picture(data: bytes) -> Message:
    if problem := check_picture(data):
        raise Refused(problem, "save the picture anew")
    width, height = picture_size(data)
    return Message({"page_count": 1, "width": width, "height": height})
