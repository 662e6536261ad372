"""PDFs as partners send them, made by the libraries that make them, and by hand where no library would.

Each returns a file's bytes. Text is set in an embedded font unless the name says otherwise.
"""

import ctypes
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
from fpdf import FPDF
from pikepdf import Array, Dictionary, Name, Stream, String
from PIL import Image
from pypdfium2 import raw
from reportlab.lib.colors import red
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

from sbpack.assemble.stamp_font import cut_font, embed_font
from sbpack.render.engine import FACES, REGULAR, face_file
from sbpack.sandbox.pdf_file import seen_page

MILLIMETRE = 72 / 25.4
A4 = (210 * MILLIMETRE, 297 * MILLIMETRE)
FONT = str(FACES[0].file)


@lru_cache
def slides(count: int = 3) -> bytes:
    """Return slides of 16:9, by fpdf2."""
    pdf = FPDF(unit="pt", format=(540, 960), orientation="landscape")
    pdf.add_font("Body", fname=FONT)
    pdf.set_font("Body", size=40)
    for number in range(1, count + 1):
        pdf.add_page()
        pdf.set_fill_color(30, 80, 120)
        pdf.rect(0, 0, 960, 540, style="F")
        pdf.set_text_color(255)
        pdf.text(60, 200, "•")
        pdf.text(60, 120, f"Slide {number}: burglary fell")
    return bytes(pdf.output())


@lru_cache
def papers(sizes: tuple[tuple[float, float], ...]) -> bytes:
    """Return pages of these sizes in points, by reportlab."""
    pdfmetrics.registerFont(TTFont("Body", FONT))
    output = BytesIO()
    sheet = canvas.Canvas(output, invariant=True)
    for number, (width, height) in enumerate(sizes, 1):
        sheet.setPageSize((width, height))
        sheet.setFont("Body", 12)
        sheet.drawString(20, height - 30, f"Sheet {number}")
        sheet.rect(0, 0, width, height)
        sheet.showPage()
    sheet.save()
    return output.getvalue()


@lru_cache
def without_its_font() -> bytes:
    """Return a page in Helvetica, which is not in the file, by reportlab."""
    output = BytesIO()
    sheet = canvas.Canvas(output, invariant=True)
    sheet.drawString(100, 700, "Set in what the machine has")
    sheet.save()
    return output.getvalue()


@lru_cache
def tagged() -> bytes:
    """Return a tagged PDF with a link, by WeasyPrint."""
    from weasyprint import HTML  # noqa: PLC0415

    html = '<html lang=en><title>Plan</title><h1>Plan</h1><p>See <a href="https://example.gov.uk">the site</a>.</html>'
    return bytes(HTML(string=html).write_pdf(pdf_variant="pdf/ua-1"))


@lru_cache
def by_pdfium(words: str = "Written by PDFium") -> bytes:
    """Return a page of A4 by the library of Chromium, whose maps of letters have ranges longer than their lists."""
    program = face_file(FACES[0])
    document = pypdfium2.PdfDocument.new()
    page = document.new_page(*A4)
    buffer = (ctypes.c_ubyte * len(program)).from_buffer_copy(program)
    font = raw.FPDFText_LoadFont(document, buffer, len(program), raw.FPDF_FONT_TRUETYPE, True)
    text = raw.FPDFPageObj_CreateTextObj(document, font, 24)
    letters = ctypes.create_string_buffer(f"{words}\0".encode("utf-16-le"))
    raw.FPDFText_SetText(text, ctypes.cast(letters, raw.FPDF_WIDESTRING))
    raw.FPDFPageObj_Transform(text, 1, 0, 0, 1, 60, 700)
    raw.FPDFPage_InsertObject(page, text)
    page.gen_content()
    output = BytesIO()
    document.save(output)
    document.close()
    return output.getvalue()


@lru_cache
def scan() -> bytes:
    """Return a page that is all picture, by Pillow."""
    output = BytesIO()
    Image.effect_noise((827, 1169), 80).save(output, "PDF", resolution=100)
    return output.getvalue()


@dataclass(frozen=True)
class Oddity:
    """How a page is written that looks like any other."""

    media: tuple[float, float, float, float] = (0, 0, 400, 300)
    crop: tuple[float, float, float, float] | None = None
    rotate: int = 0
    unit: float = 1


