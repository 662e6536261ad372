"""Sections that print page numbers say so, and are set again with the plan's."""

from pathlib import Path

from sbpack.render.html.page_numbers import PageNumbers, PlannedPages
from tests.render.boards import html_of

RANGES = {"front-sheet": (1, 2), "item-2-minutes": (3, 12), "item-4-paper": (13, 13)}


def test_the_front_sheet_asks_and_prints_a_placeholder_first(tmp_path: Path) -> None:
    pages = PageNumbers()
    html = html_of(tmp_path, "front-sheet", pages=pages)
    assert pages.was_asked
    assert "Pages\u00a0000\u2013000" in html


def test_the_front_sheet_links_number_title_and_range(tmp_path: Path) -> None:
    html = html_of(tmp_path, "front-sheet", pages=PageNumbers(PlannedPages(RANGES)))
    for text in ("2", "Minutes of the meeting held on 21\u00a0September 2023", "Pages\u00a03\u201312"):
        assert f'<a href="pack:item-2-minutes">{text}</a>' in html
    assert '<a href="pack:item-4-paper">Page\u00a013</a>' in html
    assert '<td class="number">4a</td>' in html


def test_a_paper_without_references_does_not_ask(tmp_path: Path) -> None:
    pages = PageNumbers()
    html_of(tmp_path, "item-4-paper", pages=pages)
    assert not pages.was_asked


def test_a_planned_page_is_printed_and_an_unknown_one_is_not(tmp_path: Path) -> None:
    planned = PageNumbers(PlannedPages(RANGES, {"minute-2023-09-21-76": 5}))
    html = html_of(tmp_path, "item-3", pages=planned)
    assert '<a href="pack:minute-2023-09-21-76">21\u00a0September 2023</a> (page\u00a05)' in html
    assert '<a href="pack:item-4-paper">item\u00a04</a> (page\u00a013)' in html
    assert "(page" not in html_of(tmp_path, "item-3", pages=PageNumbers(PlannedPages({})))


def test_ranges_of_several_sections_are_one() -> None:
    assert PageNumbers(PlannedPages(RANGES)).range_of(("item-2-minutes", "item-4-paper")) == (3, 13)
    assert PageNumbers(PlannedPages(RANGES)).range_of(("nothing",)) is None


def test_what_was_printed_holds_while_the_answers_are_the_same() -> None:
    pages = PageNumbers(PlannedPages(RANGES, {"call": 5}))
    assert pages.page_of("call") == 5
    assert pages.range_of(["item-4-paper"]) == (13, 13)
    moved = {**RANGES, "item-2-minutes": (3, 14)}
    assert pages.holds_in(PlannedPages(moved, {"call": 5}))
    assert not pages.holds_in(PlannedPages(moved, {"call": 7}))
    assert not pages.holds_in(PlannedPages({**RANGES, "item-4-paper": (15, 15)}, {"call": 5}))


def test_a_placeholder_never_holds_and_what_asked_nothing_always_does() -> None:
    pages = PageNumbers()
    assert pages.holds_in(PlannedPages(RANGES))
    pages.page_of("item-4-paper")
    assert not pages.holds_in(PlannedPages(RANGES))
