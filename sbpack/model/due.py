"""When actions are due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sbpack.model.dates import long_date
from sbpack.model.meeting import Meeting
from sbpack.model.sittings import sitting_after
from sbpack.sources.mark import NEXT_MEETING


@dataclass(frozen=True)
class Due:
    """When an action is due, as the minutes of some day say."""

    text: str
    """An ISO date, `next meeting`, or nothing."""
    said: date

    def day(self, meetings: Sequence[Meeting], as_of: date | None = None) -> date | None:
        """Return the day: of an action due at the next meeting, when the board next sits.

        None where it has no date, and where nobody has called the next meeting. As of a day, meetings after it are
        unknown: what was called later changes no earlier pack.
        """
        if self.text != NEXT_MEETING:
            return date.fromisoformat(self.text) if self.text else None
        return sitting_after([meeting for meeting in meetings if as_of is None or meeting.date <= as_of], self.said)

    def words(self, meetings: Sequence[Meeting], as_of: date | None = None) -> str:
        """Say when: `6 December 2023`, `next meeting` while none is called, or nothing."""
        day = self.day(meetings, as_of)
        return self.text if day is None else long_date(day)
