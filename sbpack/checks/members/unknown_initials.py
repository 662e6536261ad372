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
    moved = (attendee for movement in (*minutes.arrived, *minutes.left) for attendee in movement.people)
    listed = {attendee.key for attendee in minutes.attendance}
    for attendee in (*minutes.present, *minutes.also_present, *minutes.apologies, *moved):
        if attendee.key and attendee.member is None:
            yield Finding(
                attendee.span,
                _message(attendee.key, meeting.date),
                help_for_initials(attendee.key, board, meeting.date, _otherwise(attendee.key), listed),
            )


def _message(key: str, day: date) -> str:
    """Return what is wrong: initials that are nobody's, or a name in their place."""
    if " " in key and not key.isupper():
        return f"a name, `{key}`, stands where initials do"
    return f"nobody has the initials `{key}` on {day.isoformat()}"


def _otherwise(key: str) -> str:
    """Return how somebody who is not on the board is written."""
    name = key if " " in key else "…"
    return f"write `{{name: {name}, role: …}}` for somebody who is not a member, or add an entry to members.yaml"
