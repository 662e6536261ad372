"""Report numbers written in two ways."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from sbpack.board.board import Board
from sbpack.checks.papers._papers import ReportNumber, given_numbers, named_numbers
from sbpack.findings.finding import Finding, Replacement, Severity


def check(board: Board, as_of: date) -> Iterator[Finding]:
    """Yield one finding for the rarer style with all its places; for meetings that were held, a note."""
    given = tuple(given_numbers(board))
    numbers = (*given, *named_numbers(board, {number.series for number in given}))
    styles = Counter(number.has_space for number in numbers)
    if len(styles) < 2:
        return
    held = Counter(number.has_space for number in numbers if number.meeting.date < as_of)
    last = max(numbers, key=lambda number: number.meeting.date).has_space
    usual = max(styles, key=lambda style: (held[style], styles[style], style is last))
    is_certain = held[usual] > held[not usual] or (not held and styles[usual] > styles[not usual])
    others = [number for number in numbers if number.has_space is not usual]
    for is_past in (False, True):
        here = [number for number in others if (number.meeting.date < as_of) is is_past]
        if here:
            found = _finding(here, styles[usual], Severity.NOTE if is_past else None)
            yield found if is_certain else replace(found, fixes=())


def _finding(numbers: list[ReportNumber], count: int, severity: Severity | None) -> Finding:
    first = numbers[0]
    return Finding(
        first.span,
        f"`{first.text}` is written {'with' if first.has_space else 'without'} a space",
        f"write `{_better(first)}`, as report numbers are in {count} other {'place' if count == 1 else 'places'}",
        also=tuple(number.span for number in numbers[1:]),
        severity=severity,
        fixes=tuple(Replacement(number.span, _better(number), number.text) for number in numbers if number.is_exact),
    )


def _better(number: ReportNumber) -> str:
    return replace(number, has_space=not number.has_space).text
