"""Date whose weekday is another, or that no calendar has.

## What it does
Checks every date in the agenda, the papers and the minutes that names its weekday, and that every day of a month is
there. Without a year the occurrence nearest to the meeting is meant, if it is near enough to be certain.

## Why it matters
Half of the readers go by the weekday, the other half by the number.

## Example
    The Board next meets on Wednesday 5 December 2023.

Use instead:
    The Board next meets on Wednesday 6 December 2023.
"""

import re
from calendar import day_name, monthrange
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from sbpack.checks.written import together, written
from sbpack.findings.finding import Finding
from sbpack.model.board import Board
from sbpack.model.dates import long_date, weekday_date
from sbpack.model.dates_in_words import WrittenDate, find_dates
from sbpack.model.meeting import Meeting
from sbpack.sources.wording import Wording

_NEAR = timedelta(days=60)
"""A date without a year that lies so near to the meeting means no other year."""
_LAST_DAY = 31
_BEFORE_A_DATE = re.compile(r"\b(?:on|by|from|to|until|till|before|after|since|the|and|of|dated)\s+$", re.IGNORECASE)


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding for each date that cannot be."""
    for wordings in written(meeting):
        yield from together(_findings(wordings, meeting.date))


def _findings(wordings: Iterable[Wording], meeting: date) -> Iterator[Finding]:
    for wording in wordings:
        for stated in find_dates(wording.text):
            if found := _wrong(stated, wording, meeting):
                yield Finding(wording.place(stated.start, stated.end), *found)


def _wrong(stated: WrittenDate, wording: Wording, meeting: date) -> tuple[str, str] | None:
    text = wording.text[stated.start : stated.end]
    if not stated.exists:
        return (f"there is no {text}", _last_of_month(stated)) if _is_a_date(stated, wording.text) else None
    day = stated.nearest(meeting)
    if day is None or stated.weekday is None or stated.weekday == day.weekday():
        return None
    if stated.year is None and (wording.where == "quotation" or abs(day - meeting) > _NEAR):
        return None
    named = day_name[stated.weekday]
    near = min((day + timedelta(days=away) for away in (-3, -2, -1, 1, 2, 3)), key=lambda other: _away(other, stated))
    return f"{long_date(day)} is a {day:%A}, not a {named}", f"write `{weekday_date(day)}`, or `{weekday_date(near)}`"


def _away(day: date, stated: WrittenDate) -> bool:
    """Order the day first that has the weekday stated."""
    return day.weekday() != stated.weekday


def _is_a_date(stated: WrittenDate, text: str) -> bool:
    """Whether it is certainly a date and no count, as in `31 June arrests`."""
    if not 1 <= stated.day <= _LAST_DAY:
        return stated.year is not None and stated.style != "numeric" and stated.day < 100
    return bool(stated.year or stated.weekday is not None or _BEFORE_A_DATE.search(text[: stated.start]))


def _last_of_month(stated: WrittenDate) -> str:
    year = stated.year or 2000
    last = date(year, stated.month, monthrange(year, stated.month)[1])
    return f"the last day of the month is {long_date(last) if stated.year else f'{last.day} {last:%B}'}"