def odd(oddities: Sequence[Oddity], *, framed: bool = True) -> bytes:
    """Return pages of which each, as its reader sees it, has words in two corners and nothing turned; by hand.

    A red frame round the visible part must not be seen.
    """
    pdf = pikepdf.new()
    font = cut_font("Upperleft lowerright", REGULAR)
    fonts = Dictionary(F1=embed_font(pdf, font))
    for oddity in oddities:
        page = pdf.add_blank_page()
        page.obj.MediaBox, page.obj.Resources = Array(oddity.media), Dictionary(Font=fonts)
        if oddity.crop:
            page.obj.CropBox = Array(oddity.crop)
        page.obj.Rotate, page.obj.UserUnit = oddity.rotate, oddity.unit
        frame = seen_page(page)
        page.obj.Contents = pdf.make_stream(
            f"q {' '.join(f'{value:.5f}' for value in frame.matrix)} cm 1 0 0 RG {40 if framed else 0} w\n"
            f"{'' if framed else '%'}-22 -22 {frame.width + 44} {frame.height + 44} re S\n"
            f"BT /F1 20 Tf 10 {frame.height - 30} Td {font.encode('Upperleft')} Tj ET\n"
            f"BT /F1 20 Tf {frame.width - 100} 10 Td {font.encode('lowerright')} Tj ET Q".encode()
        )
    return saved(pdf)


def loaded() -> bytes:
    """Return a page with everything on it that a pack must not carry."""
    pdf = pikepdf.open(BytesIO(slides(1)))
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    launch = Dictionary(S=Name.Launch, F=String("cmd.exe"))
    pdf.Root.OpenAction = script
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), script])))
    pdf.attachments["budget.xls"] = b"secret"
    button = _note(Name.Widget, pdf, FT=Name.Btn, T=String("send"), AA=Dictionary(D=script))
    signature = _note(Name.Widget, pdf, FT=Name.Sig, T=String("signed"))
    pdf.Root.AcroForm = Dictionary(Fields=Array([button, signature]))
    page = pdf.pages[0].obj
    notes = [button, signature, _note(Name.Link, pdf, A=launch), _note(Name.FreeText, pdf, Contents=String("No!"))]
    page.Annots = Array(notes)
    page.AA, page.Thumb = Dictionary(O=script), Stream(pdf, b"x")
    page.PieceInfo, page.StructParents = Dictionary(JS=script), 0
    form = Stream(pdf, b"q Q", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
    form.PieceInfo = Dictionary(JS=script)
    _load_deeply(pdf, page.Resources)
    page.Resources.XObject = Dictionary(Old=Stream(pdf, b"q Q", Type=Name.XObject, Subtype=Name.PS), Form=form)
    return saved(pdf)


def _load_deeply(pdf: pikepdf.Pdf, resources: Any) -> None:
    """Hang scripts and files onto fonts, colours, shadings and what unpacks a picture."""
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert(2)"))
    file = Dictionary(Type=Name.Filespec, EF=Dictionary(F=Stream(pdf, b"secret", Type=Name.EmbeddedFile)))
    bad = {"/JavaScript": script, "/EmbeddedFile": file, "/Metadata": Stream(pdf, b"secret"), "/F": file, "/A": script}
    bad |= {"/AA": Dictionary(O=script), "/PieceInfo": Dictionary(JS=script), "/EF": file, "/JS": String("alert")}

    def loaded_with(item: Any) -> Any:
        for key, value in bad.items():
            item[key] = value
        return item

    (font,) = resources.Font.values()
    below = font.DescendantFonts[0]
    for holder in (font, below, below.FontDescriptor, below.FontDescriptor.FontFile2, below.CIDSystemInfo):
        loaded_with(holder)
    loaded_with(font.ToUnicode)
    profile = loaded_with(Stream(pdf, b"profile", N=3, Alternate=Name.DeviceRGB))
    mix = loaded_with(Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([1, 1, 1]), C1=Array([0, 0, 0]), N=1))
    ink = Array([Name.Separation, Name.Red, Name.DeviceRGB, mix])
    palette = Array([Name.Indexed, Name.DeviceRGB, 0, loaded_with(Stream(pdf, b"abc"))])
    resources.ColorSpace = Dictionary(A=Array([Name.ICCBased, profile]), B=ink, C=palette)
    box = Array([0, 0, 1, 1])
    resources.Shading = Dictionary(
        Deep=loaded_with(Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=box, Function=mix))
    )
    state = loaded_with(Dictionary(Type=Name.ExtGState, CA=1, TR=mix))
    state.Font = Array([font, 12])
    # What ought to be numbers alone holds a dictionary.
    state.D = Array([Array([file]), 0])
    resources.ExtGState = Dictionary(Deep=state)


