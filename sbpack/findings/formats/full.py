"""Findings as a compiler shows them: the line, a caret under it, and what to do."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from rich.cells import cell_len, set_cell_size

from sbpack.findings.finding import Finding, Span
from sbpack.findings.rule import Rule
from sbpack.findings.suggest import visible

PLAIN_WIDTH = 80
"""Columns of a line where nobody knows how wide the reader's terminal is."""
_LEAST = 20
"""Columns of a source line that are shown however narrow the terminal is."""

_MOST_PLACES = 12
"""Further places of one finding that are named."""

Paint = Callable[[str, str], str]
"""Colours a text by a style's name; without a terminal it returns the text."""


def format_full(
    findings: Iterable[Finding],
    rules: Mapping[str, Rule],
    texts: Mapping[str, str],
    paint: Paint = lambda text, _style: text,
    width: int = PLAIN_WIDTH,
) -> str:
    """Return the findings as text for a terminal of so many columns, an empty line between them."""
    lines = _Lines(texts, width)
    return "\n".join("\n".join(_finding(finding, rules, lines, paint)) + "\n" for finding in findings)


class _Lines:
    """The lines of each source, split once, and how many columns one may have."""

    def __init__(self, texts: Mapping[str, str], width: int) -> None:
        self.width = width
        self._texts = texts
        self._split: dict[str, list[str]] = {}

    def at(self, span: Span) -> str | None:
        """Return the line at a place."""
        if span.path not in self._split:
            self._split[span.path] = self._texts.get(span.path, "").split("\n")
        lines = self._split[span.path]
        return lines[span.line - 1] if 0 < span.line <= len(lines) else None


def _finding(finding: Finding, rules: Mapping[str, Rule], lines: _Lines, paint: Paint) -> Iterator[str]:
    rule = rules[finding.rule]
    severity = rule.severity_of(finding).value
    yield f"{paint(f'{severity}[{rule.code}]', severity)}: {visible(finding.message)} ({rule.name})"
    yield f"  --> {visible(str(finding.span))}"
    yield from _source(finding.span, lines, paint, severity)
    if finding.also:
        yield f"{paint('note', 'note')}: the same at {visible(other_places(finding.also))}"
    for related in finding.related:
        yield f"{paint('note', 'note')}: {related.label}"
        yield f"  --> {visible(str(related.span))}"
        yield from _source(related.span, lines, paint, "note")
    if finding.help:
        yield f"{paint('help', 'help')}: {visible(finding.help)}"


def other_places(spans: Sequence[Span]) -> str:
    """Return further places in a line: `notes.md:3:1, 9:4 and 12 more`, a path only where it changes."""
    shown = []
    path = ""
    for span in spans[:_MOST_PLACES]:
        shown.append(str(span) if span.path != path else str(span).removeprefix(f"{path}:"))
        path = span.path
    more = len(spans) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")


def _source(span: Span, lines: _Lines, paint: Paint, style: str) -> Iterator[str]:
    line = lines.at(span)
    if line is None:
        return
    start = min(max(span.column - 1, 0), len(line))
    end = span.end_column - 1 if span.end_line == span.line and span.end_column > span.column else len(line)
    gutter = " " * len(str(span.line))
    room = max(lines.width - len(gutter) - len(" | "), _LEAST)
    before, place, after = _window(visible(line[:start]), visible(line[start:end]), visible(line[end:]), room)
    yield f"{gutter} |"
    yield f"{span.line} | {before}{place}{after}"
    yield f"{gutter} | {' ' * cell_len(before)}{paint('^' * max(cell_len(place), 1), style)}"


def _window(before: str, place: str, after: str, room: int) -> tuple[str, str, str]:
    """Cut a line, given in three parts, down to what stands round the place; `room` counts a terminal's columns."""
    if cell_len(before) + cell_len(place) + cell_len(after) <= room:
        return before, place, after
    lead = room // 3
    if cell_len(place) + cell_len(after) < room - lead:
        lead = room - cell_len(place) - cell_len(after)
    before = _last(before, lead)
    room -= cell_len(before)
    if cell_len(place) > room or (after and cell_len(place) == room):
        return before, f"{set_cell_size(place, room - 1).rstrip()}…", ""
    return before, place, _first(after, room - cell_len(place))


def _first(text: str, room: int) -> str:
    return text if cell_len(text) <= room else f"{set_cell_size(text, room - 1).rstrip()}…"


def _last(text: str, room: int) -> str:
    return _first(text[::-1], room)[::-1]
