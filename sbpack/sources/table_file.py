"""A table in a file of its own, CSV or YAML, shown by an image that stands alone in its paragraph."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from sbpack.findings.finding import Finding
from sbpack.findings.span import Span
from sbpack.sources.csv_text import read_csv
from sbpack.sources.reading import Reading
from sbpack.sources.source_text import Excerpt, SourceText
from sbpack.sources.table import Cell, Table, TableOptions
from sbpack.sources.table_options import read_table_options
from sbpack.sources.table_rule import MOST_CELLS, counted
from sbpack.sources.text_file import read_text
from sbpack.sources.yaml_file import read_yaml
from sbpack.sources.yaml_node import YamlList, YamlNode, YamlText
from sbpack.sources.yaml_scalar import excerpt_of

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
