"""CSV with the place of every cell, also of those over several lines.

Reads what the csv module of the standard library reads in strict mode; that module does not say where a cell began.
"""

import re
from collections.abc import Iterator

from sbpack.findings.finding import Finding
from sbpack.sources.source_text import Excerpt, SourceText

_OTHERS = {";": "semicolons", "\t": "tabs"}
_DIRECTIVE = re.compile(r"sep=(?P<separator>[;\t])[ \t]*\n")
"""A first line that some spreadsheets write, and hide again."""


def read_csv(source: SourceText) -> tuple[list[list[Excerpt]], list[Finding]]:
    """Return the rows that are not empty, and what is wrong with their separators and quotation marks."""
    findings: list[Finding] = []
    rows: list[list[Excerpt]] = [[]]
    separator, start = _separator(source.text)
    if separator != ",":
        span = source.span(start, source.text.find("\n", start) if "\n" in source.text[start:] else len(source.text))
        help_line = (
            "write commas instead, with quotation marks round a cell that holds one; when they save, LibreOffice asks "
            "for the field delimiter, and Excel takes the one of the computer's region"
        )
        message = f"the cells of this file are separated by {_OTHERS[separator]}"
        findings.append(Finding(span, message, help_line, rule="bad-table"))
    for cell, ends_row in _cells(source, separator, start, findings):
        rows[-1].append(cell)
        if ends_row:
            rows.append([])
    return [row for row in rows if row and not (len(row) == 1 and _is_blank(row[0]))], findings


def _separator(text: str) -> tuple[str, int]:
    """Return what the cells are separated by, and where the first begins.

    It is no comma where the first line holds none, and most lines hold another separator.
    """
    if directive := _DIRECTIVE.match(text):
        return directive["separator"], directive.end()
    first = text.partition("\n")[0]
    if first.startswith('"') or "," in first:
        return ",", 0
    lines = [line for line in text.split("\n") if line.strip()]
    found = (mark for mark in _OTHERS if mark in first and 2 * sum(mark in line for line in lines) > len(lines))
    return next(found, ","), 0


def _is_blank(cell: Excerpt) -> bool:
    start = cell.offset(0)
    return not cell.text and cell.source.text[start - 1 : start] != '"'


def _cells(source: SourceText, separator: str, place: int, findings: list[Finding]) -> Iterator[tuple[Excerpt, bool]]:
    """Yield each cell, and whether its row ends after it."""
    text = source.text
    while place < len(text):
        if text[place] == '"':
            cell, place = _quoted(source, separator, place, findings)
        else:
            cell, place = _bare(source, separator, place, findings)
        comma = text[place : place + 1] == separator
        place += 1
        yield cell, not comma
        if comma and place >= len(text):
            yield source.excerpt(len(text), len(text)), True


def _bare(source: SourceText, separator: str, start: int, findings: list[Finding]) -> tuple[Excerpt, int]:
    """Return a cell without quotation marks around it, and where it ends."""
    ends = [end for end in (source.text.find(separator, start), source.text.find("\n", start)) if end >= 0]
    end = min(ends, default=len(source.text))
    cell = source.excerpt(start, end)
    if cell.text.lstrip().startswith('"'):
        message = "a space stands before a quotation mark that should open the cell"
        findings.append(Finding(cell.whole, message, help="remove the space", rule="bad-table"))
    return cell, end


def _quoted(source: SourceText, separator: str, start: int, findings: list[Finding]) -> tuple[Excerpt, int]:
    """Return a cell in quotation marks, doubled ones made single, and where it ends."""
    text, place = source.text, start + 1
    parts: list[str] = []
    pieces = [(0, place)]
    length = 0
    while True:
        end = text.find('"', place)
        if end < 0:
            message = "a quotation mark is never closed"
            help_line = "close the cell with a quotation mark; double one that belongs to the text"
            findings.append(Finding(source.span(start, start + 1), message, help=help_line, rule="bad-table"))
            end = len(text)
        doubled = text[end : end + 2] == '""'
        parts.append(text[place : end + doubled])
        length += len(parts[-1])
        place = end + 2
        if not doubled:
            break
        pieces.append((length, place))
    cell = Excerpt(source, "".join(parts), pieces)
    return cell, _after_quote(source, separator, end + 1, findings)


def _after_quote(source: SourceText, separator: str, start: int, findings: list[Finding]) -> int:
    """Return where the next comma or line break stands; anything before it is a finding."""
    ends = [end for end in (source.text.find(separator, start), source.text.find("\n", start)) if end >= 0]
    end = min(ends, default=max(start, len(source.text)))
    if source.text[start:end]:
        message = f"`{source.text[start:end][:20]}` stands behind the quotation mark that closes the cell"
        help_line = "double a quotation mark that belongs to the text"
        findings.append(Finding(source.span(start, end), message, help=help_line, rule="bad-table"))
    return end
