"""Members who neither came nor apologised."""

from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.board.people_names import fold
from sbpack.checks.members._people import listed
from sbpack.checks.members._there import members_meant
from sbpack.findings.finding import Finding
from sbpack.findings.suggest import series


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    minutes = meeting.minutes
    if minutes is None or minutes.head is None or not minutes.present or meeting.move is not None:
        return
    moved = (attendee for movement in (*minutes.arrived, *minutes.left) for attendee in movement.people)
    accounted = members_meant((*(one.attendee for one in listed(minutes)), *moved), meeting, board)
    if accounted is None:
        return
    members = board.members_on(meeting.date)
    # Somebody may be twice on the register.
    names = {fold(member.name) for member in members if member.initials in accounted}
    missing = [one for one in members if one.initials not in accounted and fold(one.name) not in names]
    if not missing:
        return
    place = next(entry.key.span for entry in minutes.head.entries if entry.key.text == "present")
    one = len(missing) == 1
    listing = series([f"{member.full_name} (`{member.initials}`)" for member in missing])
    yield Finding(
        place,
        f"{'a member is' if one else f'{len(missing)} members are'} neither present nor apologising: {listing}",
        "add them to `present`, `apologies` or `substitutes`, or allow it here and say why",
    )
