"""Names of people, compared as readers compare them: without title, rank, capitals and punctuation."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

_TITLES = frozenset({
    "alderman", "baroness", "canon", "cllr", "councillor", "dame", "dr", "father", "imam", "lady", "lord", "miss", "mr",
    "mrs", "ms", "mx", "prof", "professor", "rabbi", "rev", "revd", "reverend", "sir",
    # ranks of the police, the fire service and the forces
    "acting", "borough", "brigade", "captain", "chief", "colonel", "commander", "commissioner", "constable", "dci",
    "detective", "di", "inspector", "insp", "major", "officer", "pc", "pcso", "sergeant", "sgt", "station",
    "superintendent", "supt", "temporary", "watch",
})  # fmt: skip
"""Words before a name that are no part of it."""
_LETTERS_AFTER = re.compile(r"[A-Z]{2,5}(?:\([A-Z]\))?")
"""`OBE`, `QFSM`: not `Smith`, which has small letters."""
_WORD = re.compile(r"[^\s,]+")


@dataclass(frozen=True)
class PersonName:
    """The name of a person without what stands before and after it."""

    written: str
    words: tuple[str, ...]
    """Forenames and surname."""

    @cached_property
    def key(self) -> str:
        """What two spellings of one name share that differ in capitals and punctuation only."""
        return fold(self.written)

    @cached_property
    def forename(self) -> str:
        """The first name, folded."""
        return fold(self.words[0])

    @cached_property
    def surname(self) -> str:
        """All that follows the first name, folded."""
        return fold("".join(self.words[1:]))

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The names folded, each half of a double one by itself."""
        return tuple(fold(part) for word in self.words for part in re.split(r"[-\u2010\u2011]", word) if fold(part))

    @cached_property
    def initials(self) -> frozenset[str]:
        """Every two or three initials that would be taken for this person's."""
        first, *others = (word[0].upper() for word in self.words)
        last = [part[0].upper() for part in re.split(r"[-'\u2019]", self.words[-1]) if part]
        ends = {"".join(last), *last}
        return frozenset(
            {*(first + end for end in ends), *(first + "".join(others[:-1]) + end for end in ends), first + others[-1]}
        )


@lru_cache(maxsize=10_000)
def person_name(written: str) -> PersonName | None:
    """Return the name of a person, or None where what is left without titles is not two words or more."""
    words = _WORD.findall(written)
    while words and fold(words[0]) in _TITLES:
        words.pop(0)
    if not all(word == word.upper() for word in words):
        while len(words) > 2 and _LETTERS_AFTER.fullmatch(words[-1]):
            words.pop()
    if len(words) < 2 or not all(word[0].isalpha() for word in words):
        return None
    return PersonName(" ".join(words), tuple(words))


def is_title(word: str) -> bool:
    """Whether a word before a name is a title or rank."""
    return fold(word) in _TITLES


def fold(text: str) -> str:
    """Return the letters of a text alone, without accents and capitals."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
    return "".join(filter(str.isalpha, text)).casefold()


def free_initials(name: PersonName, taken: frozenset[str]) -> Iterator[str]:
    """Yield initials for a person that are nobody's: `ShB`, `ShaB`, then `SBr`."""
    first, last = name.words[0], "".join(filter(str.isalpha, name.words[-1]))
    longer = [first[:length] + last[0] for length in range(2, len(first) + 1)]
    longer += [first[0] + last[:length] for length in range(2, len(last) + 1)]
    return (initials for initials in longer if initials not in taken)
