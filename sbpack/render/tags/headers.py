"""Which header cells speak of a cell, as HTML finds them: the cells above and to the left, whatever they span."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sbpack.render.tags.node import Node


@dataclass(frozen=True)
class Row:
    """A row of a table, and its cells."""

    node: Node
    cells: Sequence[Node]


@dataclass(frozen=True)
class _Cell:
    """A cell in its place."""

    node: Node
    row: int
    column: int

    @property
    def rows(self) -> range:
        return range(self.row, self.row + self.node.row_span)

    @property
    def columns(self) -> range:
        return range(self.column, self.column + self.node.column_span)


_Grid = dict[tuple[int, int], _Cell]
_Line = list[tuple[int, _Cell | None]]
"""The header cells along a column or a row, and nothing where other cells begin, each with its place on the line."""


def assign_headers(rows: Sequence[Row]) -> None:
    """Give each cell of a table its headers.

    A header cell that does not say of what it is one is a column's where it stands among headers only.
    """
    grid = _grid(rows)
    cells = tuple(dict.fromkeys(grid.values()))
    among_data = {row for cell in cells if cell.node.tag == "TD" for row in cell.rows}
    for cell in cells:
        if cell.node.tag == "TH" and not cell.node.scope:
            cell.node.scope = "Row" if among_data.intersection(cell.rows) else "Column"
    down, across = _lines(grid, "Column"), _lines(grid, "Row")
    for cell in cells:
        headers = _headers(cell, down, "Column")
        if cell.node.scope != "Column":
            headers += _headers(cell, across, "Row")
        cell.node.headers = tuple(headers)


def _grid(rows: Sequence[Row]) -> _Grid:
    """Return the cell at each row and column."""
    grid: _Grid = {}
    for number, row in enumerate(rows):
        column = 0
        for node in row.cells:
            while (number, column) in grid:
                column += 1
            cell = _Cell(node, number, column)
            for place in ((y, x) for y in cell.rows for x in cell.columns):
                grid.setdefault(place, cell)
            column += node.column_span
    return grid


def _lines(grid: _Grid, scope: str) -> Mapping[int, _Line]:
    """Return every column, or every row, by its number."""
    lines: dict[int, _Line] = defaultdict(list)
    for (row, column), cell in sorted(grid.items(), key=lambda entry: entry[0]):
        number, place = (column, row) if scope == "Column" else (row, column)
        header = cell if cell.node.scope == scope else None
        if not lines[number] or lines[number][-1][1] is not header:
            lines[number].append((place, header))
    return lines


def _headers(cell: _Cell, lines: Mapping[int, _Line], scope: str) -> list[Node]:
    """Return the headers of a cell above or before it, the outermost first.

    A heading in the middle of a table takes the place of one of the same breadth above.
    """
    found: dict[_Cell, None] = {}
    numbers, start = (cell.columns, cell.row) if scope == "Column" else (cell.rows, cell.column)
    for number in numbers:
        line = lines[number]
        replaced: set[range] = set()
        beside = {_breadth(cell, scope)} if cell.node.scope == scope else set()
        for _, header in reversed(line[: bisect_left(line, start, key=lambda entry: entry[0])]):
            if header is None:
                replaced |= beside
                beside = set()
                continue
            beside.add(_breadth(header, scope))
            if _breadth(header, scope) not in replaced:
                found[header] = None
    outermost = sorted(found, key=lambda header: (header.row, header.column))
    if scope == "Row":
        outermost.sort(key=lambda header: header.column)
    return [header.node for header in outermost]


def _breadth(cell: _Cell, scope: str) -> range:
    return cell.columns if scope == "Column" else cell.rows
