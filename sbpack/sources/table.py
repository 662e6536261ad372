"""A table, whether it was written in Markdown, CSV or YAML."""

from dataclasses import dataclass
from typing import Literal

from markdown_it.token import Token

from sbpack.findings.span import Span

Alignment = Literal["", "left", "center", "right"]
TablePage = Literal["", "landscape", "a3"]


@dataclass(frozen=True)
class Cell:
    """One cell; its Markdown is parsed."""

    text: str
    tokens: tuple[Token, ...]
    """Block tokens when the cell holds paragraphs or lists, one inline token when it holds a line."""
    span: Span


@dataclass(frozen=True)
class TableOptions:
    """What stands in braces after a table."""

    caption: str = ""
    header_rows: int = 1
    header_columns: int = 0
    page: TablePage = ""
    """Pages of its own: wide ones, or nothing where it stands in the text."""
    rag: str = ""
    """The heading of the column that holds RAG letters, or nothing."""
    widths: tuple[float, ...] = ()
    """Relative widths of the columns, or nothing: by content."""


@dataclass(frozen=True)
class Table:
    """Rows of cells, all rows equally long."""

    rows: tuple[tuple[Cell, ...], ...]
    options: TableOptions
    span: Span
    alignments: tuple[Alignment, ...] = ()
    """By column, from a Markdown table's second line."""


@dataclass(frozen=True)
class SpannedCell:
    """A cell with the rectangle that it covers once empty cells beside or under a header are joined to it."""

    cell: Cell
    row: int
    column: int
    row_span: int
    column_span: int
    is_header: bool


def span_cells(table: Table) -> tuple[tuple[SpannedCell, ...], ...]:
    """Return the cells of each row with their spans; cells that another one covers are left out.

    A header cell takes the empty header cells to its right, then the empty header rows below it that are as wide.
    """
    options = table.options
    rows = [[cell.text.strip() != "" for cell in row] for row in table.rows]
    covered: set[tuple[int, int]] = set()

    def is_header(row: int, column: int) -> bool:
        return row < options.header_rows or column < options.header_columns

    def is_free(row: int, column: int) -> bool:
        return not rows[row][column] and (row, column) not in covered and is_header(row, column)

    result = []
    for row_number, row in enumerate(table.rows):
        spanned = []
        for column, cell in enumerate(row):
            if (row_number, column) in covered:
                continue
            width = height = 1
            if is_header(row_number, column) and rows[row_number][column]:
                limit = len(row) if row_number < options.header_rows else options.header_columns
                while column + width < limit and is_free(row_number, column + width):
                    width += 1
                last = options.header_rows if row_number < options.header_rows else len(table.rows)
                while row_number + height < last and all(
                    is_free(row_number + height, column + step) for step in range(width)
                ):
                    height += 1
                covered |= {(row_number + down, column + right) for down in range(height) for right in range(width)} - {
                    (row_number, column)
                }
            spanned.append(SpannedCell(cell, row_number, column, height, width, is_header(row_number, column)))
        result.append(tuple(spanned))
    return tuple(result)
