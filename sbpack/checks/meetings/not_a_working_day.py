"""Meeting or deadline on a Saturday, a Sunday or a bank holiday."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from sbpack.board.board import Board
from sbpack.board.dates import find_dates, long_date, why_not_working, working_days_before
from sbpack.board.meeting import Meeting
from sbpack.board.minutes import Minute
from sbpack.findings.finding import Finding, Severity, Span
from sbpack.text.dates import parse_iso_date

_BY = re.compile(r"\b(?:by|(?:no|not) later than)\s+(?:the\s+)?$", re.IGNORECASE)


class _Day(NamedTuple):
    what: str
    day: date
    span: Span
    severity: Severity | None = None


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    days = [_Day("the meeting is", meeting.date, meeting.span)] if meeting.move is None else []
    days += [day for day in _later_days(meeting) if day.day > meeting.date]
    for what, day, span, severity in days:
        if why := why_not_working(day):
            before = working_days_before(day, 1)
            yield Finding(
                span,
                f"{what} on {long_date(day)}, {why}",
                f"the working day before it is {before:%A} {long_date(before)}",
                severity=Severity.NOTE if day < as_of else severity,
            )


def _later_days(meeting: Meeting) -> Iterator[_Day]:
    for following in meeting.next_meetings:
        yield _Day("the next meeting is", following.date, following.span)
    for minute in meeting.minuted:
        for action in minute.actions:
            if day := parse_iso_date(action.due):
                yield _Day(f"action `{action.id}` is due", day, action.span, _severity(day))
        yield from _in_words(minute)


def _in_words(minute: Minute) -> Iterator[_Day]:
    """Yield the days by which actions are to be done by their words, if no mark beside these has a day."""
    for wording in minute.body.wordings if minute.actions else ():
        lines = range(wording.span.line, wording.span.end_line + 1)
        dues = [action.due for action in minute.actions if action.span.line in lines]
        for stated in find_dates(wording.text) if dues and not any(dues) else ():
            # Whoever writes the weekday knows it.
            if stated.date and stated.weekday is None and _BY.search(wording.text[: stated.start]):
                place = wording.place(stated.start, stated.end)
                yield _Day("something is due", stated.date, place, _severity(stated.date))


def _severity(due: date) -> Severity | None:
    """Return how much a day matters: the end of a month may stand for all of it."""
    return Severity.NOTE if (due + timedelta(days=1)).day == 1 else None
