"""Attached PDFs, fitted and read back by libraries that did not write them."""

import math
import re
from io import BytesIO

import page as page_validation
import pdfplumber
import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops
from weasyprint import HTML

from sbpack.assemble import assemble
from sbpack.assemble.stamp import EDGE, HEADER_SIZE
from sbpack.render.attachments import AttachmentNotFitted, AttachmentPlacement
from sbpack.render.attachments.fit import fit_attachment
from sbpack.render.attachments.pages import FOR_STAMPS
from sbpack.render.section import SectionPdf
from sbpack.sandbox.child import LimitedChild, Message
from sbpack.sandbox.pdf_file import seen_page
from tests.assemble.packs import pack, part
from tests.attachments import (
    A4,
    MILLIMETRE,
    Oddity,
    bomb,
    cropped,
    encrypted,
    filled_in,
    filled_in_without_looks,
    half_drawn,
    hidden_by_its_crop,
    layered,
    loaded,
    nested,
    odd,
    papers,
    saved,
    scan,
    searchable_scan,
    slides,
    tagged,
    with_associated_file,
    without_its_font,
)
from tests.pdf_reading import page_texts, struct_tree

LOOK = AttachmentPlacement("Burglary", "How burglary fell in three wards", "en-GB")
ODDITIES = [
    Oddity(media, crop, rotate, unit)
    for rotate in (0, 90, 180, 270, -90)
    for media, crop, unit in (
        ((0, 0, 400, 300), None, 1),
        ((-50, 20, 350, 320), None, 1),
        ((0, 0, 600, 600), (100, 50, 500, 350), 1),
        ((0, 0, 400, 300), (100, 50, 9_000, 9_000), 1),
        ((0, 0, 200, 150), None, 2),
    )
]


def alternatives(section: SectionPdf) -> list[str]:
    (document,) = struct_tree(section.pdf).children
    assert document.tag == "Document"
    assert {one.tag for one in document.children} <= {"Figure", "Link"}
    return [one.alternative for one in document.children if one.tag == "Figure"]


def ink(pdf: bytes, number: int) -> tuple[float, float, float, float]:
    """Return what is not white on a page, in millimetres from the left, top, right and bottom edges."""
    image: Image.Image = pypdfium2.PdfDocument(pdf)[number].render(scale=1).to_pil().convert("RGB")
    box = ImageChops.difference(image, Image.new("RGB", image.size, "white")).getbbox()
    assert box is not None
    left, top, right, bottom = box
    points = left, top, image.width - right, image.height - bottom
    return tuple(value / MILLIMETRE for value in points)  # type: ignore[return-value]


def test_odd_pages_are_upright_whole_and_clear_of_the_stamps() -> None:
    data = odd(ODDITIES)
    section = fit_attachment(data, LOOK)
    with pikepdf.open(BytesIO(data)) as original:
        frames = [seen_page(page) for page in original.pages]
    with pdfplumber.open(BytesIO(section.pdf)) as pdf:
        assert len(pdf.pages) == section.page_count == len(ODDITIES)
        for page, frame in zip(pdf.pages, frames, strict=True):
            paper = (page.width, page.height)
            assert paper == pytest.approx(A4 if frame.height > frame.width else A4[::-1], abs=0.1)
            assert all(char["upright"] for char in page.chars)
            first, last = page.extract_words()
            assert (first["text"], last["text"]) == ("Upperleft", "lowerright")
            scale = min((paper[0] - 16 * MILLIMETRE) / frame.width, (paper[1] - 36 * MILLIMETRE) / frame.height, 2)
            left, top = (paper[0] - frame.width * scale) / 2, (paper[1] - frame.height * scale) / 2
            assert first["x0"] == pytest.approx(left + 10 * scale, abs=3)
            assert first["bottom"] == pytest.approx(top + 30 * scale, abs=12 * scale)
            assert last["x0"] == pytest.approx(paper[0] - left - 100 * scale, abs=3)
            assert last["bottom"] == pytest.approx(paper[1] - top - 10 * scale, abs=12 * scale)
    for number in range(section.page_count):
        left, top, right, bottom = ink(section.pdf, number)
        assert min(top, bottom) > 17.5
        assert min(left, right) > 7.5
        colours = pypdfium2.PdfDocument(section.pdf)[number].render(scale=1).to_pil().convert("RGB").getcolors(9_999)
        assert not any(red > 200 and green < 60 for _, (red, green, _) in colours), "the frame round the page is seen"


