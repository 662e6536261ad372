"""Words as they are compared: without case, punctuation and mark-up, so that a new comma makes no other matter."""

import re
from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz

from sbpack.sources.prose import Prose
from sbpack.sources.wording import LEFT_OUT, Wording

_WORD = re.compile(r"[^\W_]+")
_SENTENCE = re.compile(rf"[^\s{LEFT_OUT}][^.;!?{LEFT_OUT}]*(?:[.;!?](?!\s|$)[^.;!?{LEFT_OUT}]*)*[.;!?]?")
"""Ends with a full stop, a semicolon or the like before a space, or where something is left out that is no words."""


def bare(text: str) -> str:
    """Return the words of a text alone, in small letters, one space between them."""
    return " ".join(_WORD.findall(text.casefold()))


def bare_words(wordings: Iterable[Wording] | Prose) -> str:
    """Return the words of several paragraphs as one run."""
    found = wordings.wordings if isinstance(wordings, Prose) else wordings
    return bare(" ".join(wording.text for wording in found))


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence of a paragraph begins and ends."""
    for match in _SENTENCE.finditer(text):
        yield match.span()


def likeness(words: str, text: str, at_least: float = 0) -> float:
    """Return how nearly bare words stand in a text, from 0 to 100; 0 where that is less than `at_least`."""
    compare = fuzz.partial_ratio if len(text) >= len(words) else fuzz.ratio
    return compare(words, text, score_cutoff=at_least)
