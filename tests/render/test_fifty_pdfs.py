"""What is found in fifty attached PDFs, what of them is read aloud, and what the pack keeps.

Five libraries draw the same ten files: a first page without guile, and a second one of its kind.
"""

import base64
import ctypes
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from io import BytesIO
from typing import Protocol

import pikepdf
import pypdfium2
import pytest
import weasyprint
from fpdf import FPDF
from fpdf.enums import TextMode
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageDraw
from pypdfium2 import raw
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from sbpack.render.attachments import AttachmentPlacement
from sbpack.render.attachments.fit import fit_attachment
from sbpack.sandbox.page_flaws import page_flaws
from sbpack.sandbox.pdf_file import opened_pdf
from sbpack.sandbox.probe import Flaw
from tests.attachments import FONT
from tests.pdf_reading import page_texts, struct_tree

OPEN, SECRET = "The works cost much", "Askwith"
WIDTH, HEIGHT = 400, 300
"""Of each page, in points; places are measured from its lower left corner."""
BOX = (28, 194, 90, 20)
"""Over the secret word."""


class Pen(Protocol):
    """What a library draws with."""

    def words(self, x: float, y: float, text: str, grey: float = 0, *, has_ink: bool = True) -> None:
        """Write at a place."""

    def box(self, x: float, y: float, width: float, height: float, grey: float) -> None:
        """Fill a rectangle."""

    def picture(self, picture: Image.Image, x: float, y: float, width: float, height: float) -> None:
        """Show a picture."""

    def next_page(self) -> None:
        """Begin the second page."""

    def done(self) -> bytes:
        """Return the file."""


class _ReportLab:
    def __init__(self) -> None:
        pdfmetrics.registerFont(TTFont("Body", FONT))
        self.file = BytesIO()
        self.canvas = Canvas(self.file, pagesize=(WIDTH, HEIGHT), invariant=1)

    def words(self, x: float, y: float, text: str, grey: float = 0, *, has_ink: bool = True) -> None:
        self.canvas.setFont("Body", 14)
        self.canvas.setFillGray(grey)
        self.canvas.drawString(x, y, text, mode=0 if has_ink else 3)

    def box(self, x: float, y: float, width: float, height: float, grey: float) -> None:
        self.canvas.setFillGray(grey)
        self.canvas.rect(x, y, width, height, fill=1, stroke=0)

    def picture(self, picture: Image.Image, x: float, y: float, width: float, height: float) -> None:
        self.canvas.drawImage(ImageReader(picture), x, y, width, height)

    def next_page(self) -> None:
        self.canvas.showPage()

    def done(self) -> bytes:
        self.canvas.showPage()
        self.canvas.save()
        return self.file.getvalue()


class _Fpdf2:
    def __init__(self) -> None:
        self.pdf = FPDF(unit="pt", format=(HEIGHT, WIDTH), orientation="landscape")
        self.pdf.set_auto_page_break(auto=False)
        self.pdf.add_font("Body", fname=FONT)
        self.pdf.set_font("Body", size=14)
        self.pdf.add_page()

    def words(self, x: float, y: float, text: str, grey: float = 0, *, has_ink: bool = True) -> None:
        self.pdf.set_text_color(round(grey * 255))
        with self.pdf.local_context(text_mode=TextMode.FILL if has_ink else TextMode.INVISIBLE):
            self.pdf.text(x, HEIGHT - y, text)

    def box(self, x: float, y: float, width: float, height: float, grey: float) -> None:
        self.pdf.set_fill_color(round(grey * 255))
        self.pdf.rect(x, HEIGHT - y - height, width, height, style="F")

    def picture(self, picture: Image.Image, x: float, y: float, width: float, height: float) -> None:
        self.pdf.image(picture, x, HEIGHT - y - height, width, height)

    def next_page(self) -> None:
        self.pdf.add_page()

    def done(self) -> bytes:
        return bytes(self.pdf.output())


