"""Which minutes, actions and items words of a meeting can mean."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sbpack.findings.suggest import nearest, suggestion
from sbpack.model.board import Board
from sbpack.model.meeting import Meeting
from sbpack.model.register import Register
from sbpack.model.sittings import sitting_days
from sbpack.sources.mark import ActionReference
from sbpack.sources.reference import FoundReference

_MOST_TO_FOLLOW = 30
"""Minutes of one meeting that are not written yet, or not here."""


@dataclass(frozen=True)
class KnownRecords:
    """What is known to a meeting."""

    board: Board
    register: Register
    meeting: Meeting

    def problem_of(self, found: FoundReference) -> tuple[str, str] | None:
        """Return what is wrong with a minute or an action that is named, and what to do; None where nothing is."""
        if found.meeting is not None and (wrong := self._no_minutes_of(found.meeting)) is not None:
            return wrong or None
        minute = self.register.minute(found.minute, found.meeting)
        if minute is None:
            return None if found.meeting is None and self._may_exist(found.minute) else self._no_minute(found)
        reference = ActionReference(found.minute, found.number or 0, found.meeting)
        if found.number is None or minute.is_stub or self.register.entry(reference):
            return None  # what an exempt minute records is in Part 2
        actions = [action.id for action in minute.actions if action.number is not None]
        known = f"its actions are {', '.join(actions)}" if actions else "it records no action with a number"
        if len(actions) < len(minute.actions):
            known = "it has actions without numbers: run `sbpack fix`, then use the numbers that it writes"
        return f"minute {found.minute} records no action `{found.name}`", known

    def problem_of_item(self, number: str) -> tuple[str, str] | None:
        """Return what is wrong with an item that is named, and what to do; None where nothing is."""
        if not self._items or number in self._items:
            return None
        top = [known for known in self._items if known.isdecimal()]
        return f"there is no item {number} on the agenda", f"the agenda has items {top[0]} to {top[-1]}"

    def _no_minutes_of(self, day: date) -> tuple[str, str] | tuple[()] | None:
        """Return what is wrong with a day whose minutes are named: nothing () where they are elsewhere, else None."""
        held = self.board.meeting(day)
        if held is not None:
            return None if held.minutes else ()
        archive = self.board.archive
        begins = archive.begins or self.board.meetings[0].date
        if day < begins or any(gap.meeting == day for gap in archive.gaps):
            return ()
        days = [meeting.date.isoformat() for meeting in self.board.meetings]
        return f"there was no meeting on {day.isoformat()}", suggestion(day.isoformat(), days, "correct the date")

    def _may_exist(self, number: str) -> bool:
        """Whether a minute that is not here may be elsewhere: not kept, or not yet written."""
        minutes = self.register.minutes
        if not minutes or self.board.archive.lacks(number):
            return True
        sequence = int(number.rstrip("abcdefghijklmnopqrstuvwxyz"))
        if self.board.archive.begins_with is None and sequence < minutes[0].sequence:
            return True
        last = minutes[-1]
        return self._has_minutes_to_follow and last.sequence < sequence <= last.sequence + _MOST_TO_FOLLOW

    @cached_property
    def _has_minutes_to_follow(self) -> bool:
        """Whether the board has sat since the last minutes that are here."""
        last = self.register.minutes[-1].meeting
        return any(last < day < self.meeting.date for day in sitting_days(self.board.meetings))

    def _no_minute(self, found: FoundReference) -> tuple[str, str]:
        of = f" of {found.meeting.isoformat()}" if found.meeting else ""
        minutes = [minute for minute in self.register.minutes if found.meeting in (None, minute.meeting)]
        numbers = [minute.number for minute in minutes]
        near = nearest(found.minute, numbers)
        run = (
            f"the minutes here run from {numbers[0]} to {numbers[-1]}" if numbers else "correct the date or the number"
        )
        named = f"minute {found.minute}{of}"
        if found.number is not None:
            named += f", and so no action `{found.name}`"
        return f"there is no {named}", f"{run}; the nearest is {near}" if near else run

    @cached_property
    def _items(self) -> tuple[str, ...]:
        return tuple(item.number for item in self.meeting.items())
