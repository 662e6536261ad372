"""Bookmarks."""

from dataclasses import replace

from sbpack.assemble import assemble
from sbpack.assemble.assembly import Bookmark
from sbpack.render.section import Destination, Heading, SectionPdf
from tests.assemble.packs import pack, part
from tests.assemble.ready_made import ready_made
from tests.pdf_reading import bookmarks


def headed(*headings: tuple[int, str, int]) -> SectionPdf:
    found = tuple(Heading(level, title, Destination(page, 72, 700)) for level, title, page in headings)
    return replace(ready_made(4), headings=found)


def shown(section: SectionPdf, title: str = "4 Minutes") -> list[tuple[int, str, int | None]]:
    front = part("front", ready_made(2))
    assembly = pack(front, part("item-4", section), bookmarks=[Bookmark(title, "item-4", headings=True)])
    return [(entry.level, entry.title, entry.page) for entry in bookmarks(assemble(assembly))]


def test_headings_hang_below_their_part_by_level() -> None:
    section = headed((1, "A", 0), (2, "A.1", 0), (3, "A.1.1", 1), (2, "A.2", 2), (1, "B", 3))
    assert shown(section) == [
        (0, "4 Minutes", 2),
        (1, "A", 2),
        (2, "A.1", 2),
        (3, "A.1.1", 3),
        (2, "A.2", 4),
        (1, "B", 5),
    ]


def test_a_level_left_out_does_not_count() -> None:
    assert shown(headed((1, "A", 0), (4, "deep", 1), (2, "less", 1))) == [
        (0, "4 Minutes", 2),
        (1, "A", 2),
        (2, "deep", 3),
        (2, "less", 3),
    ]


def test_items_with_papers_stand_open_and_headings_are_folded_away() -> None:
    reports = [part("item-8", ready_made(2)), part("item-8-a", ready_made(1)), part("item-8-b", ready_made(3))]
    below = (Bookmark("8a Domestic abuse", "item-8-a", headings=True), Bookmark("8b Police", "item-8-b"))
    pdf = assemble(pack(*reports, bookmarks=[Bookmark("8 Reports", "item-8", below)]))
    assert [(entry.level, entry.title, entry.is_open) for entry in bookmarks(pdf)] == [
        (0, "8 Reports", True),
        (1, "8a Domestic abuse", False),
        (2, "Heading 1 of 1", False),
        (1, "8b Police", False),
    ]


def test_titles_keep_letters_of_any_language() -> None:
    assert shown(ready_made(1), "4 Adroddiad — Pwyllgor ŵ 安全")[0][1] == "4 Adroddiad — Pwyllgor ŵ 安全"
