"""Links and files that a text may name, and the tables and pictures that it shows."""

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import unquote

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from sbpack.findings.finding import Finding, Span
from sbpack.text.comments import Shown
from sbpack.text.prose import plain_text
from sbpack.text.source_text import Excerpt, SourceText, read_text
from sbpack.text.tables import MOST_CELLS, Cell, Table, TableOptions, counted, read_table_options, table_token
from sbpack.text.token_places import Reading, reading_of, span_of
from sbpack.text.yaml_file import read_yaml
from sbpack.text.yaml_nodes import YamlList, YamlNode, YamlText, excerpt_of


def listed_path(folder: str, name: str) -> str:
    """Return the path from the root of a file that is named in a meeting's folder, such as `./fraud.md`.

    Whoever prints a file and whoever keeps it back ask this: one spelling must never mean two files.
    """
    return normpath(f"{folder}/{name.strip()}")


_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_ALLOWED = re.compile(r"(https?://[^/\s]|mailto:[^\s]|tel:[^\s]|#[^\s])", re.IGNORECASE)


def is_allowed_link(target: str) -> bool:
    """Whether a link may stand in a pack: the web, mail, telephone or a place in the same text."""
    return _ALLOWED.match(target) is not None


def link_help(target: str) -> str:
    """Return what to write instead of a link that is refused."""
    if "@" in target and ":" not in target:
        return f"write `mailto:{target}`"
    if target.lower().startswith("www."):
        return f"write `https://{target}`"
    return "a link begins with `https:`, `http:`, `mailto:`, `tel:` or `#`"


def resolved_path(target: str, reading: Reading) -> str | None:
    """Return the path from the root that an image names, or None when it leads out of it."""
    path = unquote(target)
    if not path or _SCHEME.match(path) or path.startswith("/") or "\\" in path or "\0" in path or "\n" in path:
        return None
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(reading.path), path))
    return None if joined == ".." or joined.startswith(("../", "/")) or joined == "." else joined


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


ENDINGS = (".csv", ".yaml", ".yml")
ParseCell = Callable[[Excerpt, Reading], Cell]


@dataclass(frozen=True)
class ShownBy:
    """The image that shows a table."""

    span: Span
    caption: str
    """The image's text."""
    braces: Excerpt | None
    """The options after it."""


def is_table_file(path: str) -> bool:
    """Whether a path names a table rather than a picture."""
    return PurePosixPath(path).suffix.lower() in ENDINGS


def read_table_file(path: str, data: bytes, image: ShownBy, reading: Reading, parse_cell: ParseCell) -> Table:
    """Return the table in a file."""
    is_csv = path.lower().endswith(".csv")
    text, findings = read_text(path, data, byte_order_mark=is_csv)
    reading.findings += findings
    source = SourceText(path, text or "")
    excerpts, findings = read_csv(source) if is_csv else _yaml_rows(source)
    excerpts = _filled(excerpts) if is_csv else excerpts
    reading.findings += findings
    if not excerpts:
        if not findings and text is not None:
            reading.report(Span(path), "the table is empty", "bad-table", "write a row of headings at least")
        return Table((), TableOptions(image.caption), image.span)
    if sum(map(len, excerpts)) > MOST_CELLS or len(excerpts) * max(map(len, excerpts)) > 2 * MOST_CELLS:
        reading.report(Span(path), f"the table has more than {MOST_CELLS:,} cells", "too-large", "divide it")
        return Table((), TableOptions(image.caption), image.span)
    rows = [[parse_cell(cell, reading) for cell in row] for row in _padded(excerpts, reading)]
    options = read_table_options(image.braces, rows, reading)
    if options.caption and image.braces is not None:
        message = "a table in a file has its caption in the square brackets"
        reading.report(image.braces.whole, message, "bad-table", "move the caption there")
    return Table(tuple(map(tuple, rows)), replace(options, caption=image.caption), image.span)


def _filled(rows: list[list[Excerpt]]) -> list[list[Excerpt]]:
    """Return rows without those, and without columns at the end, in which nothing stands: spreadsheets export them.

    A table that has nothing but its headings is a form to be filled in, and stays.
    """
    width = max((place for row in rows for place, cell in enumerate(row, 1) if cell.text.strip()), default=0)
    filled = [row for row in rows if any(cell.text.strip() for cell in row)]
    kept = filled if len(filled) > 1 else rows
    return [row[:width] for row in kept] if width else rows


def _padded(rows: list[list[Excerpt]], reading: Reading) -> list[list[Excerpt]]:
    """Return rows of one length; a row of another length than the first is a finding."""
    width = max(map(len, rows))
    padded = []
    for row in rows:
        last = row[-1]
        if len(row) != len(rows[0]):
            message = f"this row has {counted(len(row))}, the first row {len(rows[0])}"
            span = row[0].whole.to(last.whole)
            reading.report(span, message, "ragged-table", "give every row the same number of cells")
        filler = last.part(len(last.text), len(last.text))
        padded.append(row + [filler] * (width - len(row)))
    return padded


def _yaml_rows(source: SourceText) -> tuple[list[list[Excerpt]], list[Finding]]:
    """Return the rows of a list of lists of texts."""
    node, findings = read_yaml(source.path, source.text)
    if node is None:
        return [], findings
    if not isinstance(node, YamlList):
        return [], [*findings, _misshapen(node, "a table is a list of rows")]
    rows = []
    for item in node.items:
        if not isinstance(item, YamlList):
            findings.append(_misshapen(item, "a row is a list of cells"))
            continue
        cells = [cell for cell in item.items if isinstance(cell, YamlText)]
        findings += [_misshapen(cell, "a cell is a text") for cell in item.items if not isinstance(cell, YamlText)]
        rows.append([excerpt_of(cell, source) for cell in cells])
    return [row for row in rows if row], findings


