"""The same words are the same, however a page or a file writes them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sbpack.leaks import leaks_in
from sbpack.leaks.spelling import spell
from tests.effort import examples
from tests.leaks.parts import secrets

WORDS = "Nineteen officers' homes at Holloway Café were let again by their tenants"
SECRETS = secrets(f"{WORDS}.")


@pytest.mark.parametrize(
    "written",
    [
        "NINETEEN OFFICERS’ HOMES AT HOLLOWAY CAFÉ WERE LET AGAIN BY THEIR TENANTS",
        "Nineteen of\u00adficers’ homes at Hollo\u00adway Café were let again by their ten\u200bants",
        "Nineteen offi-\ncers’ homes at Hollo-\r\nway Café were let a\u2010\ngain by their tenants",
        "Nineteen offi\ufffecers’ homes at Hollo\ufffe\r\nway Café were let again by their tenants",
        "Nineteen o\ufb03cers’ homes at Holloway Cafe\u0301 were let again by their tenants",
        "Nineteen\u00a0officers'\u202fhomes\u2003at\tHolloway\nCafé — were let again; by (their) “tenants”",
        "Ｎｉｎｅｔｅｅｎ officers' homes at Holloway Café were let again by their tenants",
        "NineteenOfficers'HomesAtHollowayCaféWereLetAgainByTheirTenants",
        "Nineteen o f f i c e r s homes at Holl oway Café we re let again by their ten ants",
    ],
)
def test_one_text_in_many_forms(written: str) -> None:
    assert spell(written).row == spell(WORDS).row
    (leak,) = leaks_in("pack.txt", written.encode(), SECRETS)
    assert leak.words == f"{WORDS[:60].rpartition(' ')[0]} …".replace("é", "e")


@pytest.mark.parametrize(
    "written", ["HOLLOWAY", "Hol lo way", "Hollow-\n   ay’s", "theHolloway7", "_Holloway_", "(holloway)"]
)
def test_one_name_in_many_forms(written: str) -> None:
    assert [leak.words for leak in leaks_in("pack.txt", written.encode(), SECRETS)] == ["Holloway"]


BREAKS = st.sampled_from(["", "", "", "\u00ad", "\u200b", "-\n", "\u2010\r\n", "\ufffe", "\ufeff"])
SPACES = st.sampled_from([" ", "\n", "\u00a0", "\u2009", "\r\n", " \u200b", "\u00ad "])


@st.composite
def rewritten(draw: st.DrawFn, text: str) -> str:
    """Return a text with its words broken anywhere and other spaces between them."""
    letters = []
    for letter in text:
        letters.append(draw(SPACES) if letter == " " else draw(st.sampled_from([letter, letter.upper()])))
        if letter.isalpha():
            letters.append(draw(BREAKS))
    return "".join(letters)


@given(rewritten("Nineteen homes at Holloway were let again by their tenants"))
@settings(max_examples=examples(40))
def test_broken_words_are_found(written: str) -> None:
    leaks = leaks_in("pack.txt", f"Before it, and {written} after".encode(), SECRETS)
    assert "words" in {leak.kind for leak in leaks}


@given(rewritten("Holloway"))
@settings(max_examples=examples(40))
def test_a_broken_name_is_found(written: str) -> None:
    leaks = leaks_in("pack.txt", f"before {written}, after".encode(), SECRETS)
    assert [leak.words for leak in leaks] == ["Holloway"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Ina", "held in a hall"),
        ("Ann", "planning for an n-th year"),
        ("Lee", "the sleeve"),
        ("Ward", "towards the steward"),
        ("Rose", "prices rose-tinted".replace("rose", "prose")),
        ("Hart", "the chart of h art"),
    ],
)
def test_a_name_within_other_words_is_no_leak(name: str, text: str) -> None:
    assert leaks_in("pack.txt", text.encode(), secrets(f"It is said that {name} knew.")) == ()


@pytest.mark.parametrize(
    "text", ["Mr O'Brien came", "Mr O’Brien’s flat", "MR O‘BRIEN", "MrO'Brien", "O\u2019Brien-Smith"]
)
def test_a_name_with_an_apostrophe(text: str) -> None:
    assert [leak.words for leak in leaks_in("pack.txt", text.encode(), secrets("It was Mr O’Brien who came."))] == [
        "O'Brien"
    ]


@given(st.text(max_size=200), st.text(max_size=200))
@settings(max_examples=examples(60))
def test_what_part_1_says_is_never_a_leak(first: str, second: str) -> None:
    """Whatever the two have in common, and whatever signs are in them."""
    part_1 = f"{first} The homes at Quarry Ward {second}"
    found = secrets(f"{second} They are told that the homes at Quarry Ward {first} pack txt", f"{part_1} pack.txt")
    assert leaks_in("pack.txt", part_1.encode("utf-8", "replace"), found) == ()
