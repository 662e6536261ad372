"""What only Part 2 contains, and what an output says of it."""

import pytest

from sbpack.leaks import Said, leaks_in, secrets_of
from tests.leaks.parts import PART_1, said, secrets


def told(output: str, part_2: str, part_1: str = PART_1) -> list[tuple[str, str]]:
    """Return kind and words of what an output gives away."""
    leaks = leaks_in("pack.txt", output.encode(), secrets(part_2, part_1))
    return [(leak.kind, leak.words) for leak in leaks]


@pytest.mark.parametrize(
    ("output", "kind", "words"),
    [
        ("seen at the Bellhouse inn", "name", "Bellhouse"),
        ("it owes 48213 pounds", "number", "48,213"),
        ("it owes £48,213.00", "number", "48,213"),
        ("TENANCY FRAUD, and more", "words", "Tenancy fraud"),
        ("he was under caution", "words", "Under caution"),
        ("that let again by their tenants, who knew", "words", "let again by their tenants, who"),
        ("a map of the homes in question was drawn", "words", "A map of the homes in question"),
    ],
)
def test_each_kind(output: str, kind: str, words: str) -> None:
    found = leaks_in("pack.txt", output.encode(), secrets())
    assert (kind, words) in {(leak.kind, leak.words) for leak in found}
    assert {leak.where for leak in found} == {"fraud.md"}


@pytest.mark.parametrize("written", ["020 7946 0123", "02079460123", "(020) 7946-0123", "+44 20 7946 0123"])
def test_a_telephone_number_however_it_is_grouped(written: str) -> None:
    assert told(f"ring {written} 15 times", "They were told to ring 020 7946 0123 by night.") == [
        ("number", "020 7946 0123")
    ]
    assert told("ring 020 7946 0123", "They were told to ring 020 7946 0123.", f"call {written}") == []


@pytest.mark.parametrize(
    "output",
    ["48 213 of them", "1 482 13", "pages 482–13", "0.48213", f"{'0' * 9}48213{'f' * 50}", "48,2135"],
)
def test_what_is_another_number(output: str) -> None:
    assert told(output, "they owe 48213 pounds") == []


def test_words_that_both_parts_have_are_no_leak() -> None:
    shared = "the homes of the Riverside Trust were inspected in the spring of the year before"
    assert told(f"In all {shared} too.", f"It is said that {shared}, by Mr Holloway.", f"In short, {shared}.") == []


def test_a_name_that_part_1_has_in_any_case_is_no_secret() -> None:
    assert told("It was Grant who came.", "It was Mr Grant who came.", "They grant it. It was who came, who knew") == []


def test_the_beginning_of_a_sentence_is_no_name() -> None:
    part_2 = "# Suspicions\n\nNobody knew. \u201cTenants moved.\u201d\n\n- Neighbours told.\n\n1. Wardens saw.\n"
    assert told("nobody, tenants, neighbours, wardens", part_2) == []
    assert told("to dr. holloway and j. thorne", "It went to Dr. Holloway and J. Thorne.") == [
        ("name", "Holloway"),
        ("name", "Thorne"),
    ]


@pytest.mark.parametrize("word", ["Green", "Appendix", "Wednesday", "December", "Recommendation"])
def test_words_that_packs_have_anyway(word: str) -> None:
    """Ratings, headings and dates are written out where sources say no such word."""
    assert told(f"{word.upper()} and {word}", f"It was {word} at Bellhouse Mews.") == []


def test_what_part_1_says_elsewhere_is_no_leak_either() -> None:
    """Texts of other years are looked at only where something was found."""
    part_1 = Said(elsewhere=said("Mr Holloway came to the board seven years ago, and left.").texts)
    found = secrets_of(said("It was Mr Holloway, or Mr Thorne, who came to the board seven years ago."), part_1)
    output = b"Holloway came to the board seven years ago, with Thorne"
    assert [leak.words for leak in leaks_in("pack.txt", output, found)] == ["Thorne"]


def test_names_of_files() -> None:
    part_2 = Said(files=("meetings/2023-12-06/quarry-ward-fraud.md", "meetings/2023-12-06/evidence.pdf"))
    found = secrets_of(part_2, said("The evidence is heard.", "meetings/2023-12-06/parks.md"))
    listing = '{"source": "meetings/2023-12-06/quarry-ward-fraud.md"}'
    assert [(leak.kind, leak.words) for leak in leaks_in("pack.json", listing.encode(), found)] == [
        ("file name", "quarry-ward-fraud.md"),
    ]
    assert [leak.words for leak in leaks_in("index.html", b"on quarry ward fraud", found)] == ["quarry-ward-fraud"]
    assert leaks_in("pack.json", b"what evidence there is", found) == ()
    assert [leak.words for leak in leaks_in("pack.json", b"see evidence.pdf", found)] == ["evidence.pdf"]


def test_a_whole_passage_is_one_leak_with_its_places() -> None:
    passage = "nineteen homes were let again by their tenants, who owe the council a great deal of money in all"
    text = f"One.\n{passage}\nTwo.\n{passage}\n"
    (leak,) = leaks_in("pack.txt", text.encode(), secrets(f"It is said that {passage}."))
    assert (leak.place, leak.places) == ("on line 2", 2)
    assert leak.words == "nineteen homes were let again by their tenants, who owe the …"


def test_two_passages_of_one_paper_are_two_leaks() -> None:
    first, second = "nineteen homes were let again in spring", "a caution was given to all of their tenants"
    between = "and much was said of it by those who had been asked to look into what had gone on there"
    assert len(told(f"{first}. Then {second}.", f"We know {first}, {between}, so {second}.")) == 2


def test_what_is_only_part_of_another_leak_is_not_told_again() -> None:
    part_2 = "Nineteen homes at Quarry Ward were let again."
    whole = ("words", "Nineteen homes at Quarry Ward were let again")
    assert told("nineteen homes at quarry ward were let again", part_2) == [whole]
    assert told("quarry\nnineteen homes at quarry ward were let again", part_2) == [("name", "Quarry"), whole]


def test_without_a_part_2_nothing_is_looked_for() -> None:
    assert not secrets_of(Said(), said(PART_1))
    assert leaks_in("pack.pdf", b"no PDF at all", secrets_of(Said(), Said())) == ()
