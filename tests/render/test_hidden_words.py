"""Words that a page of an attached PDF holds and does not show: what is told, and what the pack keeps of them."""

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from sbpack.render.attachments import AttachmentPlacement
from sbpack.render.attachments.fit import fit_attachment
from sbpack.sandbox.page_flaws import page_flaws
from sbpack.sandbox.pdf_file import opened_pdf
from sbpack.sandbox.probe import Flaw
from tests.pdf_reading import page_texts, struct_tree

OPEN, SECRET = "The works cost much", "Askwith"
Draw = Callable[[Canvas], None]


def sheet(draw: Draw) -> bytes:
    made = BytesIO()
    canvas = Canvas(made, pagesize=(400, 300), invariant=1)
    canvas.setFont("Helvetica", 14)
    canvas.drawString(30, 250, OPEN)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return made.getvalue()


def under_a_box(canvas: Canvas) -> None:
    canvas.drawString(30, 200, SECRET)
    canvas.rect(28, 194, 90, 20, fill=1, stroke=0)


def under_a_picture(canvas: Canvas) -> None:
    canvas.drawString(30, 200, SECRET)
    canvas.drawImage(ImageReader(Image.new("RGB", (40, 20), "green")), 20, 190, 120, 40)


def white_on_white(canvas: Canvas) -> None:
    canvas.setFillGray(1)
    canvas.drawString(30, 200, SECRET)


def black_in_a_black_box(canvas: Canvas) -> None:
    canvas.rect(28, 194, 90, 20, fill=1, stroke=0)
    canvas.drawString(30, 200, SECRET)


def without_ink(canvas: Canvas) -> None:
    canvas.drawString(30, 200, SECRET, mode=3)


def off_the_page(canvas: Canvas) -> None:
    canvas.drawString(30, 330, SECRET)


def too_small(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 0.6)
    canvas.drawString(30, 200, SECRET)


def on_a_tint(canvas: Canvas) -> None:
    canvas.setFillGray(0.85)
    canvas.rect(28, 194, 90, 20, fill=1, stroke=0)
    canvas.setFillGray(0)
    canvas.drawString(30, 200, "Table cell")


def white_on_black(canvas: Canvas) -> None:
    canvas.rect(28, 194, 90, 20, fill=1, stroke=0)
    canvas.setFillGray(1)
    canvas.drawString(30, 200, "Heading")


def marked_with_a_pen(canvas: Canvas) -> None:
    canvas.drawString(30, 200, "Important")
    canvas.setFillColorRGB(1, 1, 0, alpha=0.4)
    canvas.rect(28, 194, 90, 20, fill=1, stroke=0)


def read_from_a_scan(canvas: Canvas) -> None:
    paper = Image.new("L", (800, 600), 250)
    ImageDraw.Draw(paper).text((60, 180), "SCANNED WORDS", fill=10, font_size=28)
    canvas.drawImage(ImageReader(paper), 0, 0, 400, 300)
    canvas.setFont("Helvetica", 14)
    canvas.drawString(30, 197, "SCANNED WORDS", mode=3)


def flaws(data: bytes) -> set[Flaw]:
    with opened_pdf(data) as pdf:
        return {flaw.kind for flaw in page_flaws(pdf, data)}


def fitted(data: bytes, *, as_pictures: bool = False) -> tuple[str, str]:
    """Return what the pages of the pack hold as text, and what is read aloud of them."""
    section = fit_attachment(data, AttachmentPlacement("Works", "What they cost.", "en-GB", (), as_pictures))
    told = " ".join(element.alternative for element in struct_tree(section.pdf).walk())
    return " ".join(page_texts(section.pdf)), told


@pytest.mark.parametrize("draw", [under_a_box, under_a_picture, black_in_a_black_box])
def test_covered_words_are_found_and_go_no_further(draw: Draw) -> None:
    data = sheet(draw)
    assert flaws(data) == {Flaw.COVERED}
    for as_pictures in (False, True):
        text, told = fitted(data, as_pictures=as_pictures)
        assert SECRET not in text + told
        assert OPEN in told


@pytest.mark.parametrize("draw", [white_on_white, without_ink, off_the_page, too_small])
def test_words_that_nobody_sees_are_found_and_go_no_further(draw: Draw) -> None:
    data = sheet(draw)
    text, told = fitted(data)
    assert SECRET not in text + told
    assert OPEN in told
    assert flaws(data) == {Flaw.INVISIBLE}


@pytest.mark.parametrize("draw", [on_a_tint, white_on_black, marked_with_a_pen, read_from_a_scan])
def test_words_that_are_seen_are_left_alone(draw: Draw) -> None:
    assert flaws(sheet(draw)) == set()


def test_a_shape_drawn_in_a_reader_covers_too() -> None:
    with pikepdf.open(BytesIO(sheet(lambda canvas: canvas.drawString(30, 200, SECRET)))) as pdf:
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Square,
            Rect=pikepdf.Array([28, 194, 118, 214]),
            IC=pikepdf.Array([0, 0, 0]),
            C=pikepdf.Array([0, 0, 0]),
        )
        pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array([note]))
        made = BytesIO()
        pdf.save(made)
    assert flaws(made.getvalue()) == {Flaw.COVERED}
    assert SECRET not in "".join(fitted(made.getvalue()))


def changed(data: bytes, **entries: object) -> bytes:
    """Return a file with other entries in its page."""
    made = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        for name, value in entries.items():
            pdf.pages[0].obj[f"/{name}"] = value
        pdf.save(made)
    return made.getvalue()


def test_letters_are_as_large_as_a_unit_of_their_page_makes_them() -> None:
    assert flaws(changed(sheet(too_small), UserUnit=20)) == set()


@pytest.mark.parametrize(("turn", "millimetres"), [(0, 32), (90, 11), (180, 70), (270, 114)])
def test_the_place_of_unseen_words_is_told_as_a_reader_turns_the_page(turn: int, millimetres: int) -> None:
    data = changed(sheet(under_a_box), Rotate=turn)
    with opened_pdf(data) as pdf:
        (flaw,) = page_flaws(pdf, data)
    assert flaw.from_top == millimetres
