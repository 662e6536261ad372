"""The slide deck in the sample board's folder is the one that its script makes."""

from docs.make_deck import DECK, deck
from tests.pdf_reading import page_texts


def test_the_script_makes_the_deck_that_is_kept() -> None:
    assert page_texts(deck()) == page_texts(DECK)


def test_it_is_made_alike_each_time() -> None:
    assert deck() == deck()
