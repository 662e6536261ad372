"""Somebody arrived or left who was not there.

## What it does
Checks that everyone under `arrived` or `left` is also under `present` or `also_present`, or came as a substitute. A
title before a name makes no difference.

## Why it matters
The list of those present is what decides whether there was a quorum; it must hold everyone who was in the room.

## Example
    present: [LB, LW]
    arrived: [{who: AP, time: "10:45", minute: 76}]

Use instead:
    present: [LB, LW, AP]
    arrived: [{who: AP, time: "10:45", minute: 76}]
"""

from collections.abc import Iterator
from datetime import date

from sbpack.findings.finding import Finding
from sbpack.model.board import Board
from sbpack.model.meeting import Meeting
from sbpack.model.person_name import person_name


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding for each person who moved and was in no list."""
    minutes = meeting.minutes
    if minutes is None:
        return
    there = (*minutes.present, *minutes.also_present)
    names = {_without_title(attendee.name) for attendee in there}
    names |= {_without_title(attendee.substitute) for attendee in minutes.apologies if attendee.substitute}
    for person in (person for movement in (*minutes.arrived, *minutes.left) for person in movement.people):
        is_known = not person.key or person.member is not None
        if is_known and _without_title(person.name) not in names and not any(map(person.is_same, there)):
            yield Finding(
                person.span,
                f"{person.name} arrived or left, and was not present",
                "add them to `present` or `also_present`, or take them out here",
            )


def _without_title(written: str) -> str:
    """Return what `Sergeant Una Frost` and `Una Frost` share."""
    name = person_name(written)
    return name.key if name else written