@pytest.mark.parametrize(
    ("size", "paper", "scale"),
    [
        ((210, 297), (210, 297), (297 - 36) / 297),
        ((297, 210), (297, 210), (210 - 36) / 210),
        ((215.9, 279.4), (210, 297), (210 - 16) / 215.9),
        ((148, 210), (210, 297), (297 - 36) / 210),
        ((297, 420), (297, 420), (420 - 36) / 420),
        ((425, 293), (420, 297), (297 - 36) / 293),
        ((841, 1189), (210, 297), (297 - 36) / 1189),
        ((338.7, 190.5), (297, 210), (210 - 36) / 190.5),
        ((85, 55), (297, 210), 2),
        ((100, 100), (210, 297), (210 - 16) / 100),
    ],
    ids=str,
)
def test_a_page_keeps_its_shape_on_paper_that_a_printer_has(
    size: tuple[float, float], paper: tuple[float, float], scale: float, fitted_sizes: SectionPdf
) -> None:
    number = SIZES.index(size)
    width, height = pypdfium2.PdfDocument(fitted_sizes.pdf)[number].get_size()
    assert (width / MILLIMETRE, height / MILLIMETRE) == pytest.approx(paper, abs=0.1)
    scale = min(scale, (paper[0] - 16) / size[0], (paper[1] - 36) / size[1])
    left, top, right, bottom = ink(fitted_sizes.pdf, number)
    assert left == pytest.approx((paper[0] - size[0] * scale) / 2, abs=0.8)
    assert right == pytest.approx(left, abs=0.8)
    assert top == pytest.approx((paper[1] - size[1] * scale) / 2, abs=0.8)
    assert bottom == pytest.approx(top, abs=0.8)
    with pikepdf.open(BytesIO(fitted_sizes.pdf)) as pdf:
        told = pdf.Root.StructTreeRoot.K[0].K[number].A.BBox
        box = [float(corner) / MILLIMETRE for corner in told]
    assert box == pytest.approx([left, bottom, paper[0] - right, paper[1] - top], abs=0.8)


SIZES = [
    *((210, 297), (297, 210), (215.9, 279.4), (148, 210), (297, 420), (425, 293), (841, 1189), (338.7, 190.5)),
    *((85, 55), (100, 100)),
]


@pytest.fixture(scope="module")
def fitted_sizes() -> SectionPdf:
    return fit_attachment(papers(tuple((w * MILLIMETRE, h * MILLIMETRE) for w, h in SIZES)), LOOK)


def test_listeners_hear_the_summary_once_and_every_page() -> None:
    assert alternatives(fit_attachment(slides(3), LOOK)) == [
        "Burglary, page 1 of 3. How burglary fell in three wards. Slide 1: burglary fell",
        "Burglary, page 2 of 3. Slide 2: burglary fell",
        "Burglary, page 3 of 3. Slide 3: burglary fell",
    ]


def test_chosen_pages_keep_their_numbers() -> None:
    section = fit_attachment(slides(3), AttachmentPlacement("Burglary", "Falling.", "en-GB", (3, 2)))
    assert alternatives(section) == [
        "Burglary, page 3 of 3. Falling. Slide 3: burglary fell",
        "Burglary, page 2 of 3. Slide 2: burglary fell",
    ]
    assert [text.replace("•", "").strip() for text in page_texts(section.pdf)] == [
        "Slide 3: burglary fell",
        "Slide 2: burglary fell",
    ]


def test_one_page_needs_no_number() -> None:
    assert alternatives(fit_attachment(scan(), LOOK)) == ["Burglary. How burglary fell in three wards."]


