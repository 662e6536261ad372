"""Somebody present whom nothing explains.

## What it does
Checks that whoever stands under `present` in minutes by name alone is a member on that day. A guest among the members
has a `role`; others stand under `also_present`, substitutes under `substitutes`.

## Why it matters
The minutes would count a person as a member whom the board never appointed, and so would the quorum; or a new member
is missing from the register, and nobody can be given an action by initials.

## Example
    present: [RS, {name: Jo Hill}]

Use instead:
    present: [RS, {name: Jo Hill, role: Auditor}]
"""

from collections.abc import Iterator
from datetime import date

from sbpack.checks.members.named_member import written_by_name
from sbpack.findings.finding import Finding
from sbpack.model.board import Board
from sbpack.model.meeting import Meeting


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding for each name among the members present that the register does not know."""
    known = {attendee.name for attendee, _ in written_by_name(meeting, board)}
    for attendee in meeting.minutes.present if meeting.minutes else ():
        if not attendee.key and not attendee.role and attendee.name not in known:
            yield Finding(
                attendee.span,
                f"`{attendee.name}` is not on the register, and nothing says who that is",
                "add `role: …`, list them under `also_present`, or add them to `members` in members.yaml",
            )
