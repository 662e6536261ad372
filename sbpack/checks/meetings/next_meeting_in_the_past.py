"""Next meeting that is not after this one."""

from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.dates import long_date
from sbpack.board.meeting import Meeting
from sbpack.findings.finding import Finding


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    for after in meeting.next_meetings:
        if after.date <= meeting.date:
            yield Finding(
                after.span,
                f"the next meeting, on {long_date(after.date)}, is not after this one, on {long_date(meeting.date)}",
                "write the date of the meeting after this one",
            )