def test_only_what_a_page_draws_is_taken_and_the_officer_hears_of_the_rest() -> None:
    section = fit_attachment(loaded(), LOOK)
    assert [finding.message for finding in section.findings] == [
        "its form can no longer be filled in",
        "the pack carries this attachment without its actions that start a program, embedded files and scripts",
        "page 1 has answers or notes that cannot be drawn, and lacks them",
    ]
    assert all(finding.help for finding in section.findings)
    with pikepdf.open(BytesIO(section.pdf)) as pdf:
        written = b"\n".join(
            item.unparse(resolved=True) for item in pdf.objects if not isinstance(item, pikepdf.Stream)
        )
        written += b"\n".join(item.stream_dict.unparse() for item in pdf.objects if isinstance(item, pikepdf.Stream))
        assert set(pdf.Root.keys()) == {
            *("/Type", "/Pages", "/StructTreeRoot", "/MarkInfo", "/ViewerPreferences", "/Lang", "/Metadata"),
        }
    unwanted = "JS JavaScript Launch AA Annots EmbeddedFile EmbeddedFiles EF F Filespec Thumb PieceInfo PS"
    assert len(re.findall(rb"/Metadata \d", written)) == 1, "the pack has its own alone"
    for name in unwanted.split():
        assert not re.search(rb"/%s\b" % name.encode(), written), name
    with pikepdf.open(BytesIO(section.pdf)) as pdf:
        assert all(b"secret" not in item.read_raw_bytes() for item in pdf.objects if isinstance(item, pikepdf.Stream))


@pytest.mark.parametrize("picture", [False, True])
def test_what_the_crop_box_hides_is_not_in_the_pack(picture: bool) -> None:
    section = fit_attachment(cropped(picture=picture), LOOK)
    said = [finding.message for finding in section.findings]
    hiding = "page 1 is shown as a picture: it is on a sheet that holds pictures outside of what is seen"
    assert said == ([hiding] if picture else []), "the check tells of words"
    assert alternatives(section) == ["Burglary. How burglary fell in three wards. Visible"]
    assert "CONFIDENTIAL" not in "".join(page_texts(section.pdf))
    with pikepdf.open(BytesIO(section.pdf)) as pdf:
        assert pdf.pages[0].obj.Resources.XObject.Page.Subtype == pikepdf.Name.Image
        assert all(b"secret" not in item.read_raw_bytes() for item in pdf.objects if isinstance(item, pikepdf.Stream))
    assert ink(section.pdf, 0)


def test_answers_and_what_readers_add_are_seen_and_told() -> None:
    section = fit_attachment(filled_in(), LOOK)
    (told,) = alternatives(section)
    for words in ("4500 pounds", "Penge", "Checked by RS", "APPROVED", "RSRS"):
        assert words in told
    for words in ("Withheld", "Bickley", "Ask", "later"):
        assert words not in told
    assert [finding.message for finding in section.findings] == [
        "its form can no longer be filled in",
        "the pack carries this attachment without its comments and digital signatures",
        "page 1 is shown as a picture: it is set in fonts that are not in the file",
    ]
    image = pypdfium2.PdfDocument(section.pdf)[0].render(scale=1).to_pil().convert("RGB")
    scale = (297 - 36) / 297
    left, top = (A4[0] - A4[0] * scale) / 2, (A4[1] - A4[1] * scale) / 2
    box = (left + 60 * scale, top + (A4[1] - 620) * scale, left + 80 * scale, top + (A4[1] - 600) * scale)
    colours = {colour for _, colour in image.crop(tuple(map(round, box))).getcolors(9_999)}
    assert (255, 0, 0) in colours, "the box that is ticked is not where it was"


def test_answers_that_every_reader_sets_itself_are_set() -> None:
    section = fit_attachment(filled_in_without_looks(), LOOK)
    (told,) = alternatives(section)
    assert "Two wardens are ill" in told
    assert "4500 pounds" in told
    assert "hunter" not in told
    assert [finding.message for finding in section.findings] == [
        "its form can no longer be filled in",
        "page 1 has answers or notes that cannot be drawn, and lacks them",
        "page 1 is shown as a picture: it is set in fonts that are not in the file",
    ]


