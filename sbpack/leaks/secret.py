"""What only Part 2 contains, ready to be looked for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from sbpack.leaks.spelling import Spelling
from sbpack.sources.said import Text

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
