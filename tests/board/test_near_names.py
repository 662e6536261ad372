"""Which names are one misspelt, and which are two people's."""

import pytest

from sbpack.board.people_names import KnownPeople, KnownPerson, is_name_misspelt, person_name
from sbpack.findings.finding import Span


def name(written: str) -> tuple[str, str]:
    found = person_name(written)
    assert found is not None
    return found.forename, found.surname


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("Andy Brittan", "Andy Brittain"),
        ("Luke Bladock", "Luke Baldock"),
        ("Dina Shamonivoc", "Dina Sahmanovic"),
        ("Claire Lewin", "Clare Lewin"),
        ("Jon Page", "John Page"),
        ("Chris Lines", "Chris Line"),
        ("Jaime O'Maley", "Jamie O'Malley"),
        ("Lynnette Chameliec", "Lynnette Chamielec"),
    ],
)
def test_a_slip_of_the_hand(written: str, known: str) -> None:
    assert is_name_misspelt(name(written), name(known))


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("Angela Baker", "Angela Page"),
        ("Sharon Baldock", "Sharon Baldwin"),
        ("Richard Baldwin", "Sharon Baldwin"),
        ("Luke Baldwin", "Luke Baldock"),
        ("David Harrison", "David Harris"),
        ("Mary Williamson", "Mary Williams"),
        ("David Dale", "David Dare"),
        ("Paula Sibun", "Paul Sibun"),
        ("Tim Cowan", "Jim Cowan"),
        ("Mark Vale", "Mary Vale"),
        ("Robert Vale", "Rob Vale"),
        ("Luke Baldock", "Luke Baldock"),
    ],
)
def test_another_person(written: str, known: str) -> None:
    assert not is_name_misspelt(name(written), name(known))


def spellings(text: str, *known: str) -> list[str]:
    names = [person_name(one) for one in known]
    people = KnownPeople(tuple(KnownPerson(one, Span("members.yaml")) for one in names if one))
    return [f"{found.written} = {found.person.name.written}" for found in people.other_spellings(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Chief Superintendent Andy Brittan's team", ["Andy Brittan = Andy Brittain"]),
        ("Finola O Driscoll, Jan van der Burg", ["Finola O Driscoll = Finola O'Driscoll"]),
        ("Jan van der Berg and Jan van den Berg", ["Jan van den Berg = Jan van der Berg"]),
        ("FINOLA O'DRISCOLL and ANDY BRITTAIN", []),
        ("Andy Brittain Brittan Andy", []),
        ("The Board. Andy. Brittan", []),
        ("andy brittan", []),
    ],
)
def test_names_in_a_text(text: str, found: list[str]) -> None:
    known = ("Andy Brittain", "Finola O'Driscoll", "Jan van der Berg", "Jan van der Burg")
    assert spellings(text, *known) == found
