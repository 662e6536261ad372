"""A board that nobody wrote: every kind of source, in many spellings, with each word in one place.

board = made_up_board(random.Random(7))
board.files()                       the sources, by path
board.expected(f"{HERE}/lamps.md")  the blocks that the section of a source must print
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from random import Random

from tests.no_word_lost.spellings import Spelling
from tests.no_word_lost.words import Block, words_in

BEHIND, HERE = "meetings/2024-01-10", "meetings/2024-03-06"
MINUTES, MATTERS, AGENDA = f"{BEHIND}/minutes.md", f"{HERE}/matters-arising.md", f"{HERE}/meeting.yaml"
_PLACE = re.compile(r"\$(?:([a-gn$])|\{([a-gn])\})")
_LETTERS = "bcdghjklmnprstvz"
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="40"><path d="M0 0h9v9z"/></svg>'


@dataclass(frozen=True)
class Piece:
    """A stretch of a source, and what it must print."""

    text: str
    """Empty for what is told again from another source."""
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Source:
    """A file in pieces."""

    path: str
    pieces: tuple[Piece, ...]
    gap: str = "\n\n"

    @property
    def text(self) -> str:
        """All of it."""
        return self.gap.join(piece.text for piece in self.pieces) + "\n"

    def without_line(self, line: int) -> "Source":
        """Return the file without the piece that a line belongs to."""
        at, kept = 1, []
        for piece in self.pieces:
            following = at + piece.text.count("\n") + self.gap.count("\n")
            if not (at <= line < following) or not any(block.words for block in piece.blocks):
                kept.append(piece)
            at = following
        return replace(self, pieces=tuple(kept))


@dataclass
class Pen:
    """Writes spellings with words that stand nowhere else."""

    random: Random
    count: int = 0
    tokens: set[str] = field(default_factory=set)

    def word(self) -> str:
        """Return the next word: letters alone, so that no number beside it becomes part of it."""
        self.count += 1
        letters, rest = "", self.count * 2_654_435_761 % 16**5
        for _ in range(5):
            rest, digit = divmod(rest, len(_LETTERS))
            letters += _LETTERS[digit]
        self.tokens.add(word := f"q{letters}")
        return word

    def write(self, spelling: Spelling, number: str = "") -> Piece:
        """Write something; `number` is what `$n` stands for."""
        words = {letter: self.word() for letter in "abcdefg"} | {"n": number or self.word(), "$": "$"}

        def filled(text: str) -> str:
            return _PLACE.sub(lambda match: words[match[1] or match[2]], text)

        def block(text: str, *, is_apart: bool = False) -> Block:
            optional = frozenset(words_in(spelling.optional))
            return Block(spelling.name, tuple(words_in(filled(text))), optional, is_apart)

        printed = spelling.source if spelling.printed is None else spelling.printed
        blocks = [block(printed), *(block(text, is_apart=True) for text in spelling.apart)]
        return Piece(filled(spelling.source), tuple(one for one in blocks if self.tokens & set(one.words)))

    def some(self, spellings: Sequence[Spelling], least: int, most: int) -> list[Piece]:
        """Write some of them, each once at most."""
        count = self.random.randint(least, min(most, len(spellings)))
        return [self.write(one) for one in self.random.sample(spellings, count)]


@dataclass(frozen=True)
class MadeUpBoard:
    """A board and what its packs must say."""

    sources: tuple[Source, ...]
    sections: dict[str, tuple[Piece, ...]]
    """What each section prints, by the path of its source, with `#2` behind it in Part 2."""
    tokens: frozenset[str]
    others: dict[str, str]
    """Files that hold no word to be printed."""

    def files(self) -> dict[str, str]:
        """Return the files of the board by path."""
        return {source.path: source.text for source in self.sources} | self.others

    def expected(self, section: str) -> list[Block]:
        """Return the blocks that a section must print: those that are still in the sources."""
        written = {id(piece) for source in self.sources for piece in source.pieces}
        kept = (piece for piece in self.sections[section] if not piece.text or id(piece) in written)
        return [block for piece in kept for block in piece.blocks]

    def without(self, places: Sequence[tuple[str, int]]) -> "MadeUpBoard":
        """Return the board without the pieces at some places."""
        sources = []
        for source in self.sources:
            kept = source
            for line in sorted((line for path, line in places if path == source.path), reverse=True):
                kept = kept.without_line(line)
            sources.append(kept)
        return replace(self, sources=tuple(sources))
