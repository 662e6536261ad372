"""When actions are due."""

from collections.abc import Sequence
from datetime import date

from sbpack.model.dates import long_date
from sbpack.model.meeting import Meeting
from sbpack.model.minute import Action
from sbpack.model.sittings import sitting_after
from sbpack.sources.mark import NEXT_MEETING


def due_day(action: Action, meetings: Sequence[Meeting], as_of: date | None = None) -> date | None:
    """Return the day on which an action is due: one due at the next meeting, when the board next sits.

    None where it has no date, and where nobody has called the next meeting. As of a day, meetings after it are unknown:
    what was called later changes no earlier pack.
    """
    if action.due != NEXT_MEETING:
        return date.fromisoformat(action.due) if action.due else None
    return sitting_after([meeting for meeting in meetings if as_of is None or meeting.date <= as_of], action.meeting)


def due_words(action: Action, meetings: Sequence[Meeting], as_of: date | None = None) -> str:
    """Say when an action is due: `6 December 2023`, `next meeting` while none is called, or nothing."""
    day = due_day(action, meetings, as_of)
    return action.due if day is None else long_date(day)
