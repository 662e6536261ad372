"""The block rule for Markdown tables, with places of cells, rows that are not cut, and options below.

markdown-it's own rule decides what is a table; this one reads it. Its cells pass through the inline rules as ordinary
inline tokens between `table_open` and `table_close`; `fold_tables` then makes one `table_block` of them.
"""

import re
from collections.abc import Iterator

from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import table as markdown_table
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from sbpack.sources.reading import Reading, reading_of, span_of
from sbpack.sources.source_text import Excerpt
from sbpack.sources.table import Alignment, Cell, Table
from sbpack.sources.table_options import read_table_options

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
