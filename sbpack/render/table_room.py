"""How wide a table has to be at least, known before anything is laid out: its longest words stand side by side."""

import re
from collections.abc import Iterator

from sbpack.render.line_ends import line_ends
from sbpack.sources.prose import plain_text
from sbpack.sources.table import Table, TablePage, span_cells

ROOM: dict[TablePage, float] = {"": 166, "landscape": 253, "a3": 376}
"""Millimetres between the margins of page.css. A page of a board's own may have others: this only saves time."""
_LETTER = 1.3
"""Millimetres of a letter in a table's type: of a narrow one, since what surely needs more room is wanted here."""
_PADDING = 4.0
_WORD = re.compile(r"[^\s\u200b/\u2013\u2014-]+")


def page_for(table: Table) -> TablePage:
    """Return the page that was asked for, or a wider one where the table surely needs it."""
    least = sum(_column_widths(table))
    asked = list(ROOM).index(table.options.page)
    return next((page for page in list(ROOM)[asked:] if least <= ROOM[page]), "a3")


def _column_widths(table: Table) -> Iterator[float]:
    """Yield the width of the longest word of each column, in millimetres; what spans several is none of theirs."""
    longest = [0] * (len(table.rows[0]) if table.rows else 0)
    for row in span_cells(table):
        for spanned in row:
            if spanned.column_span == 1:
                words = _WORD.findall(line_ends(plain_text(spanned.cell.tokens)))
                longest[spanned.column] = max(longest[spanned.column], *map(len, words), 0)
    yield from (length * _LETTER + _PADDING for length in longest)
