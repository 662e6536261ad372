"""Working days: Monday to Friday, but the bank holidays of England.

Two ways of counting stand side by side. Clear working days count neither the day of the notice nor that of the meeting;
working days before count back from the meeting, so that the day arrived at is counted.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

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
