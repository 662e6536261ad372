"""Style sheets that are parsed once: every section looks and complains as if it had been the first."""

import pytest

from sbpack.render.layout import layout as style_sheets
from sbpack.render.layout.layout import layout_section
from sbpack.render.section import SectionPdf
from tests.render.tagged import PAGE

STYLE = "p { font-weight: 600; colour: red } @page { margin: 30mm }"


@pytest.fixture(autouse=True)
def nothing_parsed() -> None:
    style_sheets._parsed.cache_clear()


def laid_out(style: str, body: str = "<p>Words.</p>") -> SectionPdf:
    return layout_section(PAGE.format(style, body), {})


def test_the_second_section_is_like_the_first_and_is_told_the_same() -> None:
    first = laid_out(STYLE)
    assert [finding.rule for finding in first.findings] == ["layout-warning"]
    assert "colour" in first.findings[0].message
    assert laid_out(STYLE) == first
    assert style_sheets._parsed.cache_info().hits == 1


def test_it_looks_as_if_the_engine_had_parsed_it_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    shared = laid_out(STYLE)
    monkeypatch.setattr("sbpack.render.layout.layout.take_sheets", lambda _root: [])
    assert laid_out(STYLE) == shared


@pytest.mark.parametrize("style", ['@import "other.css";', '@font-face { font-family: A; src: url("a.ttf") }'])
def test_what_a_sheet_asks_for_is_refused_to_each_section(style: str) -> None:
    first, second = laid_out(style), laid_out(style)
    assert first.findings == second.findings
    assert first.findings
    assert style_sheets._parsed.cache_info().currsize == 0


def test_fonts_that_one_section_declares_are_no_others() -> None:
    own = '@font-face { font-family: "Source Sans"; src: local("DejaVu Sans") }'
    before = laid_out("p { margin: 0 }")
    laid_out(own)
    assert laid_out("p { margin: 0 }") == before
