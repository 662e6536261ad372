"""One report number on two reports."""

from collections.abc import Iterator

from rapidfuzz import fuzz, utils

from sbpack.board.board import Board
from sbpack.checks.papers._papers import ReportNumber, given_numbers
from sbpack.findings.finding import Finding, Related

_SAME_TITLE = 90


def check(board: Board, *_: object) -> Iterator[Finding]:
    first: dict[tuple[str, str], ReportNumber] = {}
    for number in given_numbers(board):
        if number.meeting.move is not None:
            continue
        before = first.setdefault((number.series, number.digits), number)
        if before is not number and not _came_back(before, number):
            message = f"`{number.text}` is the number of another report, of {before.meeting.date.isoformat()}"
            help_line = "give this report its own number"
            yield Finding(number.span, message, help_line, (Related(before.span, f"`{before.title}`"),))


def _came_back(before: ReportNumber, number: ReportNumber) -> bool:
    if before.meeting is number.meeting or number.path.endswith("/matters-arising.md"):
        return False
    return fuzz.token_set_ratio(before.title, number.title, processor=utils.default_process) >= _SAME_TITLE
