"""A title in the place of the headings of a table."""

from collections.abc import Iterator

from sbpack.board.meeting import Meeting
from sbpack.checks._grouped import texts_of
from sbpack.findings.finding import Finding
from sbpack.text.tables import Cell, Table

_LEAST_COLUMNS = 3
"""Above two columns of a paper's own table a single heading may be meant for both; a spreadsheet's title is none."""


def check(meeting: Meeting, *_: object) -> Iterator[Finding]:
    tables = (block for blocks in texts_of(meeting) for block in blocks if block.token.type == "table_block")
    for block in tables:
        table: Table = block.token.meta["table"]
        is_file = any(cell.span.path != block.span.path for row in table.rows[:1] for cell in row)
        cell = _title(table, _LEAST_COLUMNS - is_file)
        if cell is not None:
            title = cell.text.strip()
            message = f"`{title[:60]}` stands where the headings of the columns belong"
            caption = f'write `{{caption="{title}"}}` below the table'
            where = "write it into the square brackets that show the file" if is_file else caption
            yield Finding(cell.span, message, f"delete the row, and {where}")


def _title(table: Table, least: int) -> Cell | None:
    """Return the cell that is alone in the first row, where a row of headings, words all of them, follows."""
    rows, options = table.rows, table.options
    if len(rows) < _LEAST_COLUMNS or options.header_rows != 1 or len(rows[0]) < least:
        return None
    filled = [cell for cell in rows[0] if cell.text.strip()]
    above = next((row for row in rows[1:] if sum(bool(cell.text.strip()) for cell in row) > 1), ())
    is_headed = bool(above) and all(any(map(str.isalpha, cell.text)) for cell in above)
    return filled[0] if len(filled) == 1 and is_headed else None