class _WeasyPrint:
    def __init__(self) -> None:
        self.pages = [""]

    def _place(self, x: float, y: float, style: str, body: str) -> None:
        self.pages[-1] += f'<div style="position: absolute; left: {x}pt; bottom: {y}pt; {style}">{body}</div>'

    def words(self, x: float, y: float, text: str, grey: float = 0, *, has_ink: bool = True) -> None:
        colour = f"rgb({grey:.0%} {grey:.0%} {grey:.0%} / {1 if has_ink else 0})"
        self._place(x, y - 3, f"white-space: nowrap; color: {colour}", escape(text))

    def box(self, x: float, y: float, width: float, height: float, grey: float) -> None:
        self._place(
            x, y, f"width: {width}pt; height: {height}pt; background: rgb({grey:.0%} {grey:.0%} {grey:.0%})", ""
        )

    def picture(self, picture: Image.Image, x: float, y: float, width: float, height: float) -> None:
        data = BytesIO()
        picture.save(data, "PNG")
        uri = f"data:image/png;base64,{base64.b64encode(data.getvalue()).decode()}"
        self._place(x, y, "", f'<img src="{uri}" style="width: {width}pt; height: {height}pt; display: block">')

    def next_page(self) -> None:
        self.pages.append("")

    def done(self) -> bytes:
        page = f"position: relative; height: {HEIGHT}pt; break-after: page; overflow: visible"
        pages = "".join(f'<section style="{page}">{body}</section>' for body in self.pages)
        style = f"@page {{ size: {WIDTH}pt {HEIGHT}pt; margin: 0 }} body {{ margin: 0; font: 14pt/1 sans-serif }}"
        data: bytes = weasyprint.HTML(string=f"<style>{style}</style>{pages}").write_pdf()
        return data


class _Pikepdf:
    def __init__(self) -> None:
        self.pdf = pikepdf.new()
        self.parts: list[str] = []
        self.pictures = Dictionary()

    def words(self, x: float, y: float, text: str, grey: float = 0, *, has_ink: bool = True) -> None:
        self.parts.append(f"BT /F1 14 Tf {grey} g {0 if has_ink else 3} Tr {x} {y} Td ({text}) Tj ET")

    def box(self, x: float, y: float, width: float, height: float, grey: float) -> None:
        self.parts.append(f"{grey} g {x} {y} {width} {height} re f")

    def picture(self, picture: Image.Image, x: float, y: float, width: float, height: float) -> None:
        shades = picture.convert("L")
        stream = self.pdf.make_stream(shades.tobytes())
        stream.update(
            Dictionary(
                Type=Name.XObject,
                Subtype=Name.Image,
                Width=shades.width,
                Height=shades.height,
                ColorSpace=Name.DeviceGray,
                BitsPerComponent=8,
            )
        )
        self.pictures[f"/P{len(self.parts)}"] = stream
        self.parts.append(f"q {width} 0 0 {height} {x} {y} cm /P{len(self.parts)} Do Q")

    def next_page(self) -> None:
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        page = Dictionary(
            Type=Name.Page,
            MediaBox=Array([0, 0, WIDTH, HEIGHT]),
            Resources=Dictionary(Font=Dictionary(F1=font), XObject=self.pictures),
            Contents=self.pdf.make_stream("\n".join(self.parts).encode()),
        )
        self.pdf.pages.append(pikepdf.Page(self.pdf.make_indirect(page)))
        self.parts, self.pictures = [], Dictionary()

    def done(self) -> bytes:
        self.next_page()
        file = BytesIO()
        self.pdf.save(file)
        return file.getvalue()


