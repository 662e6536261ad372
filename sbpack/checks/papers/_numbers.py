"""What words call appendices, and which of them are there.

- Numbers of sections as they were typed before words: `1.0 Purpose`, `2. Aim`, `2.11 Text`.
- The numbers of reports, where they are given and where words name them.
- The tables of papers, column by column.
- Files of other programs, and the form in which each of them can be in a pack.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from sbpack.board.agenda import Item
from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.board.papers import Paper
from sbpack.findings.finding import Span
from sbpack.text.tables import Cell, Table
from sbpack.text.wording import Wording
from sbpack.text.yaml_nodes import YamlList, YamlMap, YamlNode, YamlText

_NUMBER = re.compile(r"(?P<number>[1-9]\d?(?:\.(?:0|[1-9]\d?)){0,3})(?P<point>\.?)\s+(?=[A-Z\u2018\u201c'\"(])")
_DAY = re.compile(
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b"
)
_MOST = 30
"""Of one level: a larger number is the minutes of an hour, or a day and its month."""


@dataclass(frozen=True)
class TypedNumber:
    """A number at the beginning of a heading or a paragraph."""

    parts: tuple[int, ...]
    point: str
    """The point after it, or nothing."""
    wording: Wording
    length: int
    """Of the number with the space after it."""

    @property
    def text(self) -> str:
        """The number as typed."""
        return self.wording.text[: self.length].strip()

    @property
    def style(self) -> str:
        """How a number of the first level is written: `1.0`, `1.` or `1`."""
        return "1.0" if self.parts[1:] == (0,) else f"1{self.point}"

    @property
    def above(self) -> tuple[int, ...]:
        """The numbers that it stands under: (2,) for 2.7; nothing for 2, 2. and 2.0."""
        return () if self.parts[1:] == (0,) else self.parts[:-1]

    @property
    def last(self) -> int:
        """The number within its level: 7 of 2.7; 2 of 2.0."""
        return self.parts[0] if self.parts[1:] == (0,) else self.parts[-1]

    @property
    def whole(self) -> tuple[int, ...]:
        """The number, however its first level is written: (2,) for 2, 2. and 2.0."""
        return (*self.above, self.last)


def typed_numbers(wordings: Iterable[Wording]) -> tuple[TypedNumber, ...]:
    """Return the typed numbers that are a numbering: one of them follows another, and sections begin with 1."""
    found = [number for wording in wordings if (number := _typed(wording))]
    there = {number.whole for number in found}
    headings = {number.whole for number in found if number.wording.where == "heading"}
    numbering = {number.above for number in found if (*number.above, number.last + 1) in there}
    for number in found:
        if number.last == 1 and number.above in headings:  # `1.1` below `1.` is a numbering, however short
            numbering |= {number.above, number.above[:-1]}
    if not any(not number.above and number.last == 1 for number in found):
        numbering.discard(())
    return tuple(number for number in found if number.above in numbering)


def _typed(wording: Wording) -> TypedNumber | None:
    match = _NUMBER.match(wording.text)
    if match is None or _DAY.match(wording.text, match.end()) or wording.where not in ("heading", "paragraph", "item"):
        return None
    parts = tuple(map(int, match["number"].split(".")))
    # What is no heading and begins with a bare number counts something.
    if any(part > _MOST for part in parts) or (wording.where != "heading" and len(parts) == 1):
        return None
    return TypedNumber(parts, match["point"], wording, match.end())


def jumps(numbers: Iterable[TypedNumber]) -> Iterator[tuple[TypedNumber, TypedNumber]]:
    """Yield each number with the one before it of its level, where something is left out between them."""
    by_level: dict[tuple[int, ...], list[TypedNumber]] = {}
    for number in numbers:
        by_level.setdefault(number.above, []).append(number)
    for level in by_level.values():
        yield from ((before, number) for before, number in pairwise(level) if number.last > before.last + 1)


def mixed(numbers: Iterable[TypedNumber]) -> tuple[TypedNumber, ...]:
    """Return the headings of the first level whose style is not that of the first one."""
    headings = [number for number in numbers if number.wording.where == "heading" and not number.above]
    return tuple(number for number in headings if number.style != headings[0].style)


_REPORT_NUMBERS_NUMBER = re.compile(r"(?P<series>[A-Z]{2,6})(?P<space> ?)(?P<digits>\d{4,6})")


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
    match = _REPORT_NUMBERS_NUMBER.fullmatch(node.text.strip())
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


_WORD = r"(?i:appendix|appendices|annexe?s?)"
_LABEL = r"(?:[A-Z]|[1-9]\d?)(?![\w.]*\w)"
_AND = r"(?:\s*,\s*(?:and\s+)?|\s+(?:and|or|&)\s+)"
_THROUGH = r"(?:\s*[-\u2013]\s*|\s+to\s+)"
_NAMED = re.compile(rf"\b{_WORD}\s+(?P<labels>{_LABEL}(?:(?:{_AND}|{_THROUGH}){_LABEL})*)")
_ONE = re.compile(rf"(?P<through>{_THROUGH})?(?P<label>{_LABEL})")
_OF_ANOTHER = re.compile(r"\s+(?:to|of|in|at|from)\s+(?!this\b)(?!follow)|\s*\(")
_BEFORE = re.compile(r"(?P<word>[\w'\u2019]+)\s+\Z")
_LONGEST = 80


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
    if "ppend" not in text and "nnex" not in text and "PPEND" not in text and "NNEX" not in text:
        return
    for phrase in _NAMED.finditer(text):
        is_anothers = _OF_ANOTHER.match(text, phrase.end()) is not None or _follows_a_name(text, phrase.start())
        last = ""
        for one in _ONE.finditer(text, *phrase.span("labels")):
            start = phrase.start() if one.start() == phrase.start("labels") else one.start("label")
            for label in _run(last, one["label"]) if one["through"] and last else (one["label"],):
                yield NamedAppendix(label, start, one.end(), is_anothers)
            last = one["label"]


def _run(first: str, last: str) -> Iterator[str]:
    if first.isdecimal() and last.isdecimal():
        yield from map(str, range(int(first) + 1, int(last) + 1))
    elif len(first) == len(last) == 1:
        yield from (chr(code) for code in range(ord(first) + 1, ord(last) + 1))


def _follows_a_name(text: str, start: int) -> bool:
    """Whether a name, a possessive or `its` stands before: the Strategy's Appendix B."""
    before = _BEFORE.search(text[max(0, start - 40) : start])
    if before is None:
        return False
    word = before["word"]
    is_sentence = text[:start].rstrip().removesuffix(word).rstrip()[-1:] in ("", ".", ":", ";", "(")
    owner = word.casefold() in ("its", "their", "his", "her", "whose") or word.endswith(
        ("'s", "\u2019s", "s'", "s\u2019")
    )
    return owner or (word[:1].isupper() and not is_sentence)


