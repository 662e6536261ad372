"""A table whose columns and rows have no headings."""

from collections.abc import Iterator

from sbpack.board.meeting import Meeting
from sbpack.findings.finding import Finding
from sbpack.text.tables import Table


def check(meeting: Meeting, *_: object) -> Iterator[Finding]:
    for prose in meeting.proses:
        for token in prose.tokens:
            if token.type == "table_block" and not _has_headings(token.meta["table"]):
                help_line = (
                    "write what each column holds into its first row, or `{header-columns=1}` on the line after it"
                )
                yield Finding(token.meta["span"], "the table has no headings", help_line)


def _has_headings(table: Table) -> bool:
    """Whether a table has words where its headings belong; one without rows has a finding of its own."""
    options = table.options
    return not table.rows or any(
        cell.text.strip()
        for number, row in enumerate(table.rows)
        for cell in (row if number < options.header_rows else row[: options.header_columns])
    )
