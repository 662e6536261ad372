"""Tables too wide for their page: they turn, go to A3, are set smaller, and only then is there something to say."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from sbpack.render.layout.layout import layout_section
from sbpack.render.section import SectionPdf
from tests.render.boards import paper_of, pdf_of, set_section

UPRIGHT, WIDE, WIDEST = (210, 297), (297, 210), (420, 297)


def _row(cells: int, word: str) -> str:
    return f"|{f' {word} |' * cells}\n"


def _table(columns: int, word: str) -> str:
    return _row(columns, word) + _row(columns, "---") + _row(columns, word)


def _sizes(section: SectionPdf) -> list[tuple[int, ...]]:
    with pikepdf.open(BytesIO(section.pdf)) as document:
        return [tuple(round(float(side) * 25.4 / 72) for side in page.mediabox[2:]) for page in document.pages]


@pytest.mark.parametrize(
    ("columns", "word", "sizes"),
    [
        (6, "word", [UPRIGHT]),
        (11, "September", [UPRIGHT, WIDE, UPRIGHT]),
        (18, "September", [UPRIGHT, WIDEST, UPRIGHT]),
        # Letters so wide that no guess would have turned the table.
        (9, "MWMWMWMW", [UPRIGHT, WIDE, UPRIGHT]),
    ],
)
@pytest.mark.parametrize("kind", ["paper", "council-report"])
def test_a_table_turns_when_its_words_need_the_room(
    tmp_path: Path, columns: int, word: str, sizes: list[tuple[int, int]], kind: str
) -> None:
    text = f"Before.\n\n{_table(columns, word)}\nAfter.\n"
    section = pdf_of(tmp_path, "item-4", paper_of(text, kind))
    assert _sizes(section) == sizes
    assert section.findings == ()


def test_a_chosen_page_is_the_least(tmp_path: Path) -> None:
    narrow = pdf_of(tmp_path / "a", "item-4", paper_of(_table(3, "word") + "{page=a3}\n"))
    wide = pdf_of(tmp_path / "b", "item-4", paper_of(_table(18, "September") + "{page=landscape}\n"))
    assert _sizes(narrow) == _sizes(wide) == [WIDEST]


def test_a_kind_on_landscape_pages_goes_to_a3(tmp_path: Path) -> None:
    section = pdf_of(tmp_path, "item-4", paper_of(f"Before.\n\n{_table(18, 'September')}", "delivery-plan"))
    assert _sizes(section) == [WIDE, WIDEST]


def test_what_no_page_holds_is_set_small_before_anything_is_said(tmp_path: Path) -> None:
    small = pdf_of(tmp_path / "a", "item-4", paper_of(_table(19, "Septembers")))
    assert (_sizes(small), small.findings) == ([WIDEST], ())
    broken = pdf_of(tmp_path / "b", "item-4", paper_of(_table(30, "Consideration")))
    assert _sizes(broken) == [WIDEST]
    assert [(finding.rule, finding.block) for finding in broken.findings] == [("layout-warning", 1)]


def test_what_cannot_be_helped_is_found_at_the_table(tmp_path: Path) -> None:
    made = set_section(tmp_path, "item-4", paper_of(_table(230, "word")))
    found = layout_section(made.html, {}).findings
    assert [finding.rule for finding in found] == ["text-off-page"]
    assert [made.places[finding.block].line for finding in found if finding.block] == [5]


def test_a_table_in_a_form_of_one_page_does_not_turn(tmp_path: Path) -> None:
    text = f"## Priorities\n\n### One\n\n{_table(9, 'Consideration')}\n### Two\n\nText.\n"
    section = pdf_of(tmp_path, "item-4", paper_of(text, "plan-on-a-page"))
    assert _sizes(section) == [WIDE]


def test_the_same_table_is_laid_out_the_same(tmp_path: Path) -> None:
    html = set_section(tmp_path, "item-4", paper_of(_table(9, "MWMWMWMW"))).html
    assert layout_section(html, {}).pdf == layout_section(html, {}).pdf
