"""Next meeting that is not after this one.

## What it does
Checks that `next_meeting`, on the agenda and in the head of minutes, is on a later day than its own meeting.

## Why it matters
The date is printed, members put it into their diaries, and "due next meeting" is reckoned from it; mostly the line was
copied from the last agenda.

## Example
In the folder of 6 December 2023:
    - next_meeting: {date: 2023-12-06}

Use instead:
    - next_meeting: {date: 2024-02-29}
"""

from collections.abc import Iterator
from datetime import date

from sbpack.findings.finding import Finding
from sbpack.model.board import Board
from sbpack.model.dates import long_date
from sbpack.model.meeting import Meeting


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding for each date that has no meeting after it."""
    minuted = meeting.minutes.next_meeting if meeting.minutes else None
    for after in (*(item.next_meeting for item in meeting.items()), minuted):
        if after and after.date <= meeting.date:
            yield Finding(
                after.span,
                f"the next meeting, on {long_date(after.date)}, is not after this one, on {long_date(meeting.date)}",
                "write the date of the meeting after this one",
            )
