"""The block rule for Markdown tables, with places of cells, rows that are not cut, and options below.

- A table, whether it was written in Markdown, CSV or YAML.
- What may stand in braces after a table.

markdown-it's own rule decides what is a table; this one reads it. Its cells pass through the inline rules as ordinary
inline tokens between `table_open` and `table_close`; `fold_tables` then makes one `table_block` of them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import table as markdown_table
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from sbpack.findings.finding import Span
from sbpack.findings.suggest import suggestion
from sbpack.text.braces import BraceOption, read_braces
from sbpack.text.source_text import Excerpt
from sbpack.text.token_places import Reading, reading_of, span_of

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


OPTIONS = ("header-rows", "header-columns", "caption", "page", "rag", "widths")
_PAGES: dict[str, TablePage] = {"portrait": "", "landscape": "landscape", "a3": "a3"}
_MOST_HEADERS = 20


def read_table_options(braces: Excerpt | None, rows: list[list[Cell]], reading: Reading) -> TableOptions:
    """Return the options in braces, those that do not suit the table reported."""
    options = TableOptions()
    if braces is None:
        return options
    for option in read_braces(braces, reading, "bad-table"):
        changed = _changed(options, option, rows)
        if changed is None:
            message, help_line = _complaint(option, rows)
            reading.report(option.span, message, "bad-table", help_line)
        options = changed or options
    return options


def _changed(  # noqa: PLR0911 - a line an option
    options: TableOptions, option: BraceOption, rows: list[list[Cell]]
) -> TableOptions | None:
    """Return the options with one more, or None where it is unknown or does not suit."""
    width = len(rows[0]) if rows else 0
    match option.name:
        case "header-rows" if _is_number(option.value, min(len(rows), _MOST_HEADERS)):
            return replace(options, header_rows=int(option.value))
        case "header-columns" if _is_number(option.value, min(width, _MOST_HEADERS)):
            return replace(options, header_columns=int(option.value))
        case "caption":
            return replace(options, caption=option.value)
        case "page" if option.value in _PAGES:
            return replace(options, page=_PAGES[option.value])
        case "rag" if option.value in _headings(rows):
            return replace(options, rag=option.value)
        case "widths" if len(widths := _widths(option.value)) == width:
            return replace(options, widths=widths)
    return None


def _complaint(option: BraceOption, rows: list[list[Cell]]) -> tuple[str, str]:
    """Return message and help for an option that was refused."""
    width = len(rows[0]) if rows else 0
    value = f"`{option.name}` cannot be `{option.value}`"
    match option.name:
        case "header-rows":
            return value, f"write a number from 0 to {min(len(rows), _MOST_HEADERS)}"
        case "header-columns":
            return value, f"write a number from 0 to {min(width, _MOST_HEADERS)}"
        case "page":
            return value, "write `page=landscape` or `page=a3`, or leave it out"
        case "rag":
            message = f"no column has the heading `{option.value}`"
            return message, suggestion(option.value, _headings(rows), "write the heading of the column")
        case "widths":
            return value, f'write one number above 0 for each of the {width} columns, such as `widths="3 3 2"`'
    known = "known are " + ", ".join(f"`{name}`" for name in OPTIONS)
    return f"unknown table option `{option.name}`", suggestion(option.name, OPTIONS, known)


def _is_number(text: str, most: int) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 4 and int(text) <= most


def _widths(text: str) -> tuple[float, ...]:
    """Return relative widths; nothing where one is no number above 0 or beyond reason."""
    try:
        widths = tuple(float(word) for word in text.replace(",", " ").split())
    except ValueError:
        return ()
    return widths if all(0 < width <= 1000 for width in widths) else ()


def _headings(rows: list[list[Cell]]) -> list[str]:
    """Return the texts of the first row's cells; more header rows may repeat or divide them."""
    return [cell.text.strip() for row in rows[:3] for cell in row if cell.text.strip()]


MOST_CELLS = 50_000
_DELIMITER = re.compile(r"[|:\s]*-[-|:\s]*")
_BRACES = re.compile(r"\{.*\}")


