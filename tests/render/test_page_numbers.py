"""Sections that print page numbers say so, and are set again with the plan's."""

from pathlib import Path

from sbpack.render.environment import make_environment
from sbpack.render.page_numbers import PageNumbers
from sbpack.render.section_html import section_html
from tests.render.boards import board_at

RANGES = {"front-sheet": (1, 2), "item-2-minutes": (3, 12), "item-4-paper": (13, 13)}


def test_the_front_sheet_asks_and_prints_a_placeholder_first(tmp_path: Path) -> None:
    pages = PageNumbers()
    pack = board_at(tmp_path)
    html = section_html(pack.sections[0], pack, pages, make_environment())
    assert pages.was_asked
    assert "Pages 000\u2013000" in html


def test_the_front_sheet_links_number_title_and_range(tmp_path: Path) -> None:
    pack = board_at(tmp_path)
    html = section_html(pack.sections[0], pack, PageNumbers(RANGES), make_environment())
    for text in ("2", "Minutes of the meeting held on 21 September 2023", "Pages 3\u201312"):
        assert f'<a href="pack:item-2-minutes">{text}</a>' in html
    assert '<a href="pack:item-4-paper">Page 13</a>' in html
    assert '<td class="number">4a</td>' in html


def test_a_paper_without_references_does_not_ask(tmp_path: Path) -> None:
    pages = PageNumbers()
    pack = board_at(tmp_path)
    section_html(pack.section("item-4-paper"), pack, pages, make_environment())
    assert not pages.was_asked


def test_a_planned_page_is_printed_and_an_unknown_one_is_not(tmp_path: Path) -> None:
    pack = board_at(tmp_path)
    matters = pack.section("item-3-matters-arising")
    planned = PageNumbers(RANGES, {"minute-2023-09-21-76": 5})
    html = section_html(matters, pack, planned, make_environment())
    assert '<a href="pack:minute-2023-09-21-76">21 September 2023</a> (page\u00a05)' in html
    assert '<a href="pack:item-4-paper">item 4</a> (page\u00a013)' in html
    assert "(page" not in section_html(matters, pack, PageNumbers({}), make_environment())


def test_ranges_of_several_sections_are_one() -> None:
    assert PageNumbers(RANGES).range_of(("item-2-minutes", "item-4-paper")) == (3, 13)
    assert PageNumbers(RANGES).range_of(("nothing",)) is None
