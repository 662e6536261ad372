"""A member written by name in the attendance."""

from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.board.members import Attendee, Member
from sbpack.board.people_names import PersonName, fold, person_name
from sbpack.checks.members._people import by_name, members_named
from sbpack.findings.finding import Finding, Related

_PRESENT = " under `present`, where members stand"


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    if meeting.minutes is None:
        return
    there = members_named(meeting.minutes)
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


def written_by_name(meeting: Meeting, board: Board) -> Iterator[tuple[Attendee, Member]]:
    """Yield the people in the attendance whom the register names, and who they are there."""
    people = list(by_name(meeting.minutes)) if meeting.minutes else []
    if not people:
        return
    for attendee, written in people:
        found = next((member for member in board.members_on(meeting.date) if is_member(written, member)), None)
        if found is not None:
            yield attendee, found


def is_member(written: PersonName, member: Member) -> bool:
    """Whether a name is a member's, or differs from it by a second surname."""
    known = person_name(member.name)
    if known is None:
        return False
    if known.key == written.key:
        return True
    (forename, *shorter), (other_forename, *longer) = sorted((known.parts, written.parts), key=len)
    return forename == other_forename and len(longer) == 2 and len(shorter) == 1 and shorter[0] in longer
