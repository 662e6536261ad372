"""The action register: every action of every meeting, folded in date order into its present state."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from sbpack.model.matters_arising import Row
from sbpack.model.meeting import Meeting
from sbpack.model.minute import Action, ActionChange, Minute
from sbpack.sources.mark import ActionReference, Change


class ActionState(Enum):
    """Where an action stands."""

    OPEN = "open"
    DONE = "done"
    """Reported done; leaves matters arising unless later minutes say that it stays open."""
    CLOSED = "closed"
    RULE = "rule"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


_AFTER_CHANGE: dict[Change, ActionState] = {
    "closed": ActionState.CLOSED,
    "stays open": ActionState.OPEN,
    "becomes a rule": ActionState.RULE,
    "superseded": ActionState.SUPERSEDED,
    "withdrawn": ActionState.WITHDRAWN,
}
_AFTER_REPORT = {
    "open": ActionState.OPEN,
    "oral": ActionState.OPEN,
    "done": ActionState.DONE,
    "superseded": ActionState.SUPERSEDED,
    "withdrawn": ActionState.WITHDRAWN,
}


@dataclass(frozen=True)
class Entry:
    """One action with its history up to a day."""

    action: Action
    state: ActionState = ActionState.OPEN
    reports: tuple[tuple[date, Row], ...] = ()
    """What meetings were told of it, by the date of the meeting."""
    changes: tuple[ActionChange, ...] = ()
    """What the board said of it."""


@dataclass(frozen=True)
class Register:
    """Minutes and actions as they stood before a day."""

    day: date
    minutes: tuple[Minute, ...]
    entries: tuple[Entry, ...]
    """In the order of the meetings and their minutes."""

    @property
    def open(self) -> tuple[Entry, ...]:
        """Every action that this meeting must be told about."""
        return tuple(entry for entry in self.entries if entry.state is ActionState.OPEN)

    def entry(self, reference: ActionReference) -> Entry | None:
        """Return the action that a reference means: the latest one before the day where it has no date."""
        found = (
            entry
            for entry in reversed(self.entries)
            if entry.action.minute == reference.minute
            and entry.action.number == reference.number
            and reference.meeting in (None, entry.action.meeting)
        )
        return next(found, None)

    def minute(self, number: str, meeting: date | None = None) -> Minute | None:
        """Return the minute that a number means: the latest one before the day where no meeting is given."""
        found = (
            minute for minute in reversed(self.minutes) if minute.number == number and meeting in (None, minute.meeting)
        )
        return next(found, None)


def register_before(meetings: Iterable[Meeting], day: date) -> Register:
    """Fold the meetings before `day`: their minutes, and what they were told in matters arising.

    At each meeting the officer reports first and the board speaks last, so that `stays open` in its minutes
    outlives a `done`.
    """
    register = Register(day, (), ())
    for meeting in sorted(meetings, key=lambda meeting: meeting.date):
        if meeting.date < day:
            register = _after_meeting(register, meeting)
    return register


def _after_meeting(register: Register, meeting: Meeting) -> Register:
    entries = {id(entry.action): entry for entry in register.entries}

    def known(reference: ActionReference) -> Entry | None:
        found = register.entry(reference)
        return entries[id(found.action)] if found else None

    for row in meeting.matters_arising.rows if meeting.matters_arising else ():
        for entry in filter(None, map(known, row.references)):
            reports = (*entry.reports, (meeting.date, row))
            entries[id(entry.action)] = replace(entry, state=_AFTER_REPORT[row.status], reports=reports)
    for change in _changes(meeting):
        if found := known(change.reference):
            changes = (*found.changes, change)
            entries[id(found.action)] = replace(found, state=_AFTER_CHANGE[change.change], changes=changes)
    minutes = meeting.minutes.minutes if meeting.minutes else ()
    new = tuple(Entry(action) for minute in minutes for action in minute.actions)
    return Register(register.day, (*register.minutes, *minutes), (*entries.values(), *new))


def _changes(meeting: Meeting) -> Iterator[ActionChange]:
    for minute in meeting.minutes.minutes if meeting.minutes else ():
        yield from minute.changes
