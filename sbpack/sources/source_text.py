"""Text that knows where it came from, however it was cut."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from sbpack.findings.span import Span


@dataclass(frozen=True)
class SourceText:
    """The whole text of one file, or the lines of it from `first_line` on."""

    path: str
    text: str
    first_line: int = 1

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset of the first character of each line."""
        return [0, *accumulate(len(line) + 1 for line in self.text.split("\n")[:-1])]

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset."""
        index = bisect_right(self.line_starts, max(offset, 0)) - 1
        return index + self.first_line, offset - self.line_starts[index] + 1

    def span(self, start: int, end: int) -> Span:
        """Return the place of the characters from `start` to before `end`."""
        line, column = self.place(start)
        length = max(end - start, 0)
        next_line = line - self.first_line + 1
        if next_line == len(self.line_starts) or start + length < self.line_starts[next_line]:
            return Span(self.path, line, column, line, column + length)
        return Span(self.path, line, column, *self.place(start + length))

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a line and column; the opposite of `place`."""
        index = min(max(line - self.first_line, 0), len(self.line_starts) - 1)
        return self.line_starts[index] + column - 1

    def stretch(self, span: Span) -> tuple[int, int]:
        """Return the offsets of a place and of the first character after it; the opposite of `span`."""
        return self.offset(*span[1:3]), self.offset(*span[3:5])

    def excerpt(self, start: int = 0, end: int | None = None) -> "Excerpt":
        """Return the characters from `start` to before `end` as an excerpt."""
        return Excerpt(self, self.text[start:end], ((0, start),))


Pieces = Sequence[tuple[int, int]]
"""Pairs of an offset in a cut text and the offset that it had before, ascending; in between both run in step."""


@dataclass(frozen=True)
class Excerpt:
    """Text taken out of a file with characters left out, such as a table cell without the backslashes of its pipes."""

    source: SourceText
    text: str
    pieces: Pieces = ((0, 0),)

    @cached_property
    def _starts(self) -> list[int]:
        return [here for here, _ in self.pieces]

    def offset(self, offset: int) -> int:
        """Return where a character of the excerpt stands in the file's text."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return self.pieces[0][1]
        here, there = self.pieces[index]
        return there + offset - here

    def span(self, start: int, end: int) -> Span:
        """Return the place of the characters from `start` to before `end`."""
        first = self.offset(start)
        return self.source.span(first, self.offset(end - 1) + 1 if end > start else first)

    @property
    def whole(self) -> Span:
        """The place of all of it."""
        return self.span(0, len(self.text))

    def cut(self, text: str, pieces: Pieces) -> "Excerpt":
        """Return an excerpt of this excerpt; the pieces lead from the new text to this one."""
        return Excerpt(self.source, text, tuple(self._through(pieces, len(text))))

    def part(self, start: int, end: int) -> "Excerpt":
        """Return the characters from `start` to before `end`."""
        return self.cut(self.text[start:end], ((0, start),))

    def _through(self, pieces: Pieces, length: int) -> list[tuple[int, int]]:
        if len(self.pieces) == 1:
            return [(new, self.offset(here)) for new, here in pieces]
        through: list[tuple[int, int]] = []
        for index, (new, here) in enumerate(pieces):
            stop = pieces[index + 1][0] if index + 1 < len(pieces) else length
            through.append((new, self.offset(here)))
            first = bisect_right(self._starts, here)
            last = bisect_right(self._starts, here + stop - new - 1)
            through += [(new + self._starts[inner] - here, self.pieces[inner][1]) for inner in range(first, last)]
        return through
