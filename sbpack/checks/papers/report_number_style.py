"""Report numbers written in two ways."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from sbpack.board.board import Board
from sbpack.checks.papers._papers import given_numbers, named_numbers
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
            first, better = here[0], [replace(number, has_space=usual).text for number in here]
            message = f"`{first.text}` is written {'with' if first.has_space else 'without'} a space"
            places = f"{styles[usual]} other {'place' if styles[usual] == 1 else 'places'}"
            help_line = f"write `{better[0]}`, as report numbers are in {places}"
            written = zip(here, better, strict=True)
            fixes = tuple(Replacement(one.span, text, one.text) for one, text in written if one.is_exact and is_certain)
            severity, also = Severity.NOTE if is_past else None, tuple(number.span for number in here[1:])
            yield Finding(first.span, message, help_line, also=also, severity=severity, fixes=fixes)
