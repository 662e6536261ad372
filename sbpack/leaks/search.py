"""The search for words of Part 2 in a text, in one pass."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Literal, NamedTuple

from sbpack.leaks.read_text import ReadableText, readings
from sbpack.leaks.spelling import Spelling, numbers_in, spell
from sbpack.read.part_1 import Text

RUN = 24
"""Letters and digits in a row that two texts share only where one repeats the other: some five words."""
_PREFIX = 4
"""Letters by which phrases are found."""
_SHOWN = 60
"""Characters of a passage that are shown."""

Kind = Literal["words", "name", "number", "file name", "unread"]


class Secret(NamedTuple):
    """One thing that only Part 2 contains."""

    kind: Kind
    shown: str
    """As Part 2 writes it."""
    where: str
    """The source that has it."""


class Run(NamedTuple):
    """A place in a text of Part 2."""

    passage: int
    """The number of the text."""
    word: int
    """The number of the word that the run begins with."""


class Passage(NamedTuple):
    """A text of Part 2, of which runs of words are cut."""

    where: str
    spelling: Spelling


Found = Secret | Run


@dataclass(frozen=True)
class Secrets:
    """What only Part 2 contains."""

    words: Mapping[str, Secret] = field(default_factory=dict)
    """Names and other single words, by their letters."""
    phrases: Mapping[str, Secret] = field(default_factory=dict)
    """What begins where a word begins and ends where one ends, by its letters."""
    numbers: Mapping[str, Secret] = field(default_factory=dict)
    """By their digits."""
    runs: Mapping[str, Run] = field(default_factory=dict)
    """Runs of words, by their first letters, `RUN` of them."""
    passages: tuple[Passage, ...] = field(default=(), repr=False)
    """The texts of the runs."""
    attached: tuple[tuple[str, bytes], ...] = field(default=(), repr=False)
    """Path and bytes of PDFs of Part 1, which are read only where something was found: it may be theirs."""
    elsewhere: tuple[Text, ...] = field(default=(), repr=False)
    """Texts of Part 1 of which the same holds."""
    unread: tuple[str, ...] = ()
    """Attached files of Part 2 that nobody can read."""

    def __bool__(self) -> bool:
        return bool(self.words or self.phrases or self.numbers or self.runs or self.unread)

    def passage(self, first: Run, last: Run) -> tuple[Secret, str]:
        """Return the words from one run to a later one of the same text, cut short, and all their letters."""
        where, spelling = self.passages[first.passage]
        begin, last_start = spelling.words[first.word], spelling.words[last.word].start
        end = next(word for word in spelling.words[last.word :] if word.end >= min(last_start + RUN, len(spelling.row)))
        words = " ".join(spelling.text[begin.first : end.last].split())
        if len(words) > _SHOWN:
            words = f"{words[:_SHOWN].rpartition(' ')[0] or words[:_SHOWN]} …"
        return Secret("words", words, where), spelling.row[begin.start : end.end]


_SPLIT = 8
"""Letters of a word that is known even where a space stands in it; a shorter one may be two other words."""


class Search:
    """Finds secrets, which are ordered by what they begin with."""

    def __init__(self, secrets: Secrets) -> None:
        self._secrets = secrets
        self._phrases: defaultdict[str, list[tuple[str, Secret]]] = defaultdict(list)
        long_words = (item for item in secrets.words.items() if len(item[0]) >= _SPLIT)
        for letters, secret in (*secrets.phrases.items(), *long_words):
            self._phrases[letters[:_PREFIX]].append((letters, secret))

    def found_in(self, readable: ReadableText) -> Iterator[tuple[Found, int]]:
        """Yield each secret in words, and the line of these in which it begins, from 1, if lines count."""
        words_of, numbers_of = self._secrets.words, self._secrets.numbers
        for words in readings(readable.words):
            spelling = spell(words)
            found: list[tuple[Found, int]] = [
                (words_of[word.letters], word.first) for word in spelling.words if word.letters in words_of
            ]
            found += (*self._phrases_in(spelling), *self._runs_in(spelling))
            yield from _with_lines(found, spelling.text, readable)
            # Numbers in ids are counted up by programs.
            numbers = numbers_in(words) if numbers_of and readable.is_for_people else ()
            known = [(numbers_of[digits], first) for digits, first, _ in numbers if digits in numbers_of]
            yield from _with_lines(known, words, readable)

    def _phrases_in(self, spelling: Spelling) -> Iterator[tuple[Found, int]]:
        row = spelling.row
        ends: set[int] = set()
        for word in spelling.words if self._phrases else ():
            for letters, secret in self._phrases.get(row[word.start : word.start + _PREFIX], ()):
                if row.startswith(letters, word.start):
                    # With the `s` of a possessive and without.
                    ends = ends or {end for one in spelling.words for end in (one.end, one.start + len(one.letters))}
                    if word.start + len(letters) in ends:
                        yield secret, word.first

    def _runs_in(self, spelling: Spelling) -> Iterator[tuple[Found, int]]:
        runs, row = self._secrets.runs, spelling.row
        starts = [start for start in range(len(row) - RUN + 1) if row[start : start + RUN] in runs] if runs else []
        first_of = {word.start: word.first for word in reversed(spelling.words)} if starts else {}
        place = 0
        for start in starts:
            place = first_of.get(start, place)
            yield runs[row[start : start + RUN]], place


def _with_lines(found: Sequence[tuple[Found, int]], text: str, readable: ReadableText) -> Iterator[tuple[Found, int]]:
    """Yield what was found with the number of its line in place of its place in the text."""
    starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))] if found and readable.is_line_by_line else []
    yield from ((secret, bisect_right(starts, place)) for secret, place in found)
