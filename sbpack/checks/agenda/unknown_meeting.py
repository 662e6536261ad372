"""Minutes of a meeting that is not there."""

from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.findings.finding import Finding
from sbpack.findings.suggest import suggestion


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    days = [other.date for other in board.meetings]
    begins = board.archive.begins or min(days, default=meeting.date)
    declared = {gap.meeting for gap in board.archive.gaps}
    carried = {item.minutes_of for item in meeting.items()}
    known = [day.isoformat() for day in days if day < meeting.date and day not in carried]
    for item in meeting.items():
        day = item.minutes_of
        if day is None or day >= meeting.date or day < begins or day in declared or board.meeting(day):
            continue
        otherwise = "correct the date, or declare the gap in `gaps`, under `archive` in members.yaml"
        help_line = suggestion(day.isoformat(), known, otherwise)
        yield Finding(item.span, f"there was no meeting on {day.isoformat()}", help_line)
