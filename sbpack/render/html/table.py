"""A table as HTML: headers with their scope, spans, figures in line, RAG letters that read in grey.

Before anything is laid out, its longest words tell how wide it has to be at least, and its texts about how tall each
row will be. The millimetres and lines below are those of A4 and A3, as in page.css and table.css.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from markdown_it.token import Token
from markupsafe import Markup, escape

from sbpack.render.html.typesetting import line_ends
from sbpack.render.places import Places
from sbpack.render.section import A3, A4, SIDE_MARGIN
from sbpack.text.prose import plain_text
from sbpack.text.tables import Cell, SpannedCell, Table, TablePage, span_cells

ROOM: dict[TablePage, float] = {
    "": A4[0] - 2 * SIDE_MARGIN,
    "landscape": A4[1] - 2 * SIDE_MARGIN,
    "a3": A3[1] - 2 * SIDE_MARGIN,
}
"""Millimetres between the margins. A page of a board's own may have others: this only saves time."""
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
    letters = _longest_words(table)
    if sum(length * _LETTER * GAIN + SMALL_PADDING for length in letters) <= ROOM["a3"]:
        return ()
    return (SMALL,) if len(letters) > MOST_COLUMNS else (SMALL, BROKEN)


def _longest_words(table: Table) -> list[int]:
    """Return the letters of the longest word of each column; what spans several is none of theirs."""
    longest = [0] * (len(table.rows[0]) if table.rows else 0)
    for row in span_cells(table):
        for spanned in row:
            if spanned.column_span == 1:
                words = _WORD.findall(line_ends(plain_text(spanned.cell.tokens)))
                longest[spanned.column] = max(longest[spanned.column], *map(len, words), 0)
    return longest


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
    longest = (max(len(line) for cell in column for line in cell.text.split("\n")) for column in columns)
    wanted: Sequence[float] = [min(length, _WIDEST) + _PADDING for length in longest]
    if len(asked) == len(columns) and any(asked):
        wanted = asked
    whole = sum(wanted)
    return [width / whole for width in wanted]


def _lines(cell: Cell, width: int) -> int:
    return sum(ceil(len(line) / width) for line in cell.text.split("\n"))


RAG_WORDS = {"R": "Red", "A": "Amber", "G": "Green", "B": "Blue"}

_SHORT, _FEW_LINES = 14, 20
"""Rows and lines that a table may have to be kept on one page."""
_FIGURE = re.compile(
    r"[-\u2212\u2013(]?[£$€]?[-\u2212\u2013]?\d[\d,. ]*(?:%|m|bn|k)?\)?|[-\u2212\u2013]|n/a", re.IGNORECASE
)


@dataclass(frozen=True)
class _Look:
    """What the columns of one table need."""

    header_rows: int
    rag_column: int | None
    heights: TableHeights
    aligned: tuple[str, ...]
    """The class of each column: `figures`, `right`, `center` or nothing."""
    places: Places


def table_html(
    table: Table, render: Callable[[Sequence[Token]], str], already_said: str = "", places: Places | None = None
) -> Markup:
    """Set a table; `render` sets the tokens of a cell, `places` takes the places of the table and its cells.

    A caption that only repeats `already_said`, the heading above, is left out.
    """
    options = table.options
    heights = table_heights(table)
    look = _look(table, heights, places or Places())
    at_table = look.places.of(table.span)
    rows = span_cells(table)
    repeated = options.header_rows if heights.repeats_headings else 0
    head = _rows(rows[:repeated], look, render)
    body = _rows(rows[repeated:], look, render)
    page = (heights.page, *smaller(table)) if heights.page == "a3" else (heights.page,)
    is_short = len(heights.lines) <= _SHORT and sum(heights.lines) <= _FEW_LINES
    classes = " ".join(name for name in ("short" if is_short else "", *page) if name)
    return Markup("<table{}{}>{}{}{}<tbody>\n{}</tbody></table>\n").format(
        at_table,
        Markup(' class="{}"').format(classes) if classes else "",
        _caption(options.caption, already_said),
        _columns(table),
        Markup("<thead>\n{}</thead>").format(head) if head else "",
        body,
    )


