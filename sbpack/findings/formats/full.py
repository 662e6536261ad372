"""Findings as a compiler shows them: the line, a caret under it, and what to do."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from rich.cells import cell_len

from sbpack.findings.finding import Finding
from sbpack.findings.rule import Rule
from sbpack.findings.span import Span
from sbpack.findings.visible import visible

_WIDTH = 110
"""How much of a long line is shown."""

_MOST_PLACES = 12
"""Further places of one finding that are named."""

Paint = Callable[[str, str], str]
"""Colours a text by a style's name; without a terminal it returns the text."""


def format_full(
    findings: Iterable[Finding],
    rules: Mapping[str, Rule],
    texts: Mapping[str, str],
    paint: Paint = lambda text, _style: text,
) -> str:
    """Return the findings as text for a terminal, an empty line between them."""
    lines = _Lines(texts)
    return "\n".join("\n".join(_finding(finding, rules, lines, paint)) + "\n" for finding in findings)


class _Lines:
    """The lines of each source, split once."""

    def __init__(self, texts: Mapping[str, str]) -> None:
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
    shown, start, end = _window(line, start, max(min(end, len(line)), start + 1))
    gutter = " " * len(str(span.line))
    yield f"{gutter} |"
    yield f"{span.line} | {visible(shown)}"
    caret = " " * cell_len(visible(shown[:start])) + paint("^" * max(cell_len(visible(shown[start:end])), 1), style)
    yield f"{gutter} | {caret}"


def _window(line: str, start: int, end: int) -> tuple[str, int, int]:
    """Cut a long line down to what stands round the place."""
    if len(line) <= _WIDTH:
        return line, start, end
    left = max(0, min(start - _WIDTH // 3, len(line) - _WIDTH))
    right = min(len(line), left + _WIDTH)
    before, after = ("…" if left else ""), ("…" if right < len(line) else "")
    shift = len(before) - left
    return before + line[left:right] + after, start + shift, min(end, right) + shift
