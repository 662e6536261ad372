"""Meeting put off to a day on which the board did not meet.

## What it does
Checks that a meeting which was postponed has a folder on the day it was put off to, once that day has gone by, and that
the board did not sit in between.

## Why it matters
The public was told to come on that day. What the meeting was to decide, and the actions due at it, are lost if nobody
knows what became of it.

## Example
    postponed: {to: 2024-03-20, reason: The hall was flooded.}

where there is no folder `meetings/2024-03-20`.

Use instead the day on which the board did meet, or:
    cancelled: {reason: The hall was flooded.}
"""

from collections.abc import Iterator
from datetime import date

from sbpack.checks.meetings.places import in_meeting
from sbpack.findings.finding import Finding, Related
from sbpack.model.board import Board
from sbpack.model.dates import long_date
from sbpack.model.meeting import Meeting
from sbpack.model.move import Postponed


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding when nothing came of the day, or another meeting was before it."""
    if not isinstance(meeting.move, Postponed):
        return
    to = meeting.move.to
    span = in_meeting(meeting, "postponed", "to")
    between = next((other for other in board.meetings if meeting.date < other.date < to and not other.move), None)
    if board.meeting(to) is None and to < as_of:
        yield Finding(
            span,
            f"the meeting was put off to {long_date(to)}, and there is none on that day",
            f"add `meetings/{to.isoformat()}`, correct the day, or write `cancelled:` instead",
        )
    elif between is not None:
        yield Finding(
            span,
            f"the meeting was put off to {long_date(to)}, and the board sat before that, on {long_date(between.date)}",
            "correct the day, or write `cancelled:` where its business went to the earlier meeting",
            (Related(between.span, "the board sat"),),
        )
