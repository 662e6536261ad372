"""An action mark without its number.

## What it does
Checks that every action mark in minutes has been numbered.

## Why it matters
Matters arising and later minutes name an action by its number; one without cannot be reported, closed or asked for.

## Example
    A working group would be formed. [@LB]

Use instead `sbpack fix`, which writes the next free number:
    A working group would be formed. [76.1 @LB]
"""

from collections.abc import Iterator
from datetime import date

from sbpack.findings.finding import Finding
from sbpack.model.board import Board
from sbpack.model.meeting import Meeting


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding for each mark of a draft."""
    for action in meeting.minutes.actions if meeting.minutes else ():
        if action.number is None and action.minute:
            yield Finding(
                action.span, f"this action of minute {action.minute} has no number", "run `sbpack fix` to number it"
            )
