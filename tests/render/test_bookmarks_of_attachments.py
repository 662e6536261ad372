"""Bookmarks of attached PDFs lead to the same pages in the pack, below the paper's own."""

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, OutlineItem
from reportlab.pdfgen.canvas import Canvas

from sbpack.render.attachments import AttachmentPlacement
from sbpack.render.attachments.fit import fit_attachment


def report(pages: int = 4) -> bytes:
    """Return a file with a bookmark for each page, every second below the one before."""
    made = BytesIO()
    canvas = Canvas(made, pagesize=(400, 300), invariant=1)
    for number in range(1, pages + 1):
        canvas.drawString(30, 200, f"Sheet {number}")
        canvas.bookmarkPage(f"p{number}")
        canvas.addOutlineEntry(f"Part {number}", f"p{number}", level=(number - 1) % 2)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def headings(data: bytes, pages: tuple[int, ...] = ()) -> list[tuple[int, str, int]]:
    section = fit_attachment(data, AttachmentPlacement("Works", "What they cost.", "en-GB", pages))
    return [(one.level, one.title, one.destination.page) for one in section.headings]


def test_they_keep_their_levels_and_pages() -> None:
    assert headings(report()) == [(1, "Part 1", 0), (2, "Part 2", 1), (1, "Part 3", 2), (2, "Part 4", 3)]


def test_of_chosen_pages_those_that_lead_there_are_kept() -> None:
    assert headings(report(), (2, 3)) == [(1, "Part 2", 0), (1, "Part 3", 1)]


@pytest.mark.parametrize("kind", ["page", "action", "nowhere", "a page of another file", "a loop", "rubbish"])
def test_a_bookmark_written_in_another_way_is_kept_or_left_out(kind: str) -> None:
    with pikepdf.open(BytesIO(report())) as pdf:
        page = pdf.pages[1].obj
        with pdf.open_outline() as outline:
            outline.root.clear()
            item = OutlineItem("Costs\u0007  in all")
            if kind == "page":
                item.destination = Array([page, Name.Fit])
            elif kind == "action":
                item.action = Dictionary(S=Name.GoTo, D=Array([page, Name.Fit]))
            elif kind == "nowhere":
                item.action = Dictionary(S=Name.URI, URI="https://example.org")
            elif kind == "a page of another file":
                item.action = Dictionary(S=Name.GoToR, D=Array([0, Name.Fit]), F="b.pdf")
            outline.root.append(item)
        first = pdf.Root.Outlines.First
        if kind == "a loop":
            first.Next = first
        if kind == "rubbish":
            first.Dest = Array([])
            first.Title = Array([1])
        made = BytesIO()
        pdf.save(made)
    found = headings(made.getvalue())
    assert found == ([(1, "Costs in all", 1)] if kind in ("page", "action") else [])