class _Pdfium:
    def __init__(self) -> None:
        self.pdf = pypdfium2.PdfDocument.new()
        self.page = self.pdf.new_page(WIDTH, HEIGHT)

    def _insert(self, shape: "ctypes._Pointer[raw.fpdf_pageobject_t__]", grey: float) -> None:
        shade = round(grey * 255)
        raw.FPDFPageObj_SetFillColor(shape, shade, shade, shade, 255)
        raw.FPDFPage_InsertObject(self.page, shape)

    def words(self, x: float, y: float, text: str, grey: float = 0, *, has_ink: bool = True) -> None:
        shape = raw.FPDFPageObj_NewTextObj(self.pdf, b"Helvetica", 14.0)
        letters = (text + "\0").encode("utf-16-le")
        raw.FPDFText_SetText(shape, ctypes.cast(ctypes.c_char_p(letters), ctypes.POINTER(ctypes.c_ushort)))
        raw.FPDFTextObj_SetTextRenderMode(
            shape, raw.FPDF_TEXTRENDERMODE_FILL if has_ink else raw.FPDF_TEXTRENDERMODE_INVISIBLE
        )
        raw.FPDFPageObj_Transform(shape, 1, 0, 0, 1, x, y)
        self._insert(shape, grey)

    def box(self, x: float, y: float, width: float, height: float, grey: float) -> None:
        shape = raw.FPDFPageObj_CreateNewRect(x, y, width, height)
        raw.FPDFPath_SetDrawMode(shape, raw.FPDF_FILLMODE_WINDING, 0)
        self._insert(shape, grey)

    def picture(self, picture: Image.Image, x: float, y: float, width: float, height: float) -> None:
        shown = pypdfium2.PdfImage.new(self.pdf)
        shown.set_bitmap(pypdfium2.PdfBitmap.from_pil(picture.convert("RGB")))
        shown.set_matrix(pypdfium2.PdfMatrix().scale(width, height).translate(x, y))
        self.page.insert_obj(shown)

    def next_page(self) -> None:
        self.page.gen_content()
        self.page = self.pdf.new_page(WIDTH, HEIGHT)

    def done(self) -> bytes:
        self.page.gen_content()
        file = BytesIO()
        self.pdf.save(file)
        return file.getvalue()


LIBRARIES: dict[str, Callable[[], Pen]] = {
    "reportlab": _ReportLab,
    "fpdf2": _Fpdf2,
    "weasyprint": _WeasyPrint,
    "pikepdf": _Pikepdf,
    "pdfium": _Pdfium,
}


@dataclass(frozen=True)
class Kind:
    """One kind of second page."""

    name: str
    draw: Callable[[Pen], None]
    flaw: Flaw | None = None
    """What is found on it."""
    finish: Callable[[pikepdf.Pdf], None] = lambda _pdf: None
    """What is added to the file afterwards."""
    keeps: str = OPEN
    """What is read aloud of it."""


def _secret(pen: Pen) -> None:
    pen.words(30, 200, SECRET)


def _box_over_words(pen: Pen) -> None:
    _secret(pen)
    pen.box(*BOX, grey=0)


def _black_in_black(pen: Pen) -> None:
    pen.box(*BOX, grey=0)
    _secret(pen)


def _picture_over_words(pen: Pen) -> None:
    _secret(pen)
    pen.picture(Image.new("RGB", (40, 20), "grey"), *BOX)


def _white_on_white(pen: Pen) -> None:
    pen.words(30, 200, SECRET, grey=1)


def _without_ink(pen: Pen) -> None:
    pen.words(30, 200, SECRET, has_ink=False)


def _scan(pen: Pen) -> None:
    paper = Image.new("L", (WIDTH * 2, HEIGHT * 2), 250)
    for line in range(8):
        ImageDraw.Draw(paper).text((60, 60 + 60 * line), f"{SECRET} wrote line {line} by hand", fill=10, font_size=28)
    pen.picture(paper, 0, 0, WIDTH, HEIGHT)


def _table(pen: Pen) -> None:
    """Words on a tint, white words on a dark head, and a picture beside them: all of it is seen."""
    pen.box(28, 194, 120, 20, grey=0.85)
    pen.words(30, 200, "Table cell")
    pen.box(28, 160, 120, 24, grey=0.1)
    pen.words(30, 168, "Head of it", grey=1)
    pen.picture(Image.new("RGB", (40, 20), "grey"), 200, 100, 90, 40)


