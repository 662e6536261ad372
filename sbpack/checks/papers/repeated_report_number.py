"""One report number on two reports.

## What it does
Checks that no two reports of the archive bear the same number, written with a space or without. A report that came back
to another meeting under the same title is no finding, nor is one of a meeting that did not sit.

## Why it matters
Minutes and reports cite a report by its number for years; one that was copied with the last agenda leads to another
report.

## Example
    # meetings/2023-12-06/meeting.yaml
    - matters_arising: {report: CSD23121}     # the number of September's report

Use instead:
    - matters_arising: {report: CSD23153}
"""

from collections.abc import Iterator
from datetime import date

from rapidfuzz import fuzz, utils

from sbpack.checks.papers.report_numbers import ReportNumber, given_numbers
from sbpack.findings.finding import Finding, Related
from sbpack.model.board import Board

_SAME_TITLE = 90


def check(board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding for each report that bears the number of one before it."""
    first: dict[tuple[str, str], ReportNumber] = {}
    for number in given_numbers(board):
        if number.meeting.move is not None:
            continue
        before = first.setdefault((number.series, number.digits), number)
        if before is not number and not _came_back(before, number):
            yield Finding(
                number.span,
                f"`{number.text}` is the number of another report, of {before.meeting.date.isoformat()}",
                "give this report its own number",
                (Related(before.span, f"`{before.title}`"),),
            )


def _came_back(before: ReportNumber, number: ReportNumber) -> bool:
    if before.meeting is number.meeting or number.path.endswith("/matters-arising.md"):
        return False
    return fuzz.token_set_ratio(before.title, number.title, processor=utils.default_process) >= _SAME_TITLE
