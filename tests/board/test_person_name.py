"""Names as readers compare them."""

import pytest

from sbpack.board.people_names import free_initials, person_name


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Luke Baldock", "Luke Baldock"),
        ("Councillor David Cartwright QFSM", "David Cartwright"),
        ("Chief Superintendent Andy Brittain", "Andy Brittain"),
        ("Cllr. Dr Ann Smith OBE JP", "Ann Smith"),
        ("CLLR ANN SMITH", "ANN SMITH"),
        ("Jay Patel", "Jay Patel"),
    ],
)
def test_titles_and_letters_are_no_part_of_a_name(written: str, kept: str) -> None:
    name = person_name(written)
    assert name is not None
    assert name.written == kept


@pytest.mark.parametrize("written", ["", "Superintendent Baldock", "Councillor", "Madonna", "3 partners"])
def test_what_is_no_full_name_is_none(written: str) -> None:
    assert person_name(written) is None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Finola O'Driscoll", "Finola O' Driscoll"),
        ("Finola O\u2019Driscoll", "Finola O Driscoll"),
        ("Mimi Morris-Cotterill", "mimi morris cotterill"),
        ("Zo\u00eb N\u00fa\u00f1ez", "Zoe Nunez"),
    ],
)
def test_capitals_punctuation_and_accents_make_no_other_name(first: str, second: str) -> None:
    one, other = person_name(first), person_name(second)
    assert one is not None
    assert other is not None
    assert one.key == other.key


def test_initials_as_a_reader_would_make_them() -> None:
    name = person_name("Mimi Ann Morris-Cotterill")
    assert name is not None
    assert {"MM", "MC", "MMC", "MAM", "MAMC"} <= name.initials


def test_free_initials_are_nobodys() -> None:
    name = person_name("Jo Bell")
    assert name is not None
    assert list(free_initials(name, frozenset({"JoB"}))) == ["JBe", "JBel", "JBell"]
