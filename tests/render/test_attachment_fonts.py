"""Attached pages in fonts that PDF/UA-1 forbids: put right where that is certain, or drawn, and the officer told."""

from io import BytesIO

import page as page_validation
import pikepdf
import pypdfium2
import pytest

from sbpack.render.attachments import AttachmentPlacement, job
from sbpack.render.attachments.fit import fit_attachment
from sbpack.render.attachments.omissions import DrawReason, report_drawn
from sbpack.render.section import SectionPdf
from tests.attachments import slides, tagged, without_its_font
from tests.faulty_fonts import FORBIDDEN, MENDED, joined
from tests.pdf_reading import struct_tree

LOOK = AttachmentPlacement("Burglary", "How burglary fell", "en-GB")
PARTS = [slides(1), *(make() for make in FORBIDDEN.values()), tagged(), without_its_font()]


@pytest.fixture(scope="module")
def fitted() -> SectionPdf:
    return fit_attachment(joined(PARTS), LOOK)


def shown_as(section: SectionPdf) -> list[str]:
    with pikepdf.open(BytesIO(section.pdf)) as pdf:
        return [str(page.obj.Resources.XObject.Page.Subtype) for page in pdf.pages]


@pytest.mark.parametrize("name", [*FORBIDDEN, *MENDED])
def test_every_fault_is_one(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that was never at fault would prove nothing."""
    monkeypatch.setattr(job, "forbidden_pages", lambda *_: ())
    monkeypatch.setattr("sbpack.render.attachments.content.mend_font", lambda *_: None)
    answer = job.run({"title": "Burglary", "language": "en-GB"}, (FORBIDDEN | MENDED)[name]())
    assert not page_validation.validate_pdf_bytes(answer.data, profile="ua1").is_compliant


def test_forbidden_pages_are_drawn_and_lawful_ones_stay_text(fitted: SectionPdf) -> None:
    assert shown_as(fitted) == ["/Form", *["/Image"] * len(FORBIDDEN), "/Form", "/Image"]
    report = page_validation.validate_pdf_bytes(fitted.pdf, profile="ua1")
    assert report.is_compliant, report.failures


def test_a_drawn_page_looks_as_it_did(fitted: SectionPdf) -> None:
    lawful, faulty = (pypdfium2.PdfDocument(fitted.pdf)[number].render(scale=1).to_pil() for number in (0, 2))
    assert lawful.size == faulty.size
    different = sum(
        map(bool, (ours != theirs for ours, theirs in zip(lawful.tobytes(), faulty.tobytes(), strict=True)))
    )
    assert different < len(lawful.tobytes()) / 20
    with pikepdf.open(BytesIO(fitted.pdf)) as pdf:
        assert int(pdf.pages[2].obj.Resources.XObject.Page.Width) > 2_000, "fewer dots than an office printer shows"


def test_a_drawn_page_is_told_in_the_words_that_it_has(fitted: SectionPdf) -> None:
    (document,) = struct_tree(fitted.pdf).children
    told = [figure.alternative for figure in document.children]
    assert told[1].endswith("Sheet 1")
    assert told[2].endswith("Slide 1: burglary fell")
    assert told[3].endswith("Slide 1: burglary fell"), "a sign for no letter is read out"
    assert told[-1].endswith("Set in what the machine has")


def test_the_officer_hears_which_pages_are_drawn_why_and_what_to_do(fitted: SectionPdf) -> None:
    assert [finding.message for finding in fitted.findings] == [
        "page 12 is shown as a picture: it is set in fonts that are not in the file",
        "pages 5 to 10 are shown as pictures: they are set in fonts that do not say which letters they show",
        "pages 2 to 4 are shown as pictures: they are set in faulty fonts",
    ]
    assert all("have its author" in finding.help for finding in fitted.findings)


def test_numbers_of_pages_are_told_in_runs() -> None:
    drawn = dict.fromkeys((9, 1, 2, 3, 5, 8), DrawReason.FAULTY)
    (told,) = report_drawn(drawn)
    assert told.message.startswith("pages 1 to 3, 5, 8 and 9 are")
    (told,) = report_drawn(dict.fromkeys(range(1, 500, 2), DrawReason.FAULTY))
    assert told.message.startswith("pages 1 to 499, 250 of them, are shown as pictures")


@pytest.mark.parametrize("name", MENDED)
def test_what_is_certain_is_put_right(name: str) -> None:
    section = fit_attachment(MENDED[name](), LOOK)
    assert (shown_as(section), section.findings) == (["/Form"], ())
    assert page_validation.validate_pdf_bytes(section.pdf, profile="ua1").is_compliant
    (document,) = struct_tree(section.pdf).children
    words = "Plan See the site." if name == "no glyph map" else "Slide 1: burglary fell"
    assert document.children[0].alternative.endswith(words)
    assert words.split(maxsplit=1)[1] in pypdfium2.PdfDocument(section.pdf)[0].get_textpage().get_text_range()