def _misshapen(node: YamlNode, message: str) -> Finding:
    return Finding(node.span, message, help="write a row as `- [Penge, 12]`", rule="bad-table")


_OPTIONS = re.compile(r"\{\s*[A-Za-z][\w-]*\s*=[^{}]*\}")
PICTURES = (".png", ".jpg", ".jpeg", ".svg")


def check_links(state: StateCore) -> None:
    """Take away links that lead elsewhere than a pack may, their text kept."""
    reading = reading_of(state.env)
    for token in state.tokens:
        if token.children:
            token.children = list(_allowed(token.children, reading))


def show_files(parse_cell: ParseCell) -> Callable[[StateCore], None]:
    """Return the core rule that reads tables from files and finds pictures."""

    def run(state: StateCore) -> None:
        reading = reading_of(state.env)
        tokens: list[Token] = []
        for token in state.tokens:
            if token.type == "inline" and token.children:
                in_paragraph = bool(tokens) and tokens[-1].type == "paragraph_open"
                if in_paragraph and _OPTIONS.fullmatch(token.content):
                    message, help_line = "these options belong to no table", "put them on the line after its last row"
                    reading.report(span_of(token), message, "bad-table", help_line)
                alone = in_paragraph and _stands_alone(token)
                table = _table(token, reading, parse_cell) if alone else None
                if table is not None:
                    table.level = tokens.pop().level
                    tokens.append(table)
                    continue
                token.children = list(_pictures(token, reading, alone))
            elif token.type == "paragraph_close" and tokens and tokens[-1].type == "table_block":
                continue
            tokens.append(token)
        state.tokens = tokens

    return run


def _allowed(tokens: list[Token], reading: Reading) -> Iterator[Token]:
    refused = False
    for token in tokens:
        if token.type == "link_open":
            target = str(token.attrs.get("href", ""))
            refused = not is_allowed_link(target)
            if refused:
                message = f"a link to `{unquote(target)}` cannot stand in a pack"
                reading.report(span_of(token), message, "link-outside", link_help(unquote(target)))
        if not (refused and token.type in ("link_open", "link_close")):
            yield token


def _stands_alone(token: Token) -> bool:
    """Whether the content is one image, with nothing or braces after it."""
    rest = _rest(token)
    return rest is not None and (not rest.text or (rest.text[0] == "{" and rest.text[-1] == "}"))


def _rest(token: Token) -> Excerpt | None:
    """Return what stands after the image that a content begins with."""
    if not token.children or token.children[0].type != "image":
        return None
    after: str = token.content[token.children[0].meta["end"] :]
    start = len(token.content) - len(after.lstrip())
    excerpt: Excerpt = token.meta["excerpt"]
    return excerpt.part(start, start + len(after.strip()))


def _table(token: Token, reading: Reading, parse_cell: ParseCell) -> Token | None:
    """Return the table that the only image of a paragraph shows, None when it shows a picture."""
    image, rest = (token.children or [token])[0], _rest(token)
    path = resolved_path(str(image.attrs.get("src", "")), reading)
    if path is None or not is_table_file(path):
        return None
    if reading.in_cell:
        reading.report(span_of(image), "a table cannot stand in a cell of another", "bad-table", "move it out")
        return None
    data = _load(path, image, reading)
    if data is None:
        return None
    shown = ShownBy(span_of(image), plain_text([image]), rest if rest is not None and rest.text else None)
    return table_token(read_table_file(path, data, shown, reading, parse_cell), token.level)


def _pictures(token: Token, reading: Reading, alone: bool) -> Iterator[Token]:
    """Yield the tokens of a content; an image that cannot be shown leaves its text."""
    for child in token.children or []:
        if child.type != "image" or _is_picture(child, reading, alone):
            yield child
        else:
            text = Token("text", "", 0, content=plain_text([child]), level=child.level)
            text.meta["span"] = span_of(child)
            yield text
    rest = _rest(token)
    if rest is not None and rest.text.startswith("{") and not _names_table(token):
        reading.report(rest.whole, "a picture takes no options in braces", "unknown-key", "remove them")


def _names_table(token: Token) -> bool:
    """Whether the image that a content begins with names a table, which has its finding where it is not shown."""
    return bool(token.children) and is_table_file(unquote(str((token.children or [token])[0].attrs.get("src", ""))))


def _is_picture(image: Token, reading: Reading, alone: bool) -> bool:
    target = str(image.attrs.get("src", ""))
    path = resolved_path(target, reading)
    if path is None:
        message = f"the image `{unquote(target)}` leads out of the sources"
        help_line = "put the file beside this one and write its name alone"
        reading.report(span_of(image), message, "link-outside", help_line)
        return False
    if is_table_file(path):
        if not alone:
            message = "a table must stand alone in its paragraph"
            reading.report(span_of(image), message, "bad-table", "put an empty line before and after it")
        return False
    if PurePosixPath(path).suffix.lower() not in PICTURES:
        message = f"`{unquote(target)}` is neither a picture nor a table"
        reading.report(span_of(image), message, "wrong-shape", "pictures are png, jpg or svg, tables csv or yaml")
        return False
    if _load(path, image, reading) is None:
        return False
    image.meta["path"] = path
    return True


def _load(path: str, image: Token, reading: Reading) -> bytes | None:
    """Return the bytes of a shown file; one that is missing is a finding, one that cannot be read has had its own."""
    try:
        data = reading.load(path)
    except OSError:
        reading.used_files.append(path)
        return None
    if data is None:
        reading.report(span_of(image), f"there is no file `{path}`", "missing-file", "put it there, or mend its name")
    else:
        reading.shown.append(Shown(path, span_of(image)))
        if path not in reading.used_files:
            reading.used_files.append(path)
    return data
