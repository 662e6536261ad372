"""Links of attached PDFs lead where they did, in the pack too; none tells what its page keeps back."""

from collections.abc import Callable
from io import BytesIO

import page as page_validation
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from reportlab.pdfgen.canvas import Canvas

from sbpack.assemble.document import assemble
from sbpack.render.attachments import AttachmentPlacement
from sbpack.render.attachments.fit import fit_attachment
from sbpack.render.section import SectionPdf
from tests.assemble.packs import pack, part
from tests.render.test_fifty_pdfs import links_of

LACKS = "links that lead to a page left out or to another file, or that show no words"
AREA = (30, 195, 200, 215)


def report(*notes: Dictionary, pages: int = 2, drawn: Callable[[Canvas], object] = str) -> bytes:
    """Return a file whose first page has a line of words at one place, and notes over it."""
    made = BytesIO()
    canvas = Canvas(made, pagesize=(400, 300), invariant=1)
    for number in range(1, pages + 1):
        canvas.drawString(30, 200, f"Sheet {number} and its costs")
        if number == 1:
            drawn(canvas)
        canvas.showPage()
    canvas.save()
    saved = BytesIO()
    with pikepdf.open(BytesIO(made.getvalue())) as pdf:
        second = Array([pdf.pages[-1].obj, Name.Fit])
        pdf.Root.Dests = Dictionary(p2=second)
        pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array([pikepdf.String("p2"), Dictionary(D=second)])))
        for note in notes:
            if "/Dest" in note and isinstance(note.Dest, Array):
                note.Dest[0] = pdf.pages[int(note.Dest[0])].obj
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note) for note in notes])
        pdf.save(saved)
    return saved.getvalue()


def link(area: tuple[int, int, int, int] = AREA, **more: object) -> Dictionary:
    return Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array(area), **more)


def to(address: str) -> Dictionary:
    return Dictionary(S=Name.URI, URI=pikepdf.String(address))


def fitted(data: bytes, *, pages: tuple[int, ...] = (), as_pictures: bool = False) -> SectionPdf:
    return fit_attachment(data, AttachmentPlacement("Works", "What they cost.", "en-GB", pages, as_pictures))


def told(section: SectionPdf) -> list[str]:
    return [finding.message for finding in section.findings if "links" in finding.message]


@pytest.mark.parametrize("address", ["https://example.org/a?b=1#c", "http://example.org", "mailto:clerk@example.org"])
def test_to_the_web_and_to_mail(address: str) -> None:
    section = fitted(report(link(A=to(address))))
    assert links_of(section.pdf) == [("Sheet 1 and its costs", address)]
    assert told(section) == []


@pytest.mark.parametrize("destination", [Array([1, Name.Fit]), Name.p2, pikepdf.String("p2")], ids=str)
def test_to_a_page_of_its_own_file(destination: pikepdf.Object) -> None:
    section = fitted(report(link(Dest=destination)))
    assert links_of(section.pdf) == [("Sheet 1 and its costs", 2)]


def test_they_stand_where_their_words_stand() -> None:
    section = fitted(report(link(A=to("https://example.org"))))
    with pikepdf.open(BytesIO(section.pdf)) as pdf:
        (note,) = pdf.pages[0].obj.Annots
        left, bottom, right, top = (float(corner) for corner in note.Rect)
        figure = [float(corner) for corner in pdf.Root.StructTreeRoot.K[0].K[0].A.BBox]
    scale = (figure[2] - figure[0]) / 400
    assert [left - figure[0], bottom - figure[1]] == pytest.approx([30 * scale, 195 * scale], abs=0.1)
    assert [right - left, top - bottom] == pytest.approx([170 * scale, 20 * scale], abs=0.1)


@pytest.mark.parametrize(
    "note",
    [
        link(A=to("file:///etc/passwd")),
        link(A=to("javascript:alert(1)")),
        link(A=to("https://example.org/\n x")),
        link(A=Dictionary(S=Name.GoToR, F="other.pdf", D=Array([0, Name.Fit]))),
        link(Dest=pikepdf.String("nowhere")),
        link((30, 20, 200, 40), A=to("https://example.org")),
        link(A=17),
        link(),
    ],
    ids=["file", "script", "no address", "another file", "no such place", "no words", "no action", "nothing"],
)
def test_what_cannot_be_followed_is_told(note: Dictionary) -> None:
    section = fitted(report(note))
    assert links_of(section.pdf) == []
    assert told(section) == [f"page 1 lacks {LACKS}"]


def test_a_link_to_a_page_left_out_is_told() -> None:
    section = fitted(report(link(Dest=Array([1, Name.Fit]))), pages=(1,))
    assert links_of(section.pdf) == []
    assert told(section) == [f"page 1 lacks {LACKS}"]


def test_what_nobody_sees_is_not_missed() -> None:
    hidden = link(A=to("https://example.org"), F=2)
    beside = link((500, 195, 600, 215), A=to("https://example.org"))
    section = fitted(report(hidden, beside))
    assert (links_of(section.pdf), told(section)) == ([], [])


def test_none_stands_over_words_that_are_covered() -> None:
    section = fitted(
        report(link(A=to("mailto:witness@example.org")), drawn=lambda canvas: canvas.rect(20, 190, 300, 40, fill=1))
    )
    assert b"witness" not in section.pdf
    assert links_of(section.pdf) == []


def test_pictures_of_pages_have_none() -> None:
    section = fitted(report(link(A=to("https://example.org"))), as_pictures=True)
    assert links_of(section.pdf) == []


def test_in_the_pack_they_lead_on_and_are_lawful() -> None:
    data = report(link(A=to("https://example.org")), link((30, 195, 94, 215), Dest=Array([1, Name.Fit])))
    section = fitted(data)
    pdf = assemble(pack(part("a", section, "Agenda Item 1"), part("b", fitted(data), "Agenda Item 2")))
    report_of_it = page_validation.validate_pdf_bytes(pdf, profile="ua1")
    assert report_of_it.is_compliant, report_of_it.failures
    with pikepdf.open(BytesIO(pdf)) as opened:
        names = pikepdf.NameTree(opened.Root.Names.Dests)
        second = [note for note in opened.pages[2].obj.Annots if Name.GoTo == note.A.S]
        target = names[str(second[0].A.D)]
        place = target.D if isinstance(target, Dictionary) else target
        assert place[0].objgen == opened.pages[3].obj.objgen
        assert str(second[0].Contents) == "Sheet 1 and"