def labels_in(item: Item, meeting: Meeting) -> set[str] | None:
    """Return the letters and numbers of the appendices that an item's papers have; None where they cannot be told."""
    titles = [text for entry in item.papers for text in (entry.label, entry.title, meeting.title_of(entry))]
    if any(re.search(r"(?i)\b(?:appendices|annexes)\b", title) for title in titles):
        return None
    papers = [paper for entry in item.papers if (paper := meeting.paper(entry.path))]
    shown = (text for paper in papers for text in labelled_in(paper))
    return set(_labels([*titles, *shown]))


def labelled_in(paper: Paper) -> Iterator[str]:
    """Yield what may bear a label in a paper: headings and lines like them, captions, pictures' texts, its head."""
    yield paper.title
    yield from (wording.text for wording in paper.wordings if _is_label(wording))
    for token in paper.body.tokens:
        if token.type == "table_block":
            yield token.meta["table"].options.caption
    yield from (token.content for token in paper.body.inline_tokens() if token.type == "image")


def _is_label(wording: Wording) -> bool:
    if wording.where in ("heading", "value"):
        return True
    text = wording.text.strip()
    return len(text) < _LONGEST and _NAMED.match(text) is not None and text[-1:] not in ".;,"


def _labels(texts: Iterable[str]) -> Iterator[str]:
    return (named.label for text in texts for named in named_appendices(text))


@dataclass(frozen=True)
class Column:
    """One column of a table below its headers."""

    number: int
    heading: str
    """What the header rows say above it, from the outermost in."""
    names: tuple[str, ...]
    """The same, a text each."""
    cells: tuple[Cell, ...]


def papers_of(meeting: Meeting) -> tuple[Paper, ...]:
    """Return the papers of a meeting, the report on matters arising among them."""
    return (*meeting.papers, *((meeting.matters_arising.paper,) if meeting.matters_arising else ()))


def tables_of(paper: Paper) -> Iterator[Table]:
    """Yield the tables of a paper in order."""
    return (token.meta["table"] for token in paper.body.tokens if token.type == "table_block")


def columns_of(table: Table) -> Iterator[Column]:
    """Yield the columns that are no headers themselves."""
    headers, rows = table.rows[: table.options.header_rows], table.rows[table.options.header_rows :]
    for number in range(table.options.header_columns, len(table.rows[0]) if table.rows else 0):
        names = tuple(text for row in headers if (text := row[number].text.strip()))
        yield Column(number, " ".join(names), names, tuple(row[number] for row in rows))


_SAVED_AS = {
    "PDF": "doc docx odt rtf pages ppt pptx pps ppsx odp key odg vsd vsdx xls xlsx xlsm ods numbers htm html eml",
    "JPEG or PNG": "heic heif webp avif gif bmp tif tiff jp2 psd raw",
}
_WITH_TABLES = ("xls", "xlsx", "xlsm", "ods", "numbers")


def how_to_save(name: str) -> str:
    """Return what to do with a file that no pack can hold as it is; nothing where its ending says nothing."""
    ending = name.rpartition(".")[2].casefold()
    form = next((form for form, endings in _SAVED_AS.items() if ending in endings.split()), None)
    if form is None:
        return ""
    as_table = ", or a table alone as CSV (`![…](….csv)` shows it in a paper)" if ending in _WITH_TABLES else ""
    return f"save it as {form}{as_table}, and list that file"
