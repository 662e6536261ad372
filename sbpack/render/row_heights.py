"""How tall the rows of a table will be, guessed before anything is laid out: which of them a page may divide.

A row stays on one page if it fits on one. Where one does not, the engine breaks it whatever it was told, and leaves out
the headings of every page on which it had hoped to keep it whole: such a row has to be allowed to break.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from sbpack.render.table_room import page_for
from sbpack.sources.table import Cell, Table, TablePage

_LETTERS: dict[TablePage, int] = {"": 100, "landscape": 155, "a3": 230}
"""On a line over the whole width."""
_MOST_LINES: dict[TablePage, int] = {"": 42, "landscape": 27, "a3": 42}
"""Four fifths of what a page has room for."""
_WIDEST = 60
"""Letters beyond which a column grows no more for having longer lines."""
_PADDING = 3


@dataclass(frozen=True)
class TableHeights:
    """What is guessed of one table."""

    page: TablePage
    """What it stands on: as asked for, or wider where it surely needs that."""
    lines: tuple[int, ...]
    """How many each row will take, about."""
    repeats_headings: bool
    """Whether the headings are short enough to stand on every page; others stand on the first alone."""
    tall_rows: frozenset[int]
    """The numbers of the rows that take more than most of a page below its headings."""


def table_heights(table: Table) -> TableHeights:
    """Guess how tall the rows of a table will be."""
    page = page_for(table)
    widths = [max(1, int(_LETTERS[page] * share) - _PADDING) for share in _shares(table)]
    lines = tuple(max(map(_lines, row, widths), default=0) for row in table.rows)
    most = _MOST_LINES[page]
    headings = sum(lines[: table.options.header_rows])
    repeats_headings = headings <= most // 2
    most -= headings if repeats_headings else 0
    tall_rows = frozenset(number for number, count in enumerate(lines) if count > most)
    return TableHeights(page, lines, repeats_headings, tall_rows)


def _shares(table: Table) -> Sequence[float]:
    """Return the share of the width that each column will have: as asked for, or by its longest line."""
    columns = list(zip(*table.rows, strict=True))
    asked = table.options.widths
    wanted = asked if len(asked) == len(columns) and any(asked) else tuple(map(_natural, columns))
    whole = sum(wanted)
    return [width / whole for width in wanted]


def _natural(column: Sequence[Cell]) -> float:
    longest = max(len(line) for cell in column for line in cell.text.split("\n"))
    return float(min(longest, _WIDEST) + _PADDING)


def _lines(cell: Cell, width: int) -> int:
    return sum(ceil(len(line) / width) for line in cell.text.split("\n"))