def test_a_file_that_goes_with_a_pdf_is_missed() -> None:
    (finding,) = fit_attachment(with_associated_file(), LOOK).findings
    assert finding.message == "the pack carries this attachment without its embedded files"


def test_stamps_have_the_margin_to_themselves() -> None:
    assert FOR_STAMPS > EDGE + HEADER_SIZE


@pytest.mark.parametrize("claim", [{"page_count": 2}, {"page_count": math.inf}, {"page_count": 10**308}, {}])
def test_a_child_that_claims_other_pages_than_it_gives_is_not_believed(
    claim: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(LimitedChild, "ask", lambda *_: Message(claim, slides(3)))
    with pytest.raises(AttachmentNotFitted, match="damaged"):
        fit_attachment(b"", LOOK)


def test_a_child_that_gives_fewer_pages_than_were_chosen_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LimitedChild, "ask", lambda *_: Message({"page_count": 3}, slides(3)))
    with pytest.raises(AttachmentNotFitted, match="damaged"):
        fit_attachment(b"", AttachmentPlacement("Burglary", "Falling", "en-GB", (1, 2)))


def test_a_stream_of_a_strange_length_is_no_way_in() -> None:
    with pikepdf.open(BytesIO(slides(1))) as pdf:
        data = saved(pdf, qdf=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    strange, count = re.subn(rb"/Length1 \d+|/Length \d+ 0 R", lambda m: m[0].split()[0] + b" << /JS (x) >>", data)
    assert count > 2
    with pikepdf.open(BytesIO(fit_attachment(strange, LOOK).pdf)) as pdf:
        heads = [item.stream_dict.unparse() for item in pdf.objects if isinstance(item, pikepdf.Stream)]
        assert heads
        assert not any(b"/JS" in head for head in heads)


def test_a_link_is_heard_after_its_page() -> None:
    section = fit_attachment(tagged(), LOOK)
    assert section.findings == ()
    (document,) = struct_tree(section.pdf).children
    assert [(one.tag, one.alternative) for one in document.children][1:] == [("Link", "the site")]


def test_the_tags_of_the_attachment_stay_behind() -> None:
    assert b"BDC" in _forms(tagged(), of_pages=True)
    section = fit_attachment(tagged(), LOOK)
    assert not re.search(rb"BDC|BMC|EMC", _forms(section.pdf))
    with pikepdf.open(BytesIO(section.pdf)) as pdf:
        holders = [item for item in pdf.objects if isinstance(item, pikepdf.Stream) and "/StructParents" in item]
    assert holders == []
    assert "See the site." in alternatives(section)[0]


def _forms(data: bytes, *, of_pages: bool = False) -> bytes:
    with pikepdf.open(BytesIO(data)) as pdf:
        if of_pages:
            return b"".join(page.obj.Contents.read_bytes() for page in pdf.pages)
        return b"".join(
            item.read_bytes()
            for item in pdf.objects
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == pikepdf.Name.Form
        )


def test_a_layer_that_is_off_stays_off() -> None:
    section = fit_attachment(layered(), LOOK)
    image = pypdfium2.PdfDocument(section.pdf)[0].render(scale=1).to_pil().convert("RGB")
    colours = {colour for _, colour in image.getcolors(99_999)}
    assert (0, 255, 0) in colours
    assert not colours & {(255, 0, 0), (0, 0, 255)}
    with pikepdf.open(BytesIO(section.pdf)) as pdf:
        assert all("/OC" not in item for item in pdf.objects if isinstance(item, pikepdf.Stream))
        assert "/OCProperties" not in pdf.Root


def test_a_page_in_a_missing_font_is_drawn_and_still_told() -> None:
    section = fit_attachment(without_its_font(), LOOK)
    with pikepdf.open(BytesIO(section.pdf)) as pdf:
        assert not [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/BaseFont" in item]
        image = pdf.pages[0].obj.Resources.XObject.Page
        assert int(image.Width) > 1_400
    assert alternatives(section)[0].endswith("Set in what the machine has")
    with pdfplumber.open(BytesIO(fit_attachment(slides(1), LOOK).pdf)) as pdf_with_its_font:
        assert not pdf_with_its_font.pages[0].images


def test_the_words_under_a_scan_are_told_and_the_scan_stays_as_it_is() -> None:
    section = fit_attachment(searchable_scan(), LOOK)
    assert alternatives(section)[0].endswith("Heard and not seen")
    with pikepdf.open(BytesIO(section.pdf)) as pdf:
        assert pdf.pages[0].obj.Resources.XObject.Page.Subtype == pikepdf.Name.Form


def test_words_that_the_crop_box_hides_are_not_told() -> None:
    (told,) = alternatives(fit_attachment(hidden_by_its_crop(), LOOK))
    assert "Slide" in told
    assert "fell" not in told.removeprefix("Burglary. How burglary fell in three wards.")


@pytest.mark.parametrize("make", [slides, tagged, without_its_font, scan])
def test_the_same_attachment_gives_the_same_bytes(make) -> None:
    assert fit_attachment(make(), LOOK).pdf == fit_attachment(make(), LOOK).pdf


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "not a PDF"),
        (encrypted(""), "forbids changes"),
        (encrypted("secret"), "encrypted"),
        (slides(3)[:-900], "damaged"),
        (bomb(), "unpacks"),
        (nested(500), "nested too deep"),
        (half_drawn(), "page 2 is damaged"),
    ],
    ids=["nothing", "no password", "a password", "cut short", "bomb", "nested", "half drawn"],
)
def test_what_cannot_be_fitted_says_why(data: bytes, message: str) -> None:
    with pytest.raises(AttachmentNotFitted, match=message):
        fit_attachment(data, LOOK)


