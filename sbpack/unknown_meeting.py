"""A meeting that was asked for and is not there."""

from collections.abc import Iterable
from datetime import date


class UnknownMeeting(Exception):  # noqa: N818 - said of a date
    """There is no folder for the meeting that was asked for."""

    def __init__(self, day: date, known: Iterable[date]) -> None:
        """Keep the day, and the days of the meetings that there are."""
        self.day = day
        self.known = tuple(known)
        super().__init__(f"there is no meeting on {day.isoformat()}")
