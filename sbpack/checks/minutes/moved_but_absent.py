"""Somebody arrived or left who was not there.

## What it does
Checks that everyone under `arrived` or `left` is also under `present` or `also_present`, or came as a substitute.

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


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding for each person who moved and was in no list."""
    minutes = meeting.minutes
    if minutes is None:
        return
    there = (*minutes.present, *minutes.also_present)
    substitutes = {attendee.substitute for attendee in minutes.apologies}
    for person in (person for movement in (*minutes.arrived, *minutes.left) for person in movement.people):
        is_known = not person.key or person.member is not None
        if is_known and person.name not in substitutes and not any(map(person.is_same, there)):
            yield Finding(
                person.span,
                f"{person.name} arrived or left, and was not present",
                "add them to `present` or `also_present`, or take them out here",
            )
