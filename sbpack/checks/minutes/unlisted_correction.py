"""Minutes agreed with corrections that are not listed.

## What it does
Checks that where a minute agrees the minutes of an earlier meeting and speaks of corrections, `agreed` in the head of
the file lists them.

## Why it matters
Agreed minutes are never edited; what the board corrected is printed at their end. Without the list the earlier minutes
stay marked as a draft, since nobody can tell what they ought to say.

## Example
    ## 84 Minutes of the meeting held on 21 September 2023

    **RESOLVED** that, subject to a correction to minute 76, the minutes be agreed.

Use instead, in the head of the file as well:
    agreed:
      2023-09-21:
        - 76: for `Baldoc` read `Baldock`
"""

from collections.abc import Iterator
from datetime import date

from sbpack.findings.finding import Finding
from sbpack.model.board import Board
from sbpack.model.dates import long_date
from sbpack.model.meeting import Meeting
from sbpack.model.minutes_agreed import statements_of


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding for each day whose minutes were agreed with corrections that are in no list."""
    listed = {agreement.of for agreement in meeting.minutes.agreed} if meeting.minutes else set()
    told: set[date] = set()
    for statement in statements_of(meeting):
        other = board.meeting(statement.day)
        if not statement.has_corrections or statement.day in listed | told or other is None or other.minutes is None:
            continue
        told.add(statement.day)
        day = statement.day.isoformat()
        yield Finding(
            statement.span,
            f"the minutes of {long_date(statement.day)} were agreed with corrections, which `agreed` does not list",
            f"write `agreed: {{{day}: […]}}` in the head with a sentence for each, or `agreed: [{day}]` without any",
        )
