"""Sections that print page numbers say so, and are set again with the plan's."""

from pathlib import Path

from sbpack.render.page_numbers import PageNumbers
from tests.render.boards import html_of

RANGES = {"front-sheet": (1, 2), "item-2-minutes": (3, 12), "item-4-paper": (13, 13)}


def test_the_front_sheet_asks_and_prints_a_placeholder_first(tmp_path: Path) -> None:
    pages = PageNumbers()
    html = html_of(tmp_path, "front-sheet", pages=pages)
    assert pages.was_asked
    assert "Pages\u00a0000\u2013000" in html


def test_the_front_sheet_links_number_title_and_range(tmp_path: Path) -> None:
    html = html_of(tmp_path, "front-sheet", pages=PageNumbers(RANGES))
    for text in ("2", "Minutes of the meeting held on 21\u00a0September 2023", "Pages\u00a03\u201312"):
        assert f'<a href="pack:item-2-minutes">{text}</a>' in html
    assert '<a href="pack:item-4-paper">Page\u00a013</a>' in html
    assert '<td class="number">4a</td>' in html


def test_a_paper_without_references_does_not_ask(tmp_path: Path) -> None:
    pages = PageNumbers()
    html_of(tmp_path, "item-4-paper", pages=pages)
    assert not pages.was_asked


def test_a_planned_page_is_printed_and_an_unknown_one_is_not(tmp_path: Path) -> None:
    planned = PageNumbers(RANGES, {"minute-2023-09-21-76": 5})
    html = html_of(tmp_path, "item-3", pages=planned)
    assert '<a href="pack:minute-2023-09-21-76">21\u00a0September 2023</a> (page\u00a05)' in html
    assert '<a href="pack:item-4-paper">item\u00a04</a> (page\u00a013)' in html
    assert "(page" not in html_of(tmp_path, "item-3", pages=PageNumbers({}))


def test_ranges_of_several_sections_are_one() -> None:
    assert PageNumbers(RANGES).range_of(("item-2-minutes", "item-4-paper")) == (3, 13)
    assert PageNumbers(RANGES).range_of(("nothing",)) is None
