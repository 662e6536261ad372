"""An action due on or before the day on which it was recorded."""

from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.dates import long_date
from sbpack.board.meeting import Meeting
from sbpack.findings.finding import Finding
from sbpack.text.dates import parse_iso_date


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    for action in meeting.minutes.said_of_actions if meeting.minutes else ():
        due = parse_iso_date(action.due)
        if due is not None and due <= meeting.date:
            relation = "on the day of the meeting" if due == meeting.date else "before the meeting"
            yield Finding(
                action.span,
                f"action `{action.id}` was due {relation} that recorded it",
                f"write a day after {long_date(meeting.date)}, or `due next meeting`",
            )
