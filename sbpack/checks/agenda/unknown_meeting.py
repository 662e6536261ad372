"""Minutes of a meeting that is not there."""

from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.findings.finding import Finding
from sbpack.findings.suggest import suggestion


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    begins = board.archive.begins or min((other.date for other in board.meetings), default=meeting.date)
    declared = {gap.meeting for gap in board.archive.gaps}
    carried = {item.minutes_of for item in meeting.items()}
    known = [
        other.date.isoformat() for other in board.meetings if other.date < meeting.date and other.date not in carried
    ]
    for item in meeting.items():
        day = item.minutes_of
        if day is None or day >= meeting.date or day < begins or day in declared or board.meeting(day):
            continue
        otherwise = "correct the date, or declare the gap in `gaps`, under `archive` in members.yaml"
        yield Finding(
            item.span,
            f"there was no meeting on {day.isoformat()}",
            suggestion(day.isoformat(), known, otherwise),
        )
