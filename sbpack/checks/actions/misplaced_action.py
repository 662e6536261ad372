"""An action numbered after another minute than the one it stands in.

## What it does
Checks that a mark that records an action begins with the number of its own minute.

## Why it matters
`76.2` must lead back to minute 76; a mark copied from another minute leads astray.

## Example
    ## 77 Community safety assessment
    A workshop would be arranged. [76.2 @LW]

Use instead:
    ## 77 Community safety assessment
    A workshop would be arranged. [77.1 @LW]
"""

from collections.abc import Iterator
from datetime import date

from sbpack.findings.finding import Finding
from sbpack.model.board import Board
from sbpack.model.meeting import Meeting


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding for each mark that names another minute."""
    for action in meeting.minutes.actions if meeting.minutes else ():
        if action.written and action.written.minute != action.minute:
            yield Finding(
                action.span,
                f"action `{action.written}` is recorded in minute {action.minute}",
                "delete the number and run `sbpack fix`, or move the mark to its minute",
            )
