"""A member written by name in the attendance."""

from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.board.people_names import fold
from sbpack.checks.members._people import listed, written_by_name
from sbpack.findings.finding import Finding, Related

_PRESENT = " under `present`, where members stand"


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    if meeting.minutes is None:
        return
    there = {one.attendee.member for one in listed(meeting.minutes)}
    for attendee, member in written_by_name(meeting, board):
        if member in there:
            continue  # also there by initials: one of the two is to go
        message = f"`{attendee.name}` is `{member.initials}` on the register"
        if fold(member.name) not in fold(attendee.name):
            message = f"`{attendee.name}` is `{member.initials}`, {member.full_name}, on the register"
        yield Finding(
            attendee.span,
            message,
            f"write `{member.initials}`{_PRESENT if attendee in meeting.minutes.also_present else ''}",
            (Related(member.span, "on the register here"),),
        )
