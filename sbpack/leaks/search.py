"""Looking for secrets in a text, in one pass.

- What only Part 2 contains, ready to be looked for.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Literal, NamedTuple

from sbpack.leaks.read_text import Surface, readings
from sbpack.leaks.spelling import Spelling, numbers_in, spell
from sbpack.read.words import Text

RUN = 24
"""Letters and digits in a row that two texts share only where one repeats the other: some five words."""
PREFIX = 4
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
        """Whether there is anything to look for."""
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


SPLIT = 8
"""Letters of a word that is known even where a space stands in it; a shorter one may be two other words."""


class Search:
    """Secrets, ordered to be found quickly."""

    def __init__(self, secrets: Secrets) -> None:
        """Order them by what they begin with."""
        self._secrets = secrets
        self._phrases: defaultdict[str, list[tuple[str, Secret]]] = defaultdict(list)
        long_words = (item for item in secrets.words.items() if len(item[0]) >= SPLIT)
        for letters, secret in (*secrets.phrases.items(), *long_words):
            self._phrases[letters[:PREFIX]].append((letters, secret))

    def found_in(self, surface: Surface) -> Iterator[tuple[Found, int]]:
        """Yield each secret that stands in words, and the line of these in which it begins, from 1, if lines count."""
        for words in readings(surface.words):
            spelling = spell(words)
            found = (*self._words(spelling), *self._phrases_in(spelling), *self._runs(spelling))
            # Numbers in ids are counted up by programs.
            numbers = tuple(self._numbers(words)) if surface.is_for_people else ()
            yield from _with_lines(found, spelling.text, surface)
            yield from _with_lines(numbers, words, surface)

    def _words(self, spelling: Spelling) -> Iterator[tuple[Found, int]]:
        secret_words = self._secrets.words
        if secret_words:
            for word in spelling.words:
                if word.letters in secret_words:
                    yield secret_words[word.letters], word.first

    def _phrases_in(self, spelling: Spelling) -> Iterator[tuple[Found, int]]:
        if not self._phrases:
            return
        row = spelling.row
        ends: set[int] = set()
        for word in spelling.words:
            for letters, secret in self._phrases.get(row[word.start : word.start + PREFIX], ()):
                if row.startswith(letters, word.start):
                    ends = ends or _ends(spelling)
                    if word.start + len(letters) in ends:
                        yield secret, word.first

    def _runs(self, spelling: Spelling) -> Iterator[tuple[Found, int]]:
        runs, row = self._secrets.runs, spelling.row
        if not runs or len(row) < RUN:
            return
        starts = [start for start in range(len(row) - RUN + 1) if row[start : start + RUN] in runs]
        if starts:
            first_of = {word.start: word.first for word in reversed(spelling.words)}
            place = 0
            for start in starts:
                place = first_of.get(start, place)
                yield runs[row[start : start + RUN]], place

    def _numbers(self, words: str) -> Iterator[tuple[Found, int]]:
        secret_numbers = self._secrets.numbers
        if secret_numbers:
            for digits, first, _ in numbers_in(words):
                if digits in secret_numbers:
                    yield secret_numbers[digits], first


def _with_lines(found: tuple[tuple[Found, int], ...], text: str, surface: Surface) -> Iterator[tuple[Found, int]]:
    """Yield what was found with the number of its line in place of its place in the text."""
    if not found or not surface.is_line_by_line:
        yield from ((secret, 0) for secret, _ in found)
        return
    starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
    yield from ((secret, bisect_right(starts, place)) for secret, place in found)


def _ends(spelling: Spelling) -> set[int]:
    """Return where words end in the row, with the `s` of a possessive and without."""
    return {word.end for word in spelling.words} | {word.start + len(word.letters) for word in spelling.words}
