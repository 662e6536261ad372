"""Words as they are compared."""

import pytest

from sbpack.board.text_names import bare, likeness, sentences


def test_case_punctuation_and_space_are_no_words() -> None:
    assert bare("The  Board's \N{EN DASH} *own* A3-plan, 2024_27!") == "the board s own a3 plan 2024 27"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two; three", ["One.", "Two;", "three"]),
        ("It cost 3.5 million. Nobody paid.", ["It cost 3.5 million.", "Nobody paid."]),
        ("Before \N{OBJECT REPLACEMENT CHARACTER} after", ["Before ", "after"]),
        ("", []),
    ],
)
def test_sentences_end_at_stops_and_at_what_is_left_out(text: str, parts: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == parts


def test_long_words_are_not_found_in_a_short_text() -> None:
    assert likeness("the lamps in mill lane be repaired", "the lamps") < 60
    assert likeness("the lamps", "the lamps in mill lane be repaired") == 100
    assert likeness("the lamp", "a bench in the park", at_least=90) == 0
