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

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from sbpack.checks.members.known_initials import help_for_initials
from sbpack.findings.finding import Finding
from sbpack.findings.suggest import series
from sbpack.model.board import Board
from sbpack.model.meeting import Meeting
from sbpack.model.minute import Action

_OTHERWISE = "add an entry under `members`, `groups` or `outsiders` in members.yaml"


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding for each key that is nobody's, with every action that it owns."""
    owned: defaultdict[str, list[Action]] = defaultdict(list)
    for action in meeting.minutes.actions if meeting.minutes and board.is_described else ():
        for key in action.owners:
            if board.owner(key, meeting.date) is None:
                owned[key].append(action)
    for key, actions in owned.items():
        names = series([f"`{action.id}`" for action in actions])
        of = "action" if len(actions) == 1 else "actions"
        yield Finding(
            actions[0].span,
            f"`{key}`, owner of {of} {names}, is not known on {meeting.date.isoformat()}",
            help_for_initials(key, board, meeting.date, _OTHERWISE),
            also=tuple(action.span for action in actions[1:]),
        )
