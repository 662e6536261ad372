"""Letters of other scripts: known to a check, and printed where the fonts that have them are installed."""

import pytest

from sbpack.render.engine import with_other_scripts
from sbpack.text.known_letters import font_with, missing_glyphs, other_fonts

PAGE = '<html><head><style>\nhtml { font: 11pt "Source Sans" }</style></head><body>'


@pytest.mark.parametrize(
    "text", ["Łódź, Ştefan, Nguyễn", "Καλημέρα", "Привет", "“½” – £ € … → ✓ ☐ ●", "e\u0301", "a\u200bb"]
)
def test_a_letter_of_our_own_fonts_is_never_strange(text: str) -> None:
    assert not list(missing_glyphs(text))
    assert with_other_scripts(PAGE + text) == PAGE + text


@pytest.mark.parametrize("letter", "☎★✅שب漢🎉")
def test_a_letter_that_they_lack_is_known_with_its_place(letter: str) -> None:
    assert list(missing_glyphs(f"ab {letter}")) == [(3, letter)]


def test_fonts_that_are_installed_print_what_they_have() -> None:
    pytest.importorskip("manimgx_fonts")
    assert len(other_fonts()) > 10
    assert font_with("漢") is None
    html = with_other_scripts(PAGE + "שלום ✅")
    assert 'font: 11pt "Source Sans", "Noto Emoji", "Noto Sans Hebrew"' in html
    assert html.count("@font-face") == 4
