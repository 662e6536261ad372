"""Minutes of this meeting, or of a later one, on the agenda."""

from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.findings.finding import Finding


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    earlier = [other.date for other in board.meetings if other.date < meeting.date]
    for item in meeting.items():
        if item.minutes_of and item.minutes_of >= meeting.date:
            last = f"the meeting before was on {earlier[-1].isoformat()}" if earlier else "name an earlier meeting"
            yield Finding(item.span, f"`{item.minutes_of.isoformat()}` is not before this meeting", last)