def _annotated(subtype: pikepdf.Name, **more: pikepdf.Object) -> Callable[[pikepdf.Pdf], None]:
    x, y, width, height = BOX
    black = Array([0, 0, 0])

    def finish(pdf: pikepdf.Pdf) -> None:
        note = Dictionary(Type=Name.Annot, Subtype=subtype, Rect=Array([x, y, x + width, y + height]), C=black, **more)
        pdf.pages[1].obj.Annots = pdf.make_indirect(Array([note]))

    return finish


def _outlined(pdf: pikepdf.Pdf) -> None:
    """Bookmarks of two levels, a link to the web and one to the first page."""
    with pdf.open_outline() as outline:
        chapter = pikepdf.OutlineItem("Works", 0)
        chapter.children.append(pikepdf.OutlineItem("What they cost", 1))
        outline.root.append(chapter)
    web = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Link,
        Rect=Array([30, 240, 250, 260]),
        A=Dictionary(S=Name.URI, URI=pikepdf.String("https://example.org/works")),
    )
    inner = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Link,
        Rect=Array([30, 190, 250, 220]),
        Dest=Array([pdf.pages[0].obj, Name.Fit]),
    )
    pdf.pages[1].obj.Annots = pdf.make_indirect(Array([web, inner]))


KINDS = (
    Kind("a box over words", _box_over_words, Flaw.COVERED),
    Kind("black words in a black box", _black_in_black, Flaw.COVERED),
    Kind("a picture over words", _picture_over_words, Flaw.COVERED),
    Kind("a rectangle that a reader drew", _secret, Flaw.COVERED, _annotated(Name.Square, IC=Array([0, 0, 0]))),
    Kind("a redaction that was not applied", _secret, Flaw.REDACTION, _annotated(Name.Redact)),
    Kind("white words on white", _white_on_white, Flaw.INVISIBLE),
    Kind("words without ink", _without_ink, Flaw.INVISIBLE),
    Kind("a scan", _scan, Flaw.SCAN, keeps=""),
    Kind("tinted cells, a dark head, a picture beside", _table, keeps="Table cell"),
    Kind("bookmarks and links", lambda pen: pen.words(30, 200, "See page 1"), None, _outlined, keeps="See page 1"),
)


def made(library: str, kind: Kind) -> bytes:
    """Return a file."""
    pen = LIBRARIES[library]()
    pen.words(30, 250, OPEN)
    pen.next_page()
    if kind.flaw is not Flaw.SCAN:
        pen.words(30, 250, OPEN)
    kind.draw(pen)
    file = BytesIO()
    with pikepdf.open(BytesIO(pen.done())) as pdf:
        kind.finish(pdf)
        pdf.save(file)
    return file.getvalue()


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_one_of_fifty(library: str, kind: Kind) -> None:
    data = made(library, kind)
    with opened_pdf(data) as pdf:
        assert [(flaw.page, flaw.kind) for flaw in page_flaws(pdf, data)] == ([(2, kind.flaw)] if kind.flaw else [])
    section = fit_attachment(data, AttachmentPlacement("Works", "What they cost.", "en-GB"))
    told = [element.alternative for element in struct_tree(section.pdf).walk() if element.alternative]
    assert OPEN in told[0]
    assert any(kind.keeps in said for said in told[1:])
    if kind.flaw not in (None, Flaw.REDACTION):  # that one stops the build before its pages are made
        assert SECRET not in " ".join(page_texts(section.pdf) + told)
    marks = [(heading.level, heading.title) for heading in section.headings]
    assert marks == ([(1, "Works"), (2, "What they cost")] if kind.name == "bookmarks and links" else [])
    links = [(OPEN, "https://example.org/works"), ("See page 1", 1)]
    assert links_of(section.pdf) == (links if kind.name == "bookmarks and links" else [])
    assert not any("links" in finding.message for finding in section.findings)


def links_of(data: bytes) -> list[tuple[str, str | int]]:
    """Return what each link is called, and the address or the number of the page that it leads to."""
    with pikepdf.open(BytesIO(data)) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        notes = [note for page in pdf.pages for note in page.obj.get("/Annots", [])]
        return [
            (str(note.Contents), str(note.A.URI) if note.A.S == Name.URI else numbers[note.A.D[0].objgen])
            for note in notes
        ]
