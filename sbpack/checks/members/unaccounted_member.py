"""Members who neither came nor apologised.

## What it does
Checks that the minutes say of every member on the day whether they were present, sent apologies or sent a substitute.

## Why it matters
A member left out by mistake counts as absent without a word. Where terms of reference end a membership after so many
absences, the record decides.

## Example
    present: [LB, LW]
    apologies: [DD]

Use instead, where AP is a member too:
    present: [LB, LW]
    apologies: [DD, AP]

or say why nothing more is known:
    # allow unaccounted-member: AP was not heard of
    present: [LB, LW]
"""

from collections.abc import Iterator
from datetime import date

from sbpack.checks.members.attendance import listed
from sbpack.checks.members.there import members_meant
from sbpack.findings.finding import Finding
from sbpack.findings.suggest import series
from sbpack.model.board import Board
from sbpack.model.meeting import Meeting
from sbpack.model.person_name import fold


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    """Yield one finding for all of whom the minutes say nothing."""
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
