"""Parts of papers that several rules read: tables by column, the numbers of reports, and appendices that words name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.board.papers import Paper
from sbpack.findings.finding import Span
from sbpack.text.tables import Cell, Table
from sbpack.text.yaml_nodes import YamlList, YamlMap, YamlNode, YamlText


def papers_of(meeting: Meeting) -> tuple[Paper, ...]:
    """Return the papers of a meeting, the report on matters arising among them."""
    return (*meeting.papers, *((meeting.matters_arising.paper,) if meeting.matters_arising else ()))


def tables_of(paper: Paper) -> Iterator[Table]:
    """Yield the tables of a paper in order."""
    return (token.meta["table"] for token in paper.body.tokens if token.type == "table_block")


@dataclass(frozen=True)
class Column:
    """One column of a table below its headers."""

    number: int
    names: tuple[str, ...]
    """The texts of the header rows above it, from the outermost in."""
    cells: tuple[Cell, ...]

    @property
    def heading(self) -> str:
        """The names in one line."""
        return " ".join(self.names)


def columns_of(table: Table) -> Iterator[Column]:
    """Yield the columns that are not headers themselves."""
    headers, rows = table.rows[: table.options.header_rows], table.rows[table.options.header_rows :]
    for number in range(table.options.header_columns, len(table.rows[0]) if table.rows else 0):
        names = tuple(text for row in headers if (text := row[number].text.strip()))
        yield Column(number, names, tuple(row[number] for row in rows))


_REPORT_NUMBER = r"(?P<space> ?)(?P<digits>\d{4,6})"
_GIVEN_NUMBER = re.compile(rf"(?P<series>[A-Z]{{2,6}}){_REPORT_NUMBER}")


@dataclass(frozen=True)
class ReportNumber:
    """One place that names a report."""

    series: str
    """The letters, `CSD`."""
    digits: str
    has_space: bool
    meeting: Meeting
    span: Span
    is_exact: bool
    """Whether the place holds just what is read there, so that a repair may be written."""
    title: str = ""
    """Of the report, where it bears the number."""
    path: str = ""
    """Its file, where it bears the number."""

    @property
    def text(self) -> str:
        """As written."""
        return f"{self.series}{' ' if self.has_space else ''}{self.digits}"


def given_numbers(board: Board) -> Iterator[ReportNumber]:
    """Yield the number of every report in the archive where it is given, by meeting."""
    for meeting in board.meetings:
        path = f"{meeting.folder}/matters-arising.md"
        given = [(node, "Matters arising", path) for node in _reports(meeting.written)]
        heads = ((paper.head.get("report"), paper) for paper in meeting.papers)
        given += [(node, paper.title, paper.path) for node, paper in heads if isinstance(node, YamlText)]
        for node, title, path in given:
            if match := _GIVEN_NUMBER.fullmatch(node.text.strip()):
                span = node.span
                is_exact = span.line == span.end_line and span.end_column - span.column == len(node.text)
                parts = match["series"], match["digits"], bool(match["space"])
                yield ReportNumber(*parts, meeting, span, is_exact, title, path)


def named_numbers(board: Board, series: set[str]) -> Iterator[ReportNumber]:
    """Yield every place where words name a report of these series."""
    pattern = re.compile(rf"\b(?P<series>{'|'.join(sorted(series))}){_REPORT_NUMBER}\b")
    for meeting in board.meetings if series else ():
        for wording in meeting.wordings:
            for match in pattern.finditer(wording.text):
                exact = wording.exact_place(*match.span())
                parts = match["series"], match["digits"], bool(match["space"])
                yield ReportNumber(*parts, meeting, exact or wording.place(*match.span()), exact is not None)


def _reports(node: YamlNode | None) -> Iterator[YamlText]:
    """Yield the value of every key `report`."""
    match node:
        case YamlMap(entries=entries):
            for entry in entries:
                if entry.key.text == "report" and isinstance(entry.value, YamlText):
                    yield entry.value
                else:
                    yield from _reports(entry.value)
        case YamlList(items=items):
            for item in items:
                yield from _reports(item)


_LABEL = r"(?:[A-Z]|[1-9]\d?)(?![\w.]*\w)"
_AND = r"(?:\s*,\s*(?:and\s+)?|\s+(?:and|or|&)\s+)"
_THROUGH = r"(?:\s*[-\u2013]\s*|\s+to\s+)"
NAMED_APPENDICES = re.compile(
    rf"\b(?i:appendix|appendices|annexe?s?)\s+(?P<labels>{_LABEL}(?:(?:{_AND}|{_THROUGH}){_LABEL})*)"
)
"""`Appendix A`, `Appendices A, B and D`, `Annexes 1 to 4`."""
_ONE = re.compile(rf"(?P<through>{_THROUGH})?(?P<label>{_LABEL})")
_OF_ANOTHER = re.compile(r"\s+(?:to|of|in|at|from)\s+(?!this\b)(?!follow)|\s*\(")
_BEFORE = re.compile(r"(?P<word>[\w'\u2019]+)\s+\Z")
_POSSESSIVE = re.compile(r"(?i:its|their|his|her|whose)|.*(?:['\u2019]s|s['\u2019])")


@dataclass(frozen=True)
class NamedAppendix:
    """A place where words name an appendix."""

    label: str
    """Its letter or number."""
    start: int
    end: int
    may_be_anothers: bool
    """Whether it may belong to some other document, as `Appendix A to the Strategy` does."""


def named_appendices(text: str) -> Iterator[NamedAppendix]:
    """Yield every appendix that words name, each of `Appendices A, B and D` and of `A to D`."""
    for phrase in NAMED_APPENDICES.finditer(text):
        is_anothers = _OF_ANOTHER.match(text, phrase.end()) is not None or _follows_a_name(text[: phrase.start()])
        last = ""
        for one in _ONE.finditer(text, *phrase.span("labels")):
            start = phrase.start() if one.start() == phrase.start("labels") else one.start("label")
            for label in _run(last, one["label"]) if one["through"] and last else (one["label"],):
                yield NamedAppendix(label, start, one.end(), is_anothers)
            last = one["label"]


def _run(first: str, last: str) -> Iterator[str]:
    """Yield the labels after the first up to the last: C and D of `B to D`."""
    if first.isdecimal() and last.isdecimal():
        yield from map(str, range(int(first) + 1, int(last) + 1))
    elif len(first) == len(last) == 1:
        yield from (chr(code) for code in range(ord(first) + 1, ord(last) + 1))


def _follows_a_name(text: str) -> bool:
    """Whether words end with a name, a possessive or `its`: the Strategy's Appendix B."""
    before = _BEFORE.search(text[-40:])
    if before is None:
        return False
    word = before["word"]
    begins_sentence = text.rstrip().removesuffix(word).rstrip()[-1:] in ("", ".", ":", ";", "(")
    return _POSSESSIVE.fullmatch(word) is not None or (word[0].isupper() and not begins_sentence)
