"""Somebody present whom nothing explains."""

from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.checks.members._people import written_by_name
from sbpack.findings.finding import Finding


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    known = {attendee.name for attendee, _ in written_by_name(meeting, board)}
    for attendee in meeting.minutes.present if meeting.minutes else ():
        if not attendee.key and not attendee.role and attendee.name not in known:
            yield Finding(
                attendee.span,
                f"`{attendee.name}` is not on the register, and nothing says who that is",
                "add `role: …`, list them under `also_present`, or add them to `members` in members.yaml",
            )
