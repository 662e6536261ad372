"""Working days of England, counted in both ways."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sbpack.board.dates import bank_holiday, is_working_day, why_not_working, working_days_before, working_days_between
from sbpack.board.members import DAY_UNITS, DayUnit, RuleOfProcedure
from sbpack.findings.finding import Span

DAYS = st.dates(date(1990, 1, 1), date(2040, 12, 31))
COUNTS = st.integers(0, 40)


def rule(days: int, unit: DayUnit) -> RuleOfProcedure:
    return RuleOfProcedure("notice", "Standing order 1", Span("members.yaml"), days, unit)


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2023, 5, 8), "Coronation of Charles III"),
        (date(2022, 6, 3), "Platinum Jubilee of Elizabeth II"),
        (date(2022, 9, 19), "State Funeral of Queen Elizabeth II"),
        (date(2024, 3, 29), "Good Friday"),
        (date(2024, 4, 1), "Easter Monday"),
        (date(2022, 12, 27), "Christmas Day (observed)"),
        (date(2024, 3, 31), "a Sunday"),
        (date(2023, 10, 14), "a Saturday"),
        (date(2022, 5, 30), ""),  # the spring bank holiday was put off to 2 June that year
        (date(2024, 1, 2), ""),  # a holiday in Scotland
        (date(2024, 3, 18), ""),  # a holiday in Northern Ireland
    ],
)
def test_why_nobody_is_at_work(day: date, why: str) -> None:
    assert why_not_working(day) == why
    assert is_working_day(day) is (why == "")


@pytest.mark.parametrize(
    ("days", "unit", "meeting", "last"),
    [
        (4, "working days before", date(2017, 10, 16), date(2017, 10, 10)),
        (5, "clear working days", date(2023, 12, 6), date(2023, 11, 28)),
        (5, "clear working days", date(2024, 4, 4), date(2024, 3, 25)),  # over Easter
        (5, "clear working days", date(2024, 1, 3), date(2023, 12, 21)),  # over Christmas
        (5, "clear working days", date(2023, 5, 11), date(2023, 5, 2)),  # over the coronation
        (5, "clear working days", date(2022, 6, 8), date(2022, 5, 27)),  # over the jubilee
        (10, "days before", date(2024, 3, 6), date(2024, 2, 25)),
        (0, "working days before", date(2024, 3, 6), date(2024, 3, 6)),
        (5, "clear working days", date(1, 1, 3), date(1, 1, 1)),
    ],
)
def test_the_last_day_in_time(days: int, unit: DayUnit, meeting: date, last: date) -> None:
    assert rule(days, unit).last_day(meeting) == last


@pytest.mark.parametrize(
    ("published", "meeting"),
    [
        (date(2023, 5, 23), date(2023, 6, 2)),
        (date(2023, 9, 12), date(2023, 9, 21)),
        (date(2023, 11, 23), date(2023, 12, 6)),
        (date(2024, 2, 21), date(2024, 2, 29)),
    ],
)
def test_notices_that_were_given_in_time(published: date, meeting: date) -> None:
    assert rule(5, "clear working days").is_kept(published, meeting)


def test_a_notice_on_a_sunday_is_as_good_as_on_the_friday_before() -> None:
    held_to = rule(5, "clear working days")
    monday = date(2024, 3, 11)
    assert held_to.last_day(monday) == date(2024, 3, 1)
    assert held_to.is_kept(date(2024, 3, 3), monday)
    assert not held_to.is_kept(date(2024, 3, 4), monday)


@given(DAYS, COUNTS)
def test_counting_back_and_counting_between_agree(day: date, count: int) -> None:
    first = working_days_before(day, count)
    assert working_days_between(first - timedelta(days=1), day) == count
    assert count == 0 or is_working_day(first)


@given(DAYS, COUNTS)
def test_more_days_lie_further_back(day: date, count: int) -> None:
    assert working_days_before(day, count + 1) < working_days_before(day, count)
    assert working_days_before(day, count) <= working_days_before(day + timedelta(days=1), count)


@given(DAYS, DAYS, DAYS)
def test_days_between_add_up(first: date, second: date, third: date) -> None:
    first, second, third = sorted((first, second, third))
    inside = first < second < third and is_working_day(second)
    together = working_days_between(first, second) + working_days_between(second, third) + inside
    assert together == working_days_between(first, third)


@given(DAYS, COUNTS, st.sampled_from(DAY_UNITS))
def test_a_rule_is_kept_on_its_last_day_and_not_on_the_next_working_day(
    meeting: date, days: int, unit: DayUnit
) -> None:
    held_to = rule(days, unit)
    last = held_to.last_day(meeting)
    later = last + timedelta(days=1)
    while unit != "days before" and not is_working_day(later):
        later += timedelta(days=1)
    assert held_to.is_kept(last, meeting)
    assert not held_to.is_kept(later, meeting)
    assert held_to.days_given(last, meeting) == days
    assert bank_holiday(last) == "" or days == 0 or unit == "days before"


@given(DAYS, st.integers(1, 60), COUNTS, st.sampled_from(DAY_UNITS))
def test_kept_means_that_enough_days_were_given(meeting: date, ago: int, days: int, unit: DayUnit) -> None:
    day = meeting - timedelta(days=ago)
    assert rule(days, unit).is_kept(day, meeting) is (rule(days, unit).days_given(day, meeting) >= days)
