"""Owners stand on the page and the line of the word before their mark."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from tests.render.boards import minutes_of, pdf_of

_SAME_LINE = 4.0
"""Points between the tops of a word and of its owner, whose lines are set tighter."""
_FILLER = "the Police, the Council and the partners of the Board would look into it"


def _block(number: int) -> str:
    """Return five marks: in a paragraph, two on one line, in a list, in a resolution's list."""
    a, b, c, d, e = (f"{number}{letter}" for letter in "abcde")
    return (
        f"{_FILLER} {_FILLER} word{a}. [76.{number}1 @I{a}]\n\n"
        f"{_FILLER} word{b}, [76.{number}2 @I{b}] **bold word{c}** [76.{number}3 @I{c}] {_FILLER}.\n\n"
        f"- {_FILLER} {_FILLER} word{d}; [76.{number}4 @I{d}]\n- {_FILLER}\n\n"
        f"**RESOLVED** that:\n\n1. {_FILLER};\n2. {_FILLER} {_FILLER} word{e}. [76.{number}5 @I{e}]\n\n"
    )


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[list[dict[str, Any]]]:
    """Return the words of each page of a minute of several pages, with their places."""
    text = "".join(_block(number) for number in range(10, 27))
    section = pdf_of(tmp_path_factory.mktemp("board"), "item-2", minutes_of(text))
    assert not section.findings
    with pdfplumber.open(BytesIO(section.pdf)) as document:
        return [page.extract_words(x_tolerance=1.5) for page in document.pages]


def _places(pages: list[list[dict[str, Any]]], start: str) -> dict[str, tuple[int, float, float]]:
    """Return page, top and left of every word that begins so, by its end."""
    return {
        word["text"].removeprefix(start).strip(".,;"): (number, word["top"], word["x0"])
        for number, page in enumerate(pages)
        for word in page
        if word["text"].startswith(start)
    }


def test_every_owner_is_on_the_page_and_line_of_its_word(pages: list[list[dict[str, Any]]]) -> None:
    words, owners = _places(pages, "word"), _places(pages, "I")
    assert len(pages) > 3
    assert len(words) == len(owners) == 17 * 5
    for name, (page, top, _) in words.items():
        owner_page, owner_top, _ = owners[name]
        assert owner_page == page, name
        assert abs(owner_top - top) < _SAME_LINE, name


def test_two_owners_on_a_line_stand_side_by_side(pages: list[list[dict[str, Any]]]) -> None:
    owners = _places(pages, "I")
    shared = 0
    for number in range(10, 27):
        (page, top, left), (other_page, other_top, other_left) = owners[f"{number}b"], owners[f"{number}c"]
        if (page, round(top)) == (other_page, round(other_top)):
            shared += 1
            assert other_left > left + 10
    assert shared > 5


def test_a_long_label_wraps_and_pushes_the_next_aside(tmp_path: Path) -> None:
    text = "One [76.1 @SUB-GROUP-LEADS] and two [76.2 @SUB-GROUP-LEADS] and three. [76.3 @LB]\n"
    section = pdf_of(tmp_path, "item-2", minutes_of(text))
    with pdfplumber.open(BytesIO(section.pdf)) as document:
        words = document.pages[0].extract_words()
    column = [word for word in words if word["text"] in ("SUB", "GROUP", "LEADS", "LB")]
    assert len(column) == 7
    for one in column:
        for other in column:
            apart = one["bottom"] <= other["top"] + 3 or other["bottom"] <= one["top"] + 3
            beside = one["x1"] <= other["x0"] or other["x1"] <= one["x0"]
            assert one is other or apart or beside


@pytest.mark.parametrize("lines", [21, 22])
def test_the_heading_of_a_minute_never_stands_last_on_a_page(tmp_path: Path, lines: int) -> None:
    text = "Line.\n\n" * lines + "## 77 Last of all\n\nWords " + f"{_FILLER} " * 5 + "[77.1 @LB]\n"
    section = pdf_of(tmp_path, "item-2", minutes_of(text))
    with pdfplumber.open(BytesIO(section.pdf)) as document:
        first = document.pages[0].extract_text()
    assert ("Last of all" in first) == ("Words" in first)