def layered() -> bytes:
    """Return a page with a layer that is off, one that is on, and a form and a picture on the one that is off."""
    pdf = pikepdf.open(BytesIO(papers((A4,))))
    off, on = (pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(name))) for name in ("Answers", "Questions"))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([off, on]), D=Dictionary(OFF=Array([off])))
    page = pdf.pages[0].obj
    size = [0, 0, *A4]
    form = Stream(pdf, b"0 0 1 rg 300 300 50 50 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array(size), OC=off)
    page.Resources.XObject = Dictionary(Form=form)
    page.Resources.Properties = Dictionary(Off=off, On=on)
    before = page.Contents.read_bytes()
    page.Contents = pdf.make_stream(
        before
        + b"\n/OC /Off BDC /Span << /MCID 7 >> BDC 1 0 0 rg 100 100 50 50 re f EMC EMC"
        + b"\n/OC /On BDC 0 1 0 rg 200 200 50 50 re f EMC /Form Do"
    )
    return saved(pdf)


def nested(depth: int) -> bytes:
    """Return a page that draws a form that draws a form, so deep."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=A4)
    size = Array([0, 0, *A4])
    form = pdf.make_indirect(Stream(pdf, b"0 0 9 9 re f", Type=Name.XObject, Subtype=Name.Form, BBox=size))
    for _ in range(depth):
        resources = Dictionary(XObject=Dictionary(F=form))
        form = Stream(pdf, b"/F Do", Type=Name.XObject, Subtype=Name.Form, BBox=size, Resources=resources)
        form = pdf.make_indirect(form)
    pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(F=form))
    pdf.pages[0].obj.Contents = pdf.make_stream(b"/F Do")
    return saved(pdf)


def searchable_scan() -> bytes:
    """Return a scan with invisible words over it, in a font that is not in the file, as scanners write them."""
    pdf = pikepdf.open(BytesIO(scan()))
    page = pdf.pages[0].obj
    page.Resources.Font = Dictionary(F=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    picture = page.Contents.read_bytes()
    page.Contents = pdf.make_stream(b"q " + picture + b" Q BT 3 Tr /F 12 Tf 90 700 Td (Heard and not seen) Tj ET")
    return saved(pdf)


def half_drawn() -> bytes:
    """Return two pages, the second of which ends in the middle of what it draws."""
    pdf = pikepdf.open(BytesIO(slides(2)))
    packed = zlib.compress(pdf.pages[1].obj.Contents.read_bytes() * 20)
    pdf.pages[1].obj.Contents.write(packed[:20] + bytes(40), filter=Name.FlateDecode)
    return saved(pdf)


def short_of_a_page() -> bytes:
    """Return two pages of what says that it has three."""
    with pikepdf.open(BytesIO(slides(2))) as pdf:
        plain = saved(pdf, qdf=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return plain.replace(b"/Count 2", b"/Count 3")


def hidden_by_its_crop() -> bytes:
    """Return a page of which the crop box shows the left half."""
    pdf = pikepdf.open(BytesIO(slides(1)))
    pdf.pages[0].obj.CropBox = Array([0, 0, 200, 540])
    return saved(pdf)


def cropped(*, picture: bool = False) -> bytes:
    """Return a sheet of A4 of which the crop box shows the lower half; words or a picture stand just above it."""
    pdf = pikepdf.open(BytesIO(papers((A4,))))
    page, middle = pdf.pages[0].obj, A4[1] / 2
    font = cut_font("CONFIDENTIAL Visible", REGULAR)
    page.Resources = Dictionary(Font=Dictionary(F=embed_font(pdf, font)))
    content = f"BT /F 14 Tf 60 {middle - 30} Td {font.encode('Visible')} Tj ET\n"
    if picture:
        pixels = Stream(pdf, b"secret", Type=Name.XObject, Subtype=Name.Image, Width=2, Height=1, BitsPerComponent=8)
        pixels.ColorSpace = Name.DeviceRGB
        page.Resources.XObject = Dictionary(P=pixels)
        content += f"q 60 0 0 40 60 {middle + 20} cm /P Do Q"
    else:
        content += f"BT /F 14 Tf 60 {middle + 10} Td {font.encode('CONFIDENTIAL')} Tj ET"
    page.Contents = pdf.make_stream(content.encode())
    page.CropBox = Array([0, 0, A4[0], middle])
    return saved(pdf)


def filled_in() -> bytes:
    """Return a form with answers, by reportlab, and with what readers add: a stamp, words, a signature, a line."""
    output = BytesIO()
    sheet = canvas.Canvas(output, pagesize=A4, invariant=True)
    sheet.acroForm.textfield(name="sum", value="4500 pounds", x=60, y=700, width=200, height=30)
    sheet.acroForm.textfield(
        name="hidden", value="Withheld", x=60, y=650, width=200, height=30, annotationFlags="hidden"
    )
    sheet.acroForm.checkbox(name="agreed", checked=True, x=60, y=600, size=20, fillColor=red)
    sheet.acroForm.choice(name="ward", value="Penge", options=["Penge", "Bickley"], x=60, y=550, width=200, height=30)
    sheet.showPage()
    sheet.save()
    pdf = pikepdf.open(BytesIO(output.getvalue()))
    font = cut_font("Checked byRSAPPROVEDAsk later", REGULAR)
    fonts = Dictionary(F=embed_font(pdf, font))

    def look(words: str) -> Dictionary:
        content = f"BT /F 10 Tf 2 4 Td {font.encode(words)} Tj ET".encode()
        return Dictionary(N=Stream(pdf, content, BBox=Array([0, 0, 80, 14]), Resources=Dictionary(Font=fonts)))

    added = [
        _note(Name.FreeText, pdf, AP=look("Checked by RS")),
        _note(Name.Stamp, pdf, AP=look("APPROVED")),
        _note(Name.Widget, pdf, AP=look("RSRS"), FT=Name.Sig, T=String("signed"), V=Dictionary(Type=Name.Sig)),
        _note(Name.Popup, pdf, AP=look("Ask")),
        _note(Name.Text, pdf, AP=look("later"), Contents=String("Who checked this?")),
    ]
    for number, note in enumerate(added):
        note.Rect = Array([300, 700 - 40 * number, 460, 728 - 40 * number])
    pdf.pages[0].obj.Annots.extend(added)
    pdf.Root.AcroForm.Fields.append(added[2])
    # A page that leaves something undone must not move what is set over it.
    pdf.pages[0].obj.Contents = pdf.make_stream(pdf.pages[0].obj.Contents.read_bytes() + b"\nq 9 0 0 9 500 500 cm")
    return saved(pdf)


def filled_in_without_looks() -> bytes:
    """Return a form whose answers every reader is to set itself."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=A4).obj
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    style = String("/Helv 12 Tf 0 g")
    box = Array([60, 600, 260, 700])
    several = _note(
        Name.Widget, pdf, FT=Name.Tx, T=String("why"), V=String("Two wardens\nare ill"), DA=style, Ff=1 << 12
    )
    several.Rect = box
    stale = _note(Name.Widget, pdf, FT=Name.Tx, T=String("sum"), V=String("4500 pounds"), DA=style)
    stale.Rect, stale.AP = Array([60, 500, 260, 530]), Dictionary(N=Stream(pdf, b"", BBox=Array([0, 0, 200, 30])))
    secret = _note(Name.Widget, pdf, FT=Name.Tx, T=String("key"), V=String("hunter"), DA=style, Ff=1 << 13)
    foreign = _note(Name.Widget, pdf, FT=Name.Tx, T=String("name"), V=String("Łódź"), DA=style)
    page.Annots = Array([several, stale, secret, foreign])
    pdf.Root.AcroForm = Dictionary(
        Fields=Array([several, stale, secret, foreign]),
        NeedAppearances=True,
        DR=Dictionary(Font=Dictionary(Helv=font)),
        DA=style,
    )
    return saved(pdf)


def portfolio() -> bytes:
    """Return a cover over other files."""
    pdf = pikepdf.open(BytesIO(slides(1)))
    pdf.attachments["budget.pdf"] = slides(2)
    pdf.Root.Collection = Dictionary(Type=Name.Collection)
    return saved(pdf)


def with_associated_file() -> bytes:
    """Return a page that goes with a spreadsheet."""
    pdf = pikepdf.open(BytesIO(slides(1)))
    pdf.Root.AF = Array([Dictionary(Type=Name.Filespec, F=String("budget.xls"))])
    return saved(pdf)


def bomb(megabytes: int = 300) -> bytes:
    """Return a small file that unpacks to so much."""
    pdf = pikepdf.new()
    packer = zlib.compressobj(9)
    page = pdf.add_blank_page()
    packed = b"".join(packer.compress(b" " * 1_000_000) for _ in range(megabytes)) + packer.flush()
    page.obj.Contents = pdf.make_stream(b"")
    page.obj.Contents.write(packed, filter=Name.FlateDecode)
    return saved(pdf)


def blank(count: int, box: tuple[float, ...] = (0, 0, 595, 842)) -> bytes:
    """Return so many empty pages, the last of another size."""
    pdf = pikepdf.new()
    for _ in range(count):
        pdf.add_blank_page()
    if count:
        pdf.pages[-1].obj.MediaBox = Array(box)
    return saved(pdf)


def encrypted(password: str) -> bytes:
    """Return a file that opens with a password, or without one and yet is encrypted."""
    pdf = pikepdf.open(BytesIO(slides(1)))
    return saved(pdf, encryption=pikepdf.Encryption(owner="owner", user=password))


def saved(pdf: pikepdf.Pdf, **options: Any) -> bytes:
    """Return the bytes of a file."""
    output = BytesIO()
    pdf.save(output, **options)
    return output.getvalue()


def _note(kind: Name, pdf: pikepdf.Pdf, **entries: Any) -> Any:
    note = Dictionary(Type=Name.Annot, Subtype=kind, Rect=Array([10, 10, 50, 50]), **entries)
    return pdf.make_indirect(note)
