"""An action given to a member who was not there.

## What it does
Checks that no member who owns an action sent apologies to the meeting that recorded it, and nobody instead. One who is
neither present nor sending apologies is found by `unaccounted-member`.

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

from sbpack.findings.finding import Finding
from sbpack.findings.span import Span
from sbpack.model.board import Board
from sbpack.model.meeting import Meeting


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding for each absent owner, with all of their actions."""
    minutes = meeting.minutes
    if minutes is None:
        return
    there = {attendee.key for attendee in (*minutes.present, *minutes.also_present)}
    away = {attendee.key for attendee in minutes.apologies if attendee.member and not attendee.substitute} - there
    theirs: defaultdict[str, list[Span]] = defaultdict(list)
    for action in minutes.actions if away else ():
        for key in away.intersection(action.owners):
            theirs[key].append(action.span)
    for key, places in theirs.items():
        yield Finding(
            places[0],
            f"`{key}` owns this action and sent apologies",
            "tell them of it, or name an owner who was there",
            also=tuple(places[1:]),
        )
