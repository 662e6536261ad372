"""Published after the meeting.

## What it does
Checks that `published:` is not later than the day of the meeting.

## Why it matters
The front sheet prints the date, and a pack that came out after its meeting summoned nobody; mostly it is a slip of the
month or the year.

## Example
    published: 2024-11-23

in the folder of 6 December 2023.

Use instead:
    published: 2023-11-23
"""

from collections.abc import Iterator
from datetime import date

from sbpack.checks.meetings.places import in_meeting
from sbpack.findings.finding import Finding
from sbpack.model.board import Board
from sbpack.model.dates import long_date
from sbpack.model.meeting import Meeting


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding for a date of publication after the meeting."""
    if meeting.published and meeting.published > meeting.date:
        yield Finding(
            in_meeting(meeting, "published"),
            f"published on {long_date(meeting.published)}, after the meeting of {long_date(meeting.date)}",
            "correct `published:`",
        )