def table_rule(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Read a table from its first line on."""
    if not markdown_table(state, start_line, end_line, True):
        if not silent:
            _refuse_almost(state, start_line, end_line)
        return False
    if silent:
        return True
    header = _row(state, start_line)
    opening = state.push("table_open", "table", 1)
    opening.map = lines = [start_line, 0]
    rows, braces = [_push_cells(state, _cells(header), start_line)], None
    width = first_width = len(rows[0])
    for line in _following(state, start_line + 2, end_line):
        row = _row(state, line)
        if _BRACES.fullmatch(row.text):
            braces = row
            break
        cells = _cells(row)
        if len(cells) != first_width:
            _report_ragged(row, len(cells), first_width, reading_of(state.env))
        if len(rows) * max(width, len(cells)) > MOST_CELLS:
            reading_of(state.env).report(
                row.whole, f"the table has more than {MOST_CELLS:,} cells", "too-large", "divide it"
            )
            break
        rows.append(_push_cells(state, cells, line))
        width = max(width, len(cells))
    _fill(state, rows, width, header)
    after = start_line + 1 + len(rows) + (braces is not None)
    opening.meta |= {"rows": rows, "braces": braces, "alignments": _alignments(_row(state, start_line + 1).text)}
    state.push("table_close", "table", -1)
    lines[1] = state.line = after
    return True


def fold_tables(state: StateCore) -> None:
    """Make one token of each table, its cells parsed."""
    reading = reading_of(state.env)
    folded: list[Token] = []
    inside = False
    for token in state.tokens:
        if token.type == "table_open":
            inside = True
            folded.append(_table_block(token, reading))
        elif token.type == "table_close":
            inside = False
        elif not inside:
            folded.append(token)
    state.tokens = folded


def table_token(table: Table, level: int) -> Token:
    """Return the one token that a table is, whatever it was written in."""
    token = Token("table_block", "table", 0, level=level, block=True)
    token.meta |= {"table": table, "span": table.span}
    token.map = [table.span.line - 1, table.span.end_line]
    return token


def cell_of(token: Token) -> Cell:
    """Return the cell that one inline token fills."""
    return Cell(token.content, (token,), span_of(token))


def _table_block(opening: Token, reading: Reading) -> Token:
    rows = [[cell_of(token) for token in row] for row in opening.meta["rows"]]
    options = read_table_options(opening.meta["braces"], rows, reading)
    alignments = opening.meta["alignments"]
    token = table_token(Table(tuple(map(tuple, rows)), options, span_of(opening), alignments), opening.level)
    token.map = opening.map
    return token


def _following(state: StateBlock, line: int, end_line: int) -> Iterator[int]:
    """Yield the lines that continue the table, as markdown-it decides it."""
    rules = state.md.block.ruler.getRules("blockquote")
    while line < end_line and state.sCount[line] >= state.blkIndent and not state.isEmpty(line):
        if state.is_code_block(line) or any(rule(state, line, end_line, True) for rule in rules):
            return
        yield line
        line += 1


def _row(state: StateBlock, line: int) -> Excerpt:
    start = state.bMarks[line] + state.tShift[line]
    text = state.src[start : state.eMarks[line]].rstrip()
    return reading_of(state.env).document.part(start, start + len(text))


def _fill(state: StateBlock, rows: list[list[Token]], width: int, header: Excerpt) -> None:
    """Give every row as many cells as the longest has, so that none of its words is left out."""
    blank = header.part(len(header.text), len(header.text))
    for row in rows:
        row.extend(_push_cells(state, [blank] * (width - len(row)), blank.whole.line - 1))


def _push_cells(state: StateBlock, cells: list[Excerpt], line: int) -> list[Token]:
    """Push cells as inline tokens."""
    tokens = []
    for cell in cells:
        token = state.push("inline", "", 0)
        token.content, token.map, token.children = cell.text, [line, line + 1], []
        token.meta |= {"excerpt": cell, "span": cell.whole}
        tokens.append(token)
    return tokens


def counted(count: int) -> str:
    """Return a number of cells in words."""
    return "1 cell" if count == 1 else f"{count} cells"


def _report_ragged(row: Excerpt, count: int, width: int, reading: Reading) -> None:
    message = f"this row has {counted(count)}, the first row {width}"
    if count > width:
        help_line = "give every row the same number of cells; write a bar inside a cell as `\\|`"
    else:
        help_line = "write a bar for every cell, also for an empty one"
    reading.report(row.whole, message, "ragged-table", help_line)


def _cells(row: Excerpt) -> list[Excerpt]:
    """Return the cells of a row, split at bars that have no backslash before them."""
    bars = [match.start() for match in re.finditer(r"(?<!\\)\|", row.text)]
    borders = list(zip([0, *(bar + 1 for bar in bars)], [*bars, len(row.text)], strict=True))
    if borders[0][0] == borders[0][1]:
        del borders[0]
    if borders and borders[-1][0] == borders[-1][1]:
        del borders[-1]
    return [_cell(row, start, end) for start, end in borders]


def _cell(row: Excerpt, start: int, end: int) -> Excerpt:
    """Return one cell without white space around it and without the backslashes of its bars."""
    raw = row.text[start:end]
    start += len(raw) - len(raw.lstrip())
    parts = raw.strip().split("\\|")
    pieces, new = [(0, start)], 0
    for part in parts[:-1]:
        new, start = new + len(part), start + len(part) + 1
        pieces.append((new, start))
        new, start = new + 1, start + 1
    return row.cut("|".join(parts), pieces)


def _refuse_almost(state: StateBlock, start_line: int, end_line: int) -> None:
    """Report what looks like a table and would be printed as a paragraph full of bars."""
    bar = state.src.find("|", state.bMarks[start_line], state.eMarks[start_line])
    if bar < 0 or start_line + 1 >= end_line or state.is_code_block(start_line):
        return
    header, delimiters = _row(state, start_line), _row(state, start_line + 1)
    if "|" not in header.text or "|" not in delimiters.text or not _DELIMITER.fullmatch(delimiters.text):
        return
    message = f"this line divides {len(_cells(delimiters))} columns, the line above has {len(_cells(header))}"
    reading_of(state.env).report(delimiters.whole, message, "ragged-table", "write `---` for each column")


def _alignments(delimiters: str) -> tuple[Alignment, ...]:
    found: list[Alignment] = []
    for word in (column.strip() for column in delimiters.split("|")):
        if not word:
            continue
        left, right = word.startswith(":"), word.endswith(":")
        found.append("center" if left and right else "right" if right else "left" if left else "")
    return tuple(found)
