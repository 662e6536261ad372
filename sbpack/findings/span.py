"""Where in the sources something stands."""

from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of one source file; lines and columns count from 1, line 0 means the file as a whole.

    A tuple, because every word of an archive has one: it is made and compared in half the time of a dataclass.
    """

    path: str
    """The file, relative to the root, with forward slashes."""
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0
    """The column after the last character."""

    def __str__(self) -> str:
        """`file:line:column`, as compilers write it."""
        return self.path if self.line == 0 else f"{self.path}:{self.line}:{self.column}"

    def to(self, last: "Span") -> "Span":
        """Return the stretch from the beginning of this one to the end of a later one in the same file."""
        return Span(self.path, self.line, self.column, last.end_line, last.end_column)