def test_a_page_that_is_not_there_is_not_fitted() -> None:
    with pytest.raises(AttachmentNotFitted, match="has 3 pages"):
        fit_attachment(slides(3), AttachmentPlacement("Burglary", "Falling", "en-GB", (4,)))


def test_packs_of_attachments_are_accessible_and_stamped() -> None:
    made = [slides(3), odd(ODDITIES[:6]), papers((A4,)), tagged(), scan(), loaded(), layered(), without_its_font()]
    made += [cropped(), filled_in(), filled_in_without_looks()]
    sections = [fit_attachment(data, LOOK) for data in made]
    parts = [
        part(f"item-{number}", section, f"Agenda Item {number}") for number, section in enumerate(sections, start=1)
    ]
    pdf = assemble(pack(*parts))
    report = page_validation.validate_pdf_bytes(pdf, profile="ua1")
    assert report.is_compliant, report.failures
    (document,) = struct_tree(pdf).children
    assert [branch.tag for branch in document.children] == ["Part"] * len(parts)
    for branch, section in zip(document.children, sections, strict=True):
        figures = [kid for kid in branch.children if kid.tag == "Figure"]
        assert [figure.alternative for figure in figures] == alternatives(section)
    texts = page_texts(pdf)
    assert sum("Agenda Item" in text for text in texts) == len(parts)
    assert all(f"Page {number}" in text for number, text in enumerate(texts, start=1))


def test_nothing_is_kept_of_pages_that_were_not_chosen() -> None:
    """WeasyPrint, like others, hands every page the pictures and forms of all pages."""
    html = "<title>Plan</title><p>First</p><div style='break-before:page; opacity:0.9'>Askwith</div>"
    data = bytes(HTML(string=html).write_pdf())
    assert forms_of(fit_attachment(data, AttachmentPlacement("Plan", "", "en-GB", (1,)))) == 1
    assert forms_of(fit_attachment(data, AttachmentPlacement("Plan", "", "en-GB", (2,)))) > 1


def forms_of(section: SectionPdf) -> int:
    with pikepdf.open(BytesIO(section.pdf)) as pdf:
        return sum(
            isinstance(item, pikepdf.Stream) and item.get("/Subtype") == pikepdf.Name.Form for item in pdf.objects
        )
