"""The words of titles, with and without those that any title may have."""

import re
from functools import lru_cache

from rapidfuzz import fuzz

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SMALL = _words("a an and are at by for from how in into is it its of on or that the this to what which who with")
_ANY_TITLE = _words(
    "agenda annual any appendix attached board brief briefing business committee consider consideration discussion "
    "draft emerging final group information introduction issues item items list month monthly next note notes other "
    "outline overview paper papers part partnership presentation presentations progress quarter quarterly report "
    "reports review sub summary update updates urgent verbal written year safer "
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sep sept oct nov dec"
)
_LEAST_ALIKE = 80
"""Of two words, out of 100, that a reader takes for one: `organisation` and its other spelling."""
_STEM = 5
"""Letters at the beginning that make two words one family, as in `inspection` and `inspectors`."""


def plain_words(title: str) -> tuple[str, ...]:
    """Return the words of a title in small letters, without the small words that join others."""
    return tuple(word for word in map(str.casefold, _WORD.findall(title)) if word not in _SMALL)


@lru_cache(maxsize=4096)
def telling_words(title: str) -> tuple[str, ...]:
    """Return the words that say what a title is about: no numbers, months, nor words such as `update`."""
    words = plain_words(title)
    return tuple(word for word in words if len(word) > 1 and not word.isdecimal() and word not in _ANY_TITLE)


def are_alike(one: str, other: str) -> bool:
    """Whether two words mean the same thing to a reader of titles."""
    return (len(one) >= _STEM and one[:_STEM] == other[:_STEM]) or fuzz.ratio(one, other) >= _LEAST_ALIKE
