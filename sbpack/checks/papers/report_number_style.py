"""Report numbers written in two ways.

## What it does
Checks that the letters and digits of report numbers stand together everywhere, or apart everywhere: the way in which
most are written counts. Words are looked at where they name a series that some report of the archive has.

## Why it matters
`CSD23068` finds nothing where somebody wrote `CSD 23068`.

## Example
    Report CSD 23068

Use instead, where the others are written so:
    Report CSD23068
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from sbpack.checks.papers.report_numbers import ReportNumber, given_numbers, named_numbers
from sbpack.findings.finding import Finding, Replacement, Severity
from sbpack.model.board import Board


def check(board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding for each number in the rarer style; in meetings that were held, a note."""
    given = tuple(given_numbers(board))
    numbers = (*given, *named_numbers(board, {number.series for number in given}))
    styles = Counter(number.has_space for number in numbers)
    if len(styles) < 2:
        return
    last = max(numbers, key=lambda number: number.meeting.date).has_space
    usual = max(styles, key=lambda style: (styles[style], style is last))
    for number in numbers:
        if number.has_space is not usual:
            yield _finding(number, styles[usual], as_of)


def _finding(number: ReportNumber, count: int, as_of: date) -> Finding:
    better = number.text.replace(" ", "") if number.has_space else f"{number.series} {number.digits}"
    return Finding(
        number.span,
        f"`{number.text}` is written {'with' if number.has_space else 'without'} a space",
        f"write `{better}`, as report numbers are in {count} other {'place' if count == 1 else 'places'}",
        severity=Severity.NOTE if number.meeting.date < as_of else None,
        fixes=(Replacement(number.span, better, number.text),) if number.is_exact else (),
    )
