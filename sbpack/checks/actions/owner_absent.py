"""An action given to a member who was not there.

## What it does
Checks that a member who owns an action was present at the meeting that recorded it, or sent a substitute. Groups and
people outside the board are not looked at.

## Why it matters
Nobody hears of an action by not being there. It is a note: boards may well ask absent members, if somebody tells them.

## Example
    present: [LB, LW]
    apologies: [RV]

    The rota would be shared. [76.2 @RV]

Use instead an owner who was there, or tell the member.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from sbpack.checks.members.attendance import listed
from sbpack.findings.finding import Finding
from sbpack.findings.span import Span
from sbpack.model.board import Board
from sbpack.model.meeting import Meeting
from sbpack.model.member import Member
from sbpack.model.minutes import Minutes
from sbpack.model.person_name import person_name


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding for each absent owner, with all of their actions."""
    minutes = meeting.minutes
    if minutes is None or not minutes.present:
        return
    there = _there(minutes)
    absent: defaultdict[str, list[Span]] = defaultdict(list)
    for action in minutes.actions:
        for key in action.owners:
            owner = board.owner(key, meeting.date)
            name = person_name(owner.name) if isinstance(owner, Member) else None
            if name is not None and not {key, name.key} & there:
                absent[key].append(action.span)
    for key, places in absent.items():
        yield Finding(
            places[0],
            f"`{key}` owns this action and was not at the meeting",
            "tell them of it, or name an owner who was there",
            also=tuple(places[1:]),
        )


def _there(minutes: Minutes) -> frozenset[str]:
    """Return the initials and names of everyone present or represented."""
    found = [one for one in listed(minutes) if one.said.endswith("present") or one.attendee.substitute]
    return frozenset({one.attendee.key for one in found if one.attendee.key} | {one.identity for one in found})
