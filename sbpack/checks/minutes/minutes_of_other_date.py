"""Minutes agreed of another day than those on the agenda."""

from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.dates import long_date
from sbpack.board.meeting import Meeting
from sbpack.board.minutes_agreed import days_in, minutes_of_a_day
from sbpack.checks.agenda import unknown_meeting
from sbpack.findings.finding import Finding, Related


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
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
