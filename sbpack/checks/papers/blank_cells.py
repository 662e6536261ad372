"""Column of a table with blanks where somebody should be named, or something said."""

import re
from collections.abc import Iterator

from sbpack.board.meeting import Meeting
from sbpack.checks.papers._papers import columns_of, papers_of, tables_of
from sbpack.findings.finding import Finding
from sbpack.text.tables import Table

_MUST_SAY = re.compile(
    r"\b(?:who|leads?|officers?|owners?|responsible|responses?|progress|rag|status|dates?|deadline|due|by when"
    r"|timescales?)\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(r"\bnot (?:yet|rated|started|begun|due|applicable)\b", re.IGNORECASE)
_LEAST_ROWS = 4


def check(meeting: Meeting, *_: object) -> Iterator[Finding]:
    for paper in papers_of(meeting):
        for table in tables_of(paper):
            yield from _in_table(table)


def _in_table(table: Table) -> Iterator[Finding]:
    rows = table.rows[table.options.header_rows :]
    unrated = [any(_NOT_YET.search(cell.text) for cell in row) for row in rows]
    told = [sum(bool(cell.text.strip()) for cell in row) > 1 for row in rows]
    if sum(told) < _LEAST_ROWS:
        return
    for column in columns_of(table):
        if column.number == 0 or not column.names or not _MUST_SAY.search(column.names[-1]):
            continue
        is_rag = table.options.rag in column.names
        asked = zip(column.cells, told, unrated, strict=True)
        cells = [cell for cell, is_told, is_excused in asked if is_told and not (is_rag and is_excused)]
        blank = [cell.span for cell in cells if not cell.text.strip()]
        if blank:
            message = f"`{column.heading}` is blank in {len(blank)} of {len(cells)} rows"
            otherwise = "say in another cell of the row that it is not yet rated" if is_rag else "write `Not yet known`"
            yield Finding(blank[0], message, f"fill it in, or {otherwise}", also=tuple(blank[1:]))
