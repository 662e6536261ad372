"""How wide a table has to be at least, known before anything is laid out: its longest words stand side by side."""

import re
from collections.abc import Iterator
from typing import Final

from sbpack.render.line_ends import line_ends
from sbpack.sources.prose import plain_text
from sbpack.sources.table import Table, TablePage, span_cells

ROOM: dict[TablePage, float] = {"": 166, "landscape": 253, "a3": 376}
"""Millimetres between the margins of page.css. A page of a board's own may have others: this only saves time."""
SMALL: Final = "small"
BROKEN: Final = "broken"
"""The classes of a table in the smallest type, and of one whose words are broken wherever a column ends."""
GAIN: Final = 9 / 9.5
"""How much narrower the words of a table are in the smallest type, see table.css."""
PADDING: Final = 4.0
SMALL_PADDING: Final = 2.0
"""Millimetres to the left and right of the words in a column, in ordinary and in the smallest type."""
_LETTER = 1.3
"""Millimetres of a letter in a table's type: of a narrow one, since what surely needs more room is wanted here."""
MOST_COLUMNS: Final = int(ROOM["a3"] / (_LETTER + SMALL_PADDING))
"""Beyond which not even single letters stand side by side on A3: to break the words takes minutes and helps nobody."""
_WORD = re.compile(r"[^\s\u200b/\u2013\u2014-]+")


def page_for(table: Table) -> TablePage:
    """Return the page that was asked for, or a wider one where the table surely needs it."""
    least = sum(length * _LETTER + PADDING for length in _longest_words(table))
    asked = list(ROOM).index(table.options.page)
    return next((page for page in list(ROOM)[asked:] if least <= ROOM[page]), "a3")


def smaller(table: Table) -> tuple[str, ...]:
    """Return how small a table on A3 has to be from the start: even there it may surely be too wide.

    A table of hundreds of columns takes long to lay out, and is not laid out three times to learn what its words tell.
    """
    letters = tuple(_longest_words(table))
    if sum(length * _LETTER * GAIN + SMALL_PADDING for length in letters) <= ROOM["a3"]:
        return ()
    return (SMALL,) if len(letters) > MOST_COLUMNS else (SMALL, BROKEN)


def _longest_words(table: Table) -> Iterator[int]:
    """Yield the letters of the longest word of each column; what spans several is none of theirs."""
    longest = [0] * (len(table.rows[0]) if table.rows else 0)
    for row in span_cells(table):
        for spanned in row:
            if spanned.column_span == 1:
                words = _WORD.findall(line_ends(plain_text(spanned.cell.tokens)))
                longest[spanned.column] = max(longest[spanned.column], *map(len, words), 0)
    yield from longest
