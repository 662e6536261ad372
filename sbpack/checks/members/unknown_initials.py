"""Initials in the attendance that nobody on the register has."""

from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.checks.members._people import help_for_initials
from sbpack.findings.finding import Finding


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    minutes = meeting.minutes
    if minutes is None or not board.is_described:
        return
    listed = {attendee.key for attendee in minutes.attendance}
    for attendee in (*minutes.attendance, *minutes.moved):
        key = attendee.key
        if not key or attendee.member is not None:
            continue
        message = f"nobody has the initials `{key}` on {meeting.date.isoformat()}"
        if " " in key and not key.isupper():
            message = f"a name, `{key}`, stands where initials do"
        entry = f"{{name: {key if ' ' in key else '…'}, role: …}}"
        otherwise = f"write `{entry}` for somebody who is not a member, or add an entry to members.yaml"
        yield Finding(attendee.span, message, help_for_initials(key, board, meeting.date, otherwise, listed))
