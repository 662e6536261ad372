"""Minutes of this meeting, or of a later one, on the agenda.

## What it does
Checks that `minutes_of` names a meeting before this one.

## Why it matters
A meeting agrees the minutes of the last one; its own are written afterwards, and a pack that carried them would
change after it was published.

## Example
    # meetings/2023-12-06/meeting.yaml
    - minutes_of: 2023-12-06

Use instead the meeting before:
    - minutes_of: 2023-09-21
"""

from collections.abc import Iterator
from datetime import date

from sbpack.findings.finding import Finding
from sbpack.model.board import Board
from sbpack.model.meeting import Meeting


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding for each item that carries minutes from its own day or after."""
    earlier = [other.date for other in board.meetings if other.date < meeting.date]
    for item in meeting.items():
        if item.minutes_of and item.minutes_of >= meeting.date:
            last = f"the meeting before was on {earlier[-1].isoformat()}" if earlier else "name an earlier meeting"
            yield Finding(item.span, f"`{item.minutes_of.isoformat()}` is not before this meeting", last)
