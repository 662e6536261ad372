"""Minutes agreed of another day than those on the agenda.

## What it does
Checks that where a minute agrees the minutes of a day, the agenda of that meeting carried the minutes of that day, by
`minutes_of` or in a title. An agenda without `minutes_of` says nothing, and neither does this rule, nor where
`minutes_of` names no meeting, which `unknown-meeting` finds.

## Why it matters
The record of a decision then points to a meeting that was not held, or to minutes that nobody had before them.

## Example
meeting.yaml:
    - minutes_of: 2023-09-21

minutes.md:
    **RESOLVED** that the minutes of the meeting held on 12 September 2023 be approved.

Use instead:
    **RESOLVED** that the minutes of the meeting held on 21 September 2023 be approved.
"""

from collections.abc import Iterator
from datetime import date

from sbpack.checks.agenda import unknown_meeting
from sbpack.findings.finding import Finding, Related
from sbpack.model.board import Board
from sbpack.model.dates import long_date
from sbpack.model.meeting import Meeting
from sbpack.model.minutes_agreed import days_in, minutes_of_a_day


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding for each day whose minutes were not on the agenda."""
    carried = {item.minutes_of: item.span for item in meeting.items() if item.minutes_of}
    if not carried or meeting.minutes is None or any(unknown_meeting.check(meeting, board, as_of)):
        return
    titled = {day for item in meeting.items() for day in days_in(item.title)}
    days = " or ".join(long_date(day) for day in carried)
    for minute in meeting.minutes.minutes:
        for named in minutes_of_a_day(minute):
            if named.day is not None and named.day not in carried and named.day not in titled:
                yield Finding(
                    named.span,
                    f"the minutes of {long_date(named.day)} were not on the agenda",
                    f"write {days}, or correct the agenda",
                    tuple(Related(span, f"the minutes of {long_date(day)}") for day, span in carried.items()),
                )
