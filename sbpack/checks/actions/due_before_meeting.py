"""An action due on or before the day on which it was recorded.

## What it does
Checks that the date after `due` in a mark is later than the meeting that recorded the action.

## Why it matters
The action is late from its first day. Nearly always the year is that of the last meeting, or the month is a slip.

## Example
Minutes of 6 December 2023:
    The figures would be sent to all partners. [84.1 @LB due 2023-01-31]

Use instead:
    The figures would be sent to all partners. [84.1 @LB due 2024-01-31]
"""

from collections.abc import Iterator
from datetime import date

from sbpack.findings.finding import Finding
from sbpack.model.board import Board
from sbpack.model.dates import long_date
from sbpack.model.meeting import Meeting
from sbpack.sources.iso_date import parse_iso_date


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding for each action that was late when it was recorded."""
    for action in meeting.minutes.said_of_actions if meeting.minutes else ():
        due = parse_iso_date(action.due)
        if due is not None and due <= meeting.date:
            relation = "on the day of the meeting" if due == meeting.date else "before the meeting"
            yield Finding(
                action.span,
                f"action `{action.id}` was due {relation} that recorded it",
                f"write a day after {long_date(meeting.date)}, or `due next meeting`",
            )
