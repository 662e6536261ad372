"""Minutes of a meeting that was not held.

## What it does
Checks that a meeting which `meeting.yaml` says was postponed or cancelled has no minutes.

## Why it matters
One of the two is wrong, and the next pack would print the minutes of a meeting that the public was told not to come to.

## Example
    cancelled: {reason: No business}

with a `minutes.md` beside it.

Use instead one or the other; a meeting that met and was too few is
    inquorate: {reason: Four of the six members needed came}
"""

from collections.abc import Iterator
from datetime import date

from sbpack.findings.finding import Finding
from sbpack.model.board import Board
from sbpack.model.meeting import Meeting
from sbpack.model.move import Cancelled, Postponed


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding for minutes where there can be none."""
    if meeting.minutes is None:
        return
    match meeting.move:
        case Postponed(to=to):
            said = f"was postponed to {to.isoformat()}"
        case Cancelled():
            said = "was cancelled"
        case _:
            return
    yield Finding(
        meeting.minutes.span,
        f"there are minutes of a meeting that {said}",
        "move them to the folder of the meeting that was held, or correct `meeting.yaml`",
    )
