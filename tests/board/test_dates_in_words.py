"""Dates as people write them, and what only looks like one."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sbpack.board.dates import find_dates, long_date, weekday_date

DAYS = st.dates(date(1950, 1, 1), date(2049, 12, 31))


@pytest.mark.parametrize(
    ("text", "day", "style", "found"),
    [
        ("on Wednesday 6 December 2023.", date(2023, 12, 6), "plain", "Wednesday 6 December 2023"),
        ("WEDNESDAY 6 DECEMBER 2023", date(2023, 12, 6), "plain", "WEDNESDAY 6 DECEMBER 2023"),
        ("the 6th of December 2023", date(2023, 12, 6), "ordinal", "6th of December 2023"),
        ("on 29 th February 2024", date(2024, 2, 29), "ordinal", "29 th February 2024"),
        ("Monday, the 6th of May 2024", date(2024, 5, 6), "ordinal", "Monday, the 6th of May 2024"),
        ("6 Dec. 2023", date(2023, 12, 6), "short month", "6 Dec. 2023"),
        ("6 Sept 2023", date(2023, 9, 6), "short month", "6 Sept 2023"),
        ("December 6, 2023", date(2023, 12, 6), "month first", "December 6, 2023"),
        ("from 6–8 December 2023", date(2023, 12, 8), "plain", "8 December 2023"),
        ("(06/12/2023)", date(2023, 12, 6), "numeric", "06/12/2023"),
        ("6/12/23", date(2023, 12, 6), "numeric", "6/12/23"),
        ("12/13/2024", date(2024, 12, 13), "numeric", "12/13/2024"),
        ("6.12.2023 at ten", date(2023, 12, 6), "numeric", "6.12.2023"),
        ("31 June 2023", None, "plain", "31 June 2023"),
        ("29 February 2023", None, "plain", "29 February 2023"),
    ],
)
def test_a_date_with_its_year(text: str, day: date | None, style: str, found: str) -> None:
    (stated,) = find_dates(text)
    assert (stated.date, stated.style, text[stated.start : stated.end]) == (day, style, found)
    assert stated.exists is (day is not None)


@pytest.mark.parametrize(
    ("text", "around", "day"),
    [
        ("6th December", date(2023, 11, 23), date(2023, 12, 6)),
        ("Friday 5 January", date(2023, 12, 6), date(2024, 1, 5)),
        ("20 December", date(2024, 1, 10), date(2023, 12, 20)),
        ("29 February", date(2024, 1, 10), date(2024, 2, 29)),
        ("6 December", date(9999, 12, 1), date(9999, 12, 6)),
        ("6 December", date(1, 1, 1), date(1, 12, 6)),
    ],
)
def test_without_a_year_the_nearest_is_meant(text: str, around: date, day: date) -> None:
    (stated,) = find_dates(text)
    assert stated.date is None
    assert stated.nearest(around) == day


@pytest.mark.parametrize(
    "text",
    [
        "2023/24 Quarter 2", "24/7", "paragraph 3.1.12", "https://example.org/06/12/2023", "£20 March", "1/2/3",
        "minute 76.31 December", "in December 2023", "version 1.2.2023.4", "",
    ],
)  # fmt: skip
def test_what_is_no_date(text: str) -> None:
    assert find_dates(text) == ()


@given(DAYS, st.booleans())
def test_what_the_pack_prints_is_read_again(day: date, with_weekday: bool) -> None:
    text = weekday_date(day) if with_weekday else long_date(day)
    (stated,) = find_dates(f"It is on {text}, as agreed.")
    assert (stated.date, stated.weekday) == (day, day.weekday() if with_weekday else None)


@given(DAYS)
def test_the_nearest_occurrence_is_within_half_a_year_or_so(day: date) -> None:
    (stated,) = find_dates(f"{day.day} {day:%B}")
    found = stated.nearest(day + timedelta(days=150))
    assert found is not None
    assert found == day or (day.day, day.month) == (29, 2)
