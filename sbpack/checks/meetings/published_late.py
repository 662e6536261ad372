"""Published after the meeting."""

from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.dates import long_date
from sbpack.board.meeting import Meeting
from sbpack.findings.finding import Finding


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    if meeting.published and meeting.published > meeting.date:
        yield Finding(
            meeting.place_of("published"),
            f"published on {long_date(meeting.published)}, after the meeting of {long_date(meeting.date)}",
            "correct `published:`",
        )
