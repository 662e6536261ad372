"""CSV with the place of every cell, also of those over several lines.

Reads what the csv module of the standard library reads in strict mode; that module does not say where a cell began.
"""

from collections.abc import Iterator

from sbpack.findings.finding import Finding
from sbpack.sources.source_text import Excerpt, SourceText


def read_csv(source: SourceText) -> tuple[list[list[Excerpt]], list[Finding]]:
    """Return the rows that are not empty, and what is wrong with their quotation marks."""
    findings: list[Finding] = []
    rows: list[list[Excerpt]] = [[]]
    for cell, ends_row in _cells(source, findings):
        rows[-1].append(cell)
        if ends_row:
            rows.append([])
    return [row for row in rows if row and not (len(row) == 1 and _is_blank(row[0]))], findings


def _is_blank(cell: Excerpt) -> bool:
    start = cell.offset(0)
    return not cell.text and cell.source.text[start - 1 : start] != '"'


def _cells(source: SourceText, findings: list[Finding]) -> Iterator[tuple[Excerpt, bool]]:
    """Yield each cell, and whether its row ends after it."""
    text, place = source.text, 0
    while place < len(text):
        if text[place] == '"':
            cell, place = _quoted(source, place, findings)
        else:
            cell, place = _bare(source, place, findings)
        comma = text[place : place + 1] == ","
        place += 1
        yield cell, not comma
        if comma and place >= len(text):
            yield source.excerpt(len(text), len(text)), True


def _bare(source: SourceText, start: int, findings: list[Finding]) -> tuple[Excerpt, int]:
    """Return a cell without quotation marks around it, and where it ends."""
    ends = [end for end in (source.text.find(",", start), source.text.find("\n", start)) if end >= 0]
    end = min(ends, default=len(source.text))
    cell = source.excerpt(start, end)
    if cell.text.lstrip().startswith('"'):
        message = "a space stands before a quotation mark that should open the cell"
        findings.append(Finding(cell.whole, message, help="remove the space", rule="bad-table"))
    return cell, end


def _quoted(source: SourceText, start: int, findings: list[Finding]) -> tuple[Excerpt, int]:
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
    return cell, _after_quote(source, end + 1, findings)


def _after_quote(source: SourceText, start: int, findings: list[Finding]) -> int:
    """Return where the next comma or line break stands; anything before it is a finding."""
    ends = [end for end in (source.text.find(",", start), source.text.find("\n", start)) if end >= 0]
    end = min(ends, default=max(start, len(source.text)))
    if source.text[start:end]:
        message = f"`{source.text[start:end][:20]}` stands behind the quotation mark that closes the cell"
        help_line = "double a quotation mark that belongs to the text"
        findings.append(Finding(source.span(start, end), message, help=help_line, rule="bad-table"))
    return end
