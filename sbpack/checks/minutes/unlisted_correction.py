"""Minutes agreed with corrections that are not listed."""

from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.dates import long_date
from sbpack.board.meeting import Meeting
from sbpack.board.minutes_agreed import statements_of
from sbpack.findings.finding import Finding


def check(meeting: Meeting, board: Board, *_: object) -> Iterator[Finding]:
    listed = {agreement.of for agreement in meeting.minutes.agreed} if meeting.minutes else set()
    told: set[date] = set()
    for statement in statements_of(meeting):
        other = board.meeting(statement.day)
        if not statement.has_corrections or statement.day in listed | told or other is None or other.minutes is None:
            continue
        told.add(statement.day)
        day = statement.day.isoformat()
        yield Finding(
            statement.span,
            f"the minutes of {long_date(statement.day)} were agreed with corrections, which `agreed` does not list",
            f"write `agreed: {{{day}: […]}}` in the head with a sentence for each, or `agreed: [{day}]` without any",
        )
