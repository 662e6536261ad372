"""The nearest of many names is the one that it is among few."""

from difflib import get_close_matches

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Indel

from sbpack.findings.suggest import nearest
from tests.effort import examples

NAMES = st.text("ABCDEFGHIlmnop-", min_size=1, max_size=7)


@settings(max_examples=examples(200))
@given(NAMES, st.lists(NAMES, min_size=20, max_size=50))
def test_a_quick_look_first_changes_nothing(name: str, known: list[str]) -> None:
    assume(sum(Indel.normalized_similarity(name.casefold(), one.casefold()) > 0.4 for one in known) <= 20)
    folded = {one.casefold(): one for one in known}
    slowly = get_close_matches(name.casefold(), folded, n=1, cutoff=0.5 if len(name) <= 3 else 0.6)
    assert nearest(name, known) == (folded[slowly[0]] if slowly else None)


def test_what_is_just_near_enough_among_many() -> None:
    assert nearest("ABBABAA", ["BAA", *(f"X{number}" for number in range(60))]) == "BAA"
