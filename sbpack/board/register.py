"""The action register: every action of every meeting, folded in date order into its present state.

- When the board sat and when it sits next, however often meetings were moved.
- When actions are due.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from functools import cached_property

from rapidfuzz.fuzz import ratio
from rapidfuzz.utils import default_process

from sbpack.board.agenda import NextMeeting
from sbpack.board.dates import long_date
from sbpack.board.matters_arising import Row
from sbpack.board.meeting import Meeting, Postponed
from sbpack.board.minutes import Action, ActionChange, Minute
from sbpack.text.marks import NEXT_MEETING, ActionReference, Change
from sbpack.text.prose import plain_text


def sitting_days(meetings: Sequence[Meeting]) -> tuple[date, ...]:
    """Return the days on which the board transacts business: those called, and those that meetings were put off to."""
    called = {meeting.date for meeting in meetings}
    sat = {meeting.date for meeting in meetings if meeting.move is None}
    put_off_to = {meeting.move.to for meeting in meetings if isinstance(meeting.move, Postponed)}
    return tuple(sorted(sat | (put_off_to - called)))


def sitting_after(meetings: Sequence[Meeting], day: date) -> date | None:
    """Return the first day after another on which the board transacts business."""
    return next((sitting for sitting in sitting_days(meetings) if sitting > day), None)


def sitting_before(meetings: Sequence[Meeting], day: date) -> date | None:
    """Return the last day before another on which the board transacted business."""
    return next((sitting for sitting in reversed(sitting_days(meetings)) if sitting < day), None)


def said_of_next(meeting: Meeting) -> NextMeeting | None:
    """Return what a meeting confirmed of the next one: its minutes have the last word, then its agenda."""
    minuted = meeting.minutes.next_meeting if meeting.minutes else None
    return minuted or next((item.next_meeting for item in meeting.items() if item.next_meeting), None)


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
    "done in part": ActionState.OPEN,
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
class Owed:
    """Who owns an action, as a mark of some day has it."""

    key: str
    since: date


@dataclass(frozen=True)
class Entry:
    """One action with its history up to a day."""

    action: Action
    state: ActionState = ActionState.OPEN
    reports: tuple[tuple[date, Row], ...] = ()
    """What meetings were told of it, by the date of the meeting."""
    changes: tuple[ActionChange, ...] = ()
    """What the board said of it."""

    @cached_property
    def owners(self) -> tuple[Owed, ...]:
        """Who owns it: those whom it was last given to, but who has done their part; once it is closed, who had it."""
        owners = tuple(Owed(key, self.action.meeting) for key in self.action.owners)
        for change in self.changes:
            if change.change == "done by":
                owners = tuple(one for one in owners if one.key not in change.owners) or owners
            elif change.owners:
                owners = tuple(Owed(key, change.meeting) for key in change.owners)
        return owners

    @cached_property
    def due(self) -> Due:
        """When it is due, as was said last."""
        said = [Due(change.due, change.meeting) for change in self.changes if change.due]
        return said[-1] if said else Due(self.action.due, self.action.meeting)

    def after(self, change: ActionChange) -> "Entry":
        """Return it as it stands after the board's word: closed once the last of its owners has done their part."""
        if change.change == "done by":
            is_done = {owner.key for owner in self.owners} <= set(change.owners)
            state = ActionState.CLOSED if is_done else ActionState.OPEN
        else:
            state = _AFTER_CHANGE[change.change]
        return replace(self, state=state, changes=(*self.changes, change))


@dataclass(frozen=True)
class MinuteMatter:
    """A matter arising from a minute that recorded no action, with its history up to a day."""

    minute: Minute
    words: str
    """The matter as it was last quoted."""
    state: ActionState
    reports: tuple[tuple[date, Row], ...]


@dataclass(frozen=True)
class _Places:
    """Where minutes and actions stand, oldest first: shared by all registers of an archive, each as long as it is."""

    minutes: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    """By number: numbers are used again after a restart."""
    entries: defaultdict[tuple[str, int | None], list[int]] = field(default_factory=lambda: defaultdict(list))
    """By minute and number."""


@dataclass(frozen=True)
class Register:
    """Minutes, actions and other matters as they stood before a day."""

    minutes: tuple[Minute, ...] = ()
    entries: tuple[Entry, ...] = ()
    """In the order of the meetings and their minutes."""
    matters: tuple[MinuteMatter, ...] = ()
    """Matters that were never actions, in the order in which they first arose."""
    open_places: tuple[int, ...] = ()
    """Where in `entries` those stand that are open."""
    _places: _Places = field(default_factory=_Places, repr=False, compare=False)

    @cached_property
    def open(self) -> tuple[Entry, ...]:
        """Every action that the next meeting must be told about."""
        return tuple(self.entries[place] for place in self.open_places)

    def entry(self, reference: ActionReference) -> Entry | None:
        """Return the action that a reference means: the latest one where it has no date."""
        place = self.place(reference)
        return None if place is None else self.entries[place]

    def place(self, reference: ActionReference) -> int | None:
        """Return where in `entries` the action stands that a reference means."""
        known = self._places.entries.get((reference.minute, reference.number), ())
        places = (place for place in reversed(known) if place < len(self.entries))
        day = reference.meeting
        return next((place for place in places if day in (None, self.entries[place].action.meeting)), None)

    def minute(self, number: str, meeting: date | None = None) -> Minute | None:
        """Return the minute that a number means: the latest one where no meeting is given."""
        places = (place for place in reversed(self._places.minutes.get(number, ())) if place < len(self.minutes))
        found = (self.minutes[place] for place in places)
        return next((minute for minute in found if meeting in (None, minute.meeting)), None)

    def after(
        self, minutes: Sequence[Minute], changed: Mapping[int, Entry], matters: tuple[MinuteMatter, ...]
    ) -> "Register":
        """Return the register with the minutes of one more meeting, the actions that it changed by their places.

        Call it once: the register that it makes is the one that follows.
        """
        for place, minute in enumerate(minutes, start=len(self.minutes)):
            self._places.minutes[minute.number].append(place)
        entries = [*self.entries, *(Entry(action) for minute in minutes for action in minute.actions)]
        for place, entry in changed.items():
            entries[place] = entry
        new = range(len(self.entries), len(entries))
        for place in new:
            action = entries[place].action
            self._places.entries[action.minute, action.number].append(place)
        told = sorted({*self.open_places, *changed, *new})
        still_open = tuple(place for place in told if entries[place].state is ActionState.OPEN)
        return Register((*self.minutes, *minutes), tuple(entries), matters, still_open, self._places)


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

    def known(reference: ActionReference) -> tuple[int, Entry] | None:
        place = register.place(reference)
        return None if place is None else (place, changed.get(place, register.entries[place]))

    # A meeting that did not sit was told nothing.
    was_told = meeting.matters_arising is not None and meeting.move is None
    for row in meeting.rows if was_told else ():
        for place, entry in filter(None, map(known, row.references)):
            reports = (*entry.reports, (meeting.date, row))
            changed[place] = replace(entry, state=_AFTER_REPORT[row.status], reports=reports)
    minutes = meeting.minuted
    for change in meeting.minutes.changes if meeting.minutes else ():
        if found := known(change.reference):
            place, entry = found
            changed[place] = entry.after(change)
    matters = _with_matters(register, meeting) if was_told else register.matters
    return register.after(minutes, changed, matters)


def _with_matters(register: Register, meeting: Meeting) -> tuple[MinuteMatter, ...]:
    """Return the matters that were never actions, with what a meeting was told of them."""
    matters = list(register.matters)
    for row in meeting.rows:
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