def rag_box(letter: str) -> Markup:
    """Set a RAG letter: a tinted box with a dark border, its word below for those who see or hear no colour.

    Any other letter of a board's own key has a plain box; what is no letter stays as it was written.
    """
    said = letter.strip()
    key = said[:1].upper()
    if said.casefold() not in (key.casefold(), RAG_WORDS.get(key, "").casefold()) or not key.isalpha():
        return escape(letter)
    if key not in RAG_WORDS:
        return Markup('<span class="rag rag-other">{}</span>').format(said)
    return Markup('<span class="rag rag-{}">{}</span> <span class="rag-word">{}</span>').format(
        key.lower(), key, RAG_WORDS[key]
    )


def _caption(caption: str, already_said: str) -> Markup:
    if not caption or caption.casefold() == already_said.casefold():
        return Markup("")
    return Markup("<caption>{}</caption>\n").format(caption)


def _columns(table: Table) -> Markup:
    widths = table.options.widths
    if not widths or not sum(widths) or len(widths) != len(table.rows[0] if table.rows else ()):
        return Markup("")
    shares = (100 * width / sum(widths) for width in widths)
    columns = (Markup('<col style="width:{:.2f}%">').format(share) for share in shares)
    return Markup("<colgroup>{}</colgroup>\n").format(Markup("").join(columns))


def _look(table: Table, heights: TableHeights, places: Places) -> _Look:
    options = table.options
    count = len(table.rows[0]) if table.rows else 0
    names = [[row[column].text.strip() for row in table.rows] for column in range(count)]
    rag = next(
        (column for column in range(count) if options.rag and options.rag in names[column][: options.header_rows]), None
    )
    aligned = []
    for column in range(count):
        chosen = table.alignments[column] if column < len(table.alignments) else ""
        texts = [text for text in names[column][options.header_rows :] if text]
        is_figures = bool(texts) and all(_FIGURE.fullmatch(text) for text in texts)
        aligned.append("figures" if chosen == "right" or (not chosen and is_figures) else chosen.replace("left", ""))
    return _Look(options.header_rows, rag, heights, tuple(aligned), places)


def _rows(rows: Sequence[Sequence[SpannedCell]], look: _Look, render: Callable[[Sequence[Token]], str]) -> Markup:
    # Plain strings: a pack has tens of thousands of cells, and whatever stands between our own tags here is HTML.
    parts = []
    for row in rows:
        is_tall = bool(row) and row[0].row in look.heights.tall_rows
        cells = "".join(_cell(spanned, look, render) for spanned in row)
        parts.append(f'<tr class="tall">{cells}</tr>\n' if is_tall else f"<tr>{cells}</tr>\n")
    return Markup("".join(parts))  # noqa: S704


def _cell(spanned: SpannedCell, look: _Look, render: Callable[[Sequence[Token]], str]) -> str:
    place = look.places.of(spanned.cell.span)
    is_rag = spanned.column == look.rag_column and not spanned.is_header
    content = rag_box(spanned.cell.text) if is_rag else render(spanned.cell.tokens)
    kind = _class(spanned, look)
    attributes = f' class="{kind}"' if kind else ""
    attributes += f' colspan="{spanned.column_span}"' if spanned.column_span > 1 else ""
    attributes += f' rowspan="{spanned.row_span}"' if spanned.row_span > 1 else ""
    # An empty header announces nothing: the corner above a column of headers is a plain cell.
    if not spanned.is_header or not spanned.cell.text.strip():
        return f"<td{attributes}{place}>{content}</td>"
    return f'<th scope="{_scope(spanned, look.header_rows)}"{attributes}{place}>{content}</th>'


def _class(spanned: SpannedCell, look: _Look) -> str:
    """Return how a cell stands: a heading of several columns over all of them, any other as its column."""
    if spanned.row < look.header_rows and spanned.column_span > 1:
        return "over-columns"
    return "rag-cell" if spanned.column == look.rag_column else look.aligned[spanned.column]


def _scope(spanned: SpannedCell, header_rows: int) -> str:
    if spanned.row < header_rows:
        return "colgroup" if spanned.column_span > 1 else "col"
    return "rowgroup" if spanned.row_span > 1 else "row"
