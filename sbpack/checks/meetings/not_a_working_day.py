"""Meeting or deadline on a Saturday, a Sunday or a bank holiday."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from sbpack.board.board import Board
from sbpack.board.dates import find_dates, long_date, why_not_working, working_days_before
from sbpack.board.meeting import Meeting
from sbpack.board.minutes import Minute
from sbpack.findings.finding import Finding, Severity, Span
from sbpack.text.dates import parse_iso_date

_Day = tuple[str, date, Span, Severity | None]
"""What is on a day, where it is said, and how much it matters where that is not as ever."""
_BY = re.compile(r"\b(?:by|(?:no|not) later than)\s+(?:the\s+)?$", re.IGNORECASE)


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    for what, day, span, severity in _days(meeting):
        why = why_not_working(day)
        if why:
            before = working_days_before(day, 1)
            yield Finding(
                span,
                f"{what} on {long_date(day)}, {why}",
                f"the working day before it is {before:%A} {long_date(before)}",
                severity=Severity.NOTE if day < as_of else severity,
            )


def _days(meeting: Meeting) -> Iterator[_Day]:
    if meeting.move is None:
        yield "the meeting is", meeting.date, meeting.span, None
    yield from (one for one in _days_after(meeting) if one[1] > meeting.date)


def _days_after(meeting: Meeting) -> Iterator[_Day]:
    minutes = meeting.minutes
    for said in (*(item.next_meeting for item in meeting.items()), minutes.next_meeting if minutes else None):
        if said:
            yield "the next meeting is", said.date, said.span, None
    for minute in minutes.minutes if minutes else ():
        for action in minute.actions:
            if day := parse_iso_date(action.due):
                yield f"action `{action.id}` is due", day, action.span, _severity(day)
        yield from _in_words(minute)


def _in_words(minute: Minute) -> Iterator[_Day]:
    """Yield the days by which actions are to be done by their words, where no mark beside these has a day."""
    for wording in minute.body.wordings if minute.actions else ():
        days = [stated for stated in find_dates(wording.text) if stated.date and stated.weekday is None]
        if not days:
            continue
        lines = range(wording.span.line, wording.span.end_line + 1)
        actions = [action for action in minute.actions if action.span.line in lines]
        if not actions or any(action.due for action in actions):
            continue
        for stated in days:  # whoever writes the weekday knows it
            if stated.date and _BY.search(wording.text[: stated.start]):
                place = wording.place(stated.start, stated.end)
                yield "something is due", stated.date, place, _severity(stated.date)


def _severity(due: date) -> Severity | None:
    """Return how much a day matters: the end of a month may stand for all of it."""
    return Severity.NOTE if (due + timedelta(days=1)).day == 1 else None
