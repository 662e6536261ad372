"""A table as HTML: headers with their scope, spans, figures in line, RAG letters that read in grey."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markdown_it.token import Token
from markupsafe import Markup, escape

from sbpack.render.places import Places
from sbpack.render.row_heights import TableHeights, table_heights
from sbpack.render.table_room import smaller
from sbpack.sources.table import SpannedCell, Table, span_cells

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
    places = places or Places()
    heights = table_heights(table)
    look = _look(table, heights, places)
    at_table = places.of(table.span)
    rows = span_cells(table)
    repeated = options.header_rows if heights.repeats_headings else 0
    head = _rows(rows[:repeated], look, render)
    body = _rows(rows[repeated:], look, render)
    page = (heights.page, *smaller(table)) if heights.page == "a3" else (heights.page,)
    classes = [name for name in ("short" if _is_short(heights) else "", *page) if name]
    return Markup("<table{}{}>{}{}{}<tbody>\n{}</tbody></table>\n").format(
        at_table,
        _attributes([("class", " ".join(classes))] if classes else []),
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


def _is_short(heights: TableHeights) -> bool:
    return len(heights.lines) <= _SHORT and sum(heights.lines) <= _FEW_LINES


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
    return Markup("".join(_row(row, look, render) for row in rows))  # noqa: S704


def _row(row: Sequence[SpannedCell], look: _Look, render: Callable[[Sequence[Token]], str]) -> str:
    is_tall = bool(row) and row[0].row in look.heights.tall_rows
    kind = ' class="tall"' if is_tall else ""
    return f"<tr{kind}>{''.join(_cell(spanned, look, render) for spanned in row)}</tr>\n"


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


def _attributes(attributes: Sequence[tuple[str, str]]) -> Markup:
    return Markup("").join(Markup(' {}="{}"').format(name, value) for name, value in attributes)
