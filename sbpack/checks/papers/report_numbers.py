"""The numbers of reports, where they are given and where words name them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sbpack.findings.span import Span
from sbpack.model.board import Board
from sbpack.model.meeting import Meeting
from sbpack.sources.yaml_node import YamlList, YamlMap, YamlNode, YamlText

_NUMBER = re.compile(r"(?P<series>[A-Z]{2,6})(?P<space> ?)(?P<digits>\d{4,6})")


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
        matters = f"{meeting.folder}/matters-arising.md"
        for report in _reports(meeting.written):
            yield from _given(report, meeting, "Matters arising", matters)
        for paper in meeting.papers:
            node = paper.head.get("report")
            if isinstance(node, YamlText):
                yield from _given(node, meeting, paper.title, paper.path)


def named_numbers(board: Board, series: set[str]) -> Iterator[ReportNumber]:
    """Yield every place where words name a report of these series."""
    if not series:
        return
    letters = "|".join(sorted(map(re.escape, series)))
    pattern = re.compile(rf"\b(?P<series>{letters})(?P<space> ?)(?P<digits>\d{{4,6}})\b")
    for meeting in board.meetings:
        for wording in meeting.wordings:
            for match in pattern.finditer(wording.text):
                exact = wording.exact_place(*match.span())
                span = exact or wording.place(*match.span())
                yield _number(match, meeting, span, is_exact=exact is not None)


def _number(match: re.Match[str], meeting: Meeting, span: Span, *, is_exact: bool) -> ReportNumber:
    return ReportNumber(match["series"], match["digits"], bool(match["space"]), meeting, span, is_exact)


def _given(node: YamlText, meeting: Meeting, title: str, path: str) -> Iterator[ReportNumber]:
    match = _NUMBER.fullmatch(node.text.strip())
    if match:
        span = node.span
        is_exact = span.line == span.end_line and span.end_column - span.column == len(node.text)
        yield replace(_number(match, meeting, span, is_exact=is_exact), title=title, path=path)


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
        case _:
            pass
