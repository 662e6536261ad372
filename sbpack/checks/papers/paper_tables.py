"""The tables of papers, column by column."""

from collections.abc import Iterator
from dataclasses import dataclass

from sbpack.model.meeting import Meeting
from sbpack.model.paper import Paper
from sbpack.sources.table import Cell, Table


@dataclass(frozen=True)
class Column:
    """One column of a table below its headers."""

    number: int
    heading: str
    """What the header rows say above it, from the outermost in."""
    names: tuple[str, ...]
    """The same, a text each."""
    cells: tuple[Cell, ...]


def papers_of(meeting: Meeting) -> tuple[Paper, ...]:
    """Return the papers of a meeting, the report on matters arising among them."""
    return (*meeting.papers, *((meeting.matters_arising.paper,) if meeting.matters_arising else ()))


def tables_of(paper: Paper) -> Iterator[Table]:
    """Yield the tables of a paper in order."""
    return (token.meta["table"] for token in paper.body.tokens if token.type == "table_block")


def columns_of(table: Table) -> Iterator[Column]:
    """Yield the columns that are no headers themselves."""
    headers, rows = table.rows[: table.options.header_rows], table.rows[table.options.header_rows :]
    for number in range(table.options.header_columns, len(table.rows[0]) if table.rows else 0):
        names = tuple(text for row in headers if (text := row[number].text.strip()))
        yield Column(number, " ".join(names), names, tuple(row[number] for row in rows))
