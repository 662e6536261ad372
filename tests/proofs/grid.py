"""A table's cells on their grid, as its spans put them."""

from collections.abc import Iterator
from dataclasses import dataclass

from tests.proofs.file_reading import FinishedFile, Tag
from tests.proofs.identifiers import header_ids, rows_of

Place = tuple[int, int]


@dataclass(frozen=True)
class Grid:
    """Every place of a table with the cell that covers it."""

    cells: dict[Place, Tag]
    clashes: tuple[Place, ...]
    """Places that two cells cover, or one that reaches below the last row."""
    height: int
    width: int

    @property
    def holes(self) -> list[Place]:
        """Places that no cell covers."""
        places = ((row, column) for row in range(self.height) for column in range(self.width))
        return [place for place in places if place not in self.cells]

    def first_places(self) -> dict[Tag, Place]:
        """Return where each cell begins."""
        first: dict[Tag, Place] = {}
        for place in sorted(self.cells):
            first.setdefault(self.cells[place], place)
        return first


def span_of(cell: Tag, name: str) -> int:
    """Return how many rows or columns a cell covers."""
    return int(cell.attribute(name) or 1)


def grid_of(table: Tag) -> Grid:
    """Lay the cells of a table out, each in the first free place of its row."""
    rows = rows_of(table)
    cells: dict[Place, Tag] = {}
    clashes = []
    for number, row in enumerate(rows):
        column = 0
        for cell in (child for child in row.children if child.role in ("TH", "TD")):
            while (number, column) in cells:
                column += 1
            for down in range(span_of(cell, "/RowSpan")):
                for right in range(span_of(cell, "/ColSpan")):
                    place = (number + down, column + right)
                    if place in cells or place[0] >= len(rows):
                        clashes.append(place)
                    else:
                        cells[place] = cell
    width = max((column + 1 for _, column in cells), default=0)
    return Grid(cells, tuple(clashes), len(rows), width)


def tables_are_rectangular(file: FinishedFile) -> Iterator[str]:
    """Yield tables whose rows are not equally long, or whose cells cover one another."""
    for table in (tag for tag in file.tags if tag.role == "Table"):
        grid = grid_of(table)
        if not grid.cells:
            yield f"{file.named(table)} has no cells"
        for row, column in grid.holes:
            yield f"{file.named(table)} has no cell in row {row + 1}, column {column + 1}"
        for row, column in grid.clashes:
            yield f"{file.named(table)} has a cell too many in row {row + 1}, column {column + 1}"


def cells_name_the_headings_they_stand_under(file: FinishedFile) -> Iterator[str]:
    """Yield cells that name a heading of another column and row, or none of those in their own."""
    for table in (tag for tag in file.tags if tag.role == "Table"):
        grid = grid_of(table)
        rows, columns = _lines(grid)
        ids = {bytes(cell.entry.ID): cell for cell in columns if "/ID" in cell.entry}
        for cell in columns:
            named = [ids[name] for name in header_ids(cell) if name in ids]
            for heading in named:
                if not (columns[cell] & columns[heading] or rows[cell] & rows[heading]):
                    yield f"{file.named(cell)} names {file.named(heading)}, which is neither above nor beside it"
            if cell.role == "TD" and file.text(cell):
                yield from (
                    f"{file.named(cell)} does not name {file.named(heading)}, which stands above or beside it"
                    for heading in _headings_for(grid, cell, rows, columns)
                    if heading not in named
                )


def _headings_for(grid: Grid, cell: Tag, rows: dict[Tag, set[int]], columns: dict[Tag, set[int]]) -> list[Tag]:
    """Return the headings of the head above a cell's columns, and those beside its rows with which they begin."""
    first = grid.first_places()[cell]
    above = [
        heading
        for heading in columns
        if heading.role == "TH" and columns[heading] & columns[cell] and _is_in_head(heading) and not _is_in_head(cell)
    ]
    beside = [
        heading
        for heading in rows
        if heading.role == "TH"
        and not _is_in_head(heading)
        and rows[heading] & rows[cell]
        and max(columns[heading]) < first[1]
    ]
    return [*above, *beside]


def _is_in_head(cell: Tag) -> bool:
    return any(tag.role == "THead" for tag in cell.above())


def _lines(grid: Grid) -> tuple[dict[Tag, set[int]], dict[Tag, set[int]]]:
    """Return the rows and the columns that each cell covers."""
    rows: dict[Tag, set[int]] = {}
    columns: dict[Tag, set[int]] = {}
    for (row, column), cell in grid.cells.items():
        rows.setdefault(cell, set()).add(row)
        columns.setdefault(cell, set()).add(column)
    return rows, columns
