"""Dates and times as the board writes them."""

from datetime import date, time


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
