"""An action whose owner nobody knows.

## What it does
Checks that every owner in an action mark is a member, a group or an outsider of `members.yaml` on the day of
the meeting.

## Why it matters
The Action column prints the key and the register asks its owner for an answer; an unknown one is never asked.

## Example
    The revised budget would be circulated. [76.4 @XY]

Use instead initials from members.yaml:
    The revised budget would be circulated. [76.4 @RS]
"""

from collections.abc import Iterator
from datetime import date

from sbpack.checks.members.known_initials import help_for_initials
from sbpack.findings.finding import Finding
from sbpack.model.board import Board
from sbpack.model.meeting import Meeting

_OTHERWISE = "add an entry under `members`, `groups` or `outsiders` in members.yaml"


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding for each owner who is nobody."""
    for action in meeting.minutes.actions if meeting.minutes and board.is_described else ():
        for key in action.owners:
            if board.owner(key, meeting.date) is None:
                yield Finding(
                    action.span,
                    f"`{key}`, owner of action `{action.id}`, is not known on {meeting.date.isoformat()}",
                    help_for_initials(key, board, meeting.date, _OTHERWISE),
                )
