"""The action register: every action of every meeting, folded in date order into its present state."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from functools import cached_property

from rapidfuzz.fuzz import ratio
from rapidfuzz.utils import default_process

from sbpack.model.matters_arising import Row
from sbpack.model.meeting import Meeting
from sbpack.model.minute import Action, ActionChange, Minute
from sbpack.sources.mark import ActionReference, Change
from sbpack.sources.prose import plain_text


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
_SAME_MATTER = 75
"""How alike two quotations must be, of 100, to be of one matter."""
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
class MinuteMatter:
    """A matter arising from a minute that recorded no action, with its history up to a day."""

    minute: Minute
    words: str
    """The matter as it was last quoted."""
    state: ActionState
    reports: tuple[tuple[date, Row], ...]


@dataclass(frozen=True)
class Register:
    """Minutes, actions and other matters as they stood before a day."""

    minutes: tuple[Minute, ...] = ()
    entries: tuple[Entry, ...] = ()
    """In the order of the meetings and their minutes."""
    matters: tuple[MinuteMatter, ...] = ()
    """Matters that were never actions, in the order in which they first arose."""

    @cached_property
    def open(self) -> tuple[Entry, ...]:
        """Every action that the next meeting must be told about."""
        return tuple(entry for entry in self.entries if entry.state is ActionState.OPEN)

    def entry(self, reference: ActionReference) -> Entry | None:
        """Return the action that a reference means: the latest one where it has no date."""
        found = self._entries.get((reference.minute, reference.number), ())
        return next((entry for entry in found if reference.meeting in (None, entry.action.meeting)), None)

    def minute(self, number: str, meeting: date | None = None) -> Minute | None:
        """Return the minute that a number means: the latest one where no meeting is given."""
        found = self._minutes.get(number, ())
        return next((minute for minute in found if meeting in (None, minute.meeting)), None)

    @cached_property
    def _entries(self) -> dict[tuple[str, int | None], list[Entry]]:
        """Return the actions by minute and number, the latest first: numbers are used again after a restart."""
        found: defaultdict[tuple[str, int | None], list[Entry]] = defaultdict(list)
        for entry in reversed(self.entries):
            found[entry.action.minute, entry.action.number].append(entry)
        return found

    @cached_property
    def _minutes(self) -> dict[str, list[Minute]]:
        found: defaultdict[str, list[Minute]] = defaultdict(list)
        for minute in reversed(self.minutes):
            found[minute.number].append(minute)
        return found


def fold(meetings: Iterable[Meeting]) -> Iterator[Register]:
    """Yield the register before each meeting, in the order given, and at last the one after all of them.

    At each meeting the officer reports first and the board speaks last, so that `stays open` in its minutes
    outlives a `done`.
    """
    register = Register()
    yield register
    for meeting in meetings:
        register = _after_meeting(register, meeting)
        yield register


def _after_meeting(register: Register, meeting: Meeting) -> Register:
    changed: dict[int, Entry] = {}

    def known(reference: ActionReference) -> Entry | None:
        found = register.entry(reference)
        return changed.get(id(found.action), found) if found else None

    # A meeting that did not sit was told nothing.
    was_told = meeting.matters_arising is not None and meeting.move is None
    for row in meeting.matters_arising.rows if meeting.matters_arising and was_told else ():
        for entry in filter(None, map(known, row.references)):
            reports = (*entry.reports, (meeting.date, row))
            changed[id(entry.action)] = replace(entry, state=_AFTER_REPORT[row.status], reports=reports)
    minutes = meeting.minutes.minutes if meeting.minutes else ()
    for change in (change for minute in minutes for change in minute.changes):
        if found := known(change.reference):
            changes = (*found.changes, change)
            changed[id(found.action)] = replace(found, state=_AFTER_CHANGE[change.change], changes=changes)
    matters = _with_matters(register, meeting) if was_told else register.matters
    earlier = (changed.get(id(entry.action), entry) for entry in register.entries) if changed else register.entries
    new = (Entry(action) for minute in minutes for action in minute.actions)
    return Register((*register.minutes, *minutes), (*earlier, *new), matters)


def _with_matters(register: Register, meeting: Meeting) -> tuple[MinuteMatter, ...]:
    """Return the matters that were never actions, with what a meeting was told of them."""
    matters = list(register.matters)
    for row in meeting.matters_arising.rows if meeting.matters_arising else ():
        minute = register.minute(row.minute, row.minute_meeting) if row.minute else None
        if minute is None:
            continue
        words = plain_text(row.matter.tokens)
        place = _place_of(words, minute, matters)
        reports = ((meeting.date, row),)
        if place is None:
            matters.append(MinuteMatter(minute, words, _AFTER_REPORT[row.status], reports))
        else:
            told = matters[place]
            state = _AFTER_REPORT[row.status]
            matters[place] = MinuteMatter(minute, words or told.words, state, told.reports + reports)
    return tuple(matters)


def _place_of(words: str, minute: Minute, matters: Sequence[MinuteMatter]) -> int | None:
    """Return which matter a row goes on with: the one of its minute whose words are nearest, if they are near."""
    likeness = {
        place: 100.0 if not words or not matter.words else ratio(words, matter.words, processor=default_process)
        for place, matter in enumerate(matters)
        if matter.minute is minute
    }
    place = max(likeness, key=lambda one: likeness[one], default=None)
    return place if place is not None and likeness[place] >= _SAME_MATTER else None
