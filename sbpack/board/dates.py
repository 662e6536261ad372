"""Dates that prose states: `Wednesday 6 December 2023`, `6th December`, `06/12/2023`, `December 6, 2023`.

- From when to when something held.
- Dates and times as the board writes them.
- Working days: Monday to Friday, but the bank holidays of England.
"""

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import cache, lru_cache
from typing import Literal


@dataclass(frozen=True)
class Period:
    """A stretch of days, both ends counted; an absent end reaches past the archive."""

    start: date | None = None
    end: date | None = None

    def covers(self, day: date) -> bool:
        """Whether the day lies within."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)

    def overlaps(self, other: "Period") -> bool:
        """Whether some day lies within both."""
        starts_in_time = self.start is None or other.end is None or self.start <= other.end
        return starts_in_time and (other.start is None or self.end is None or other.start <= self.end)


ALWAYS = Period()
"""Before the archive began, and still."""


def long_date(day: date) -> str:
    """Return `6 December 2023`."""
    return f"{day.day} {day:%B} {day.year}"


def weekday_date(day: date) -> str:
    """Return `Wednesday 6 December 2023`."""
    return f"{day:%A} {long_date(day)}"


def clock(moment: time) -> str:
    """Return `10.00 am`; noon and midnight are named, since 12.00 pm is read both ways."""
    if moment == time(12):
        return "12 noon"
    if moment == time(0):
        return "midnight"
    return f"{(moment.hour - 1) % 12 + 1}.{moment.minute:02d} {'am' if moment.hour < 12 else 'pm'}"


Style = Literal["plain", "ordinal", "short month", "month first", "numeric"]
"""How a date is written; the board's own way is plain: `6 December 2023`."""

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_MONTH_NUMBERS = {
    form: number
    for number, name in enumerate(_MONTHS, start=1)
    for form in (name, name.upper(), name[:3], *(["Sept"] if name == "September" else []))
}
_ABBREVIATED = {form for form in _MONTH_NUMBERS if len(form) <= len("Sept")} - {
    "May",
    "MAY",
    "June",
    "JUNE",
    "July",
    "JULY",
}
_MONTH = "|".join(sorted(_MONTH_NUMBERS, key=len, reverse=True))
_ORDINAL = r"(?:\s?(?:st|nd|rd|th)\b)"
"""Raised letters come with a space out of other programs: `6 th December`."""
_YEAR = r"(?:19|20)[0-9]{2}"
_DAY_FIRST = re.compile(
    rf"(?<![\w.,:/£$€])(?P<day>[0-9]{{1,2}})(?P<th>{_ORDINAL})?(?:\s+of)?\s+(?P<month>{_MONTH})\b"
    rf"(?:\.?,?\s+(?P<year>{_YEAR})\b)?"
)
_MONTH_FIRST = re.compile(
    rf"\b(?P<month>{_MONTH})\.?\s+(?P<day>[0-9]{{1,2}})"
    rf"(?:{_ORDINAL}?,?\s+(?P<year>{_YEAR})\b|{_ORDINAL})"
)
_IN_FIGURES = re.compile(
    rf"(?<![\w./-])(?P<day>[0-9]{{1,2}})(?:/(?P<month>[0-9]{{1,2}})/(?P<year>{_YEAR}|[0-9]{{2}})"
    rf"|(?P<mark>[.-])(?P<then>[0-9]{{1,2}})(?P=mark)(?P<whole>{_YEAR}))(?![\w/-]|\.[0-9])"
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(
    r"\b(?P<name>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY"
    r"|Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun)\.?,?\s+(?:the\s+)?$"
)
_DIGIT = re.compile("[0-9]")
_FARTHEST = 30
"""Characters before a date among which its weekday stands."""


@dataclass(frozen=True)
class WrittenDate:
    """A date as prose has it."""

    start: int
    """Where it begins in the text, its weekday included."""
    end: int
    day: int
    month: int
    year: int | None
    style: Style
    weekday: int | None = None
    """As stated: 0 is Monday."""

    @property
    def date(self) -> datetime.date | None:
        """The day that is meant; None without a year, and where no calendar has it."""
        return None if self.year is None else self.in_year(self.year)

    @property
    def exists(self) -> bool:
        """Whether the calendar has such a day; without a year, whether any year has it."""
        return self.in_year(2000 if self.year is None else self.year) is not None

    def in_year(self, year: int) -> datetime.date | None:
        """Return the day in a year, or None where that year has none."""
        try:
            return datetime.date(year, self.month, self.day)
        except ValueError:
            return None

    def nearest(self, day: datetime.date) -> datetime.date | None:
        """Return the day that is meant; without a year, the occurrence nearest to another day."""
        if self.year is not None:
            return self.date
        days = [found for year in (day.year - 1, day.year, day.year + 1) if (found := self.in_year(year)) is not None]
        return min(days, key=lambda found: abs(found - day), default=None)


@lru_cache(maxsize=65536)
def find_dates(text: str) -> tuple[WrittenDate, ...]:
    """Return every date that a text states, in order; what only looks like one, such as `2023/24`, is none."""
    if not _DIGIT.search(text):
        return ()
    found = (*_in_words(text, _DAY_FIRST), *_in_words(text, _MONTH_FIRST), *_in_figures(text))
    return tuple(sorted(found, key=lambda one: one.start))


def _in_words(text: str, pattern: re.Pattern[str]) -> Iterator[WrittenDate]:
    for found in pattern.finditer(text):
        style: Style = "plain"
        if pattern is _MONTH_FIRST:
            style = "month first"
        elif found["month"] in _ABBREVIATED:
            style = "short month"
        elif found["th"]:
            style = "ordinal"
        start, weekday = _weekday(text, found.start())
        year = int(found["year"]) if found["year"] else None
        yield WrittenDate(start, found.end(), int(found["day"]), _MONTH_NUMBERS[found["month"]], year, style, weekday)


def _in_figures(text: str) -> Iterator[WrittenDate]:
    for found in _IN_FIGURES.finditer(text):
        day, month = int(found["day"]), int(found["month"] or found["then"])
        year = int(found["whole"] or (found["year"] if len(found["year"]) == len("2023") else f"20{found['year']}"))
        if month > len(_MONTHS):
            day, month = month, day  # as Americans write it
        if 1 <= month <= len(_MONTHS) and 1 <= day <= 31:
            start, weekday = _weekday(text, found.start())
            yield WrittenDate(start, found.end(), day, month, year, "numeric", weekday)


def _weekday(text: str, start: int) -> tuple[int, int | None]:
    """Return where a date begins with the weekday before it, and that weekday."""
    found = _WEEKDAY.search(text, max(0, start - _FARTHEST), start)
    return (found.start(), _WEEKDAYS.index(found["name"][:3].casefold())) if found else (start, None)


_ONE_DAY = timedelta(days=1)
_SATURDAY = 5


def bank_holiday(day: date) -> str:
    """Return the name of the bank holiday on a day, or nothing."""
    return _bank_holidays(day.year).get(day, "")


def is_working_day(day: date) -> bool:
    """Whether offices are open."""
    return day.weekday() < _SATURDAY and not bank_holiday(day)


def why_not_working(day: date) -> str:
    """Return what a day is that is no working day: `a Sunday`, `Good Friday`; nothing for a working day."""
    return f"a {day:%A}" if day.weekday() >= _SATURDAY else bank_holiday(day)


def working_days_before(day: date, count: int) -> date:
    """Return the day that lies so many working days before another: 4 before Monday is Tuesday of the week before."""
    while count > 0 and day > date.min:
        day -= _ONE_DAY
        count -= is_working_day(day)
    return day


def working_days_between(first: date, last: date) -> int:
    """Return how many working days lie between two days, neither counted."""
    days = (first + timedelta(days=number) for number in range(1, (last - first).days))
    return sum(map(is_working_day, days))


@cache
def _bank_holidays(year: int) -> Mapping[date, str]:
    from holidays import country_holidays  # noqa: PLC0415 - loads slowly, and few commands ask

    return dict(country_holidays("GB", subdiv="ENG", years=year).items())
