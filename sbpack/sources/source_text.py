"""Text that knows where it came from, however it was cut."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

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
        starts = [0]
        place = self.text.find("\n")
        while place >= 0:
            starts.append(place + 1)
            place = self.text.find("\n", place + 1)
        return starts

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset."""
        index = bisect_right(self.line_starts, max(offset, 0)) - 1
        return index + self.first_line, offset - self.line_starts[index] + 1

    def span(self, start: int, end: int) -> Span:
        """Return the place of the characters from `start` to before `end`."""
        return Span(self.path, *self.place(start), *self.place(max(start, end)))

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a line and column; the opposite of `place`."""
        index = min(max(line - self.first_line, 0), len(self.line_starts) - 1)
        return self.line_starts[index] + column - 1

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

    def offset(self, offset: int) -> int:
        """Return where a character of the excerpt stands in the file's text."""
        index = max(bisect_right(self.pieces, offset, key=lambda piece: piece[0]) - 1, 0)
        here, there = self.pieces[index]
        return there + max(offset - here, 0)

    def span(self, start: int, end: int) -> Span:
        """Return the place of the characters from `start` to before `end`."""
        last = self.offset(end - 1) + 1 if end > start else self.offset(start)
        return self.source.span(self.offset(start), last)

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
        through: list[tuple[int, int]] = []
        own = [here for here, _ in self.pieces]
        for index, (new, here) in enumerate(pieces):
            stop = pieces[index + 1][0] if index + 1 < len(pieces) else length
            through.append((new, self.offset(here)))
            first = bisect_right(own, here)
            last = bisect_right(own, here + stop - new - 1)
            through += [(new + own[inner] - here, self.pieces[inner][1]) for inner in range(first, last)]
        return through
