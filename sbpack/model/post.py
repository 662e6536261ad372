"""Posts as people give them, compared: a shorter form of a post is no other one."""

import re
from itertools import pairwise

_WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
_SMALL_WORDS = frozenset({"a", "an", "and", "at", "for", "from", "in", "of", "on", "the", "to", "with"})
_RANKS = frozenset({"assistant", "associate", "chief", "deputy", "vice"})
"""Words that make another post of the one that they stand before."""


def is_same_post(first: str, second: str, council: str) -> bool:
    """Whether two texts give one post: the words of one are among the other's, rank for rank.

    What only says that somebody works for the council is no difference.
    """
    one, other = _words(first), _words(second)
    one, other = _spelt_out(one, other), _spelt_out(other, one)
    employer = {word.casefold() for word in _words(council)} | {_initials(_words(council)), "council"}
    few, many = sorted(
        ([word.casefold() for word in words if word.casefold() not in employer] for words in (one, other)), key=len
    )
    bare_few, bare_many = ({_bare(word) for word in words} for words in (few, many))
    if not (bare_few <= bare_many or bare_many <= bare_few):
        return False
    return not any(rank in _RANKS and rank not in bare_few and _bare(word) in bare_few for rank, word in pairwise(many))


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text) if word.casefold() not in _SMALL_WORDS]


def _spelt_out(words: list[str], other: list[str]) -> list[str]:
    """Return the words with initials such as `SNB` written out where the other text has the words."""
    found: list[str] = []
    for word in words:
        length = len(word)
        runs = (other[start : start + length] for start in range(len(other) - length + 1))
        full = next((run for run in runs if word.isupper() and length > 1 and _initials(run) == word.casefold()), None)
        found += full or [word]
    return found


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words).casefold()


def _bare(word: str) -> str:
    """Return a word without hyphens, apostrophes and the plural."""
    plain = "".join(filter(str.isalnum, word))
    return plain.removesuffix("s") if len(plain) > 3 else plain
