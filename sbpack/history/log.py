"""Who changed what and when, commit by commit, the oldest first.

- What the public log tells by its kind alone, since business was made exempt later.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from pathlib import Path

from sbpack.board.agenda import Edition
from sbpack.board.board import Board
from sbpack.board.read_members import no_members
from sbpack.history.change import Change, LogEntry
from sbpack.history.compare import board_changes, changes, meeting_alone
from sbpack.history.diff import without_personal_data
from sbpack.history.minutes import of_one_person
from sbpack.history.past import Compare, Files, Past, Step, Walk, changes_of_merge, day_of, is_everywhere
from sbpack.history.public import Exempt, Matter, by_kind, hushed, matter_of, may_take_away, takes_away
from sbpack.read.words import Said
from sbpack.repository.commits import files_that_ever_said, former_folders, merge_base
from sbpack.repository.paths import MEETINGS, MEMBERS, PART_2_MATTERS, PART_2_MINUTES, TEMPLATES
from sbpack.text.marks import ActionReference


class Quiet:
    """Notes commit by commit what became exempt."""

    def __init__(self, past: Past, days: Sequence[date] = ()) -> None:
        """Take the boards of the walk, and days that are of one meeting, which was moved."""
        self._past = past
        self._days = days
        self._last: Files = {}
        self._until: dict[tuple[date, Matter], int] = {}
        """By meeting and kind of business, the last entry that made anything of it exempt."""

    def note(self, step: Step, place: int) -> None:
        """Keep what the commit of an entry made exempt, though business may have been taken away long before."""
        self._last = step.files
        before = step.before[0] if step.before else {}
        touched = (path for path in {*before, *step.files} if before.get(path) != step.files.get(path))
        days = {day for path in touched if (day := day_of(path)) is not None}
        if days:
            for one in self._exempt(step.files, days) - self._exempt(before, days):
                self._until[one.day, one.matter] = place

    def of(self, entries: Sequence[LogEntry]) -> tuple[LogEntry, ...]:
        """Return the entries as the public may read them."""
        self._until = {key: until for key, until in self._until.items() if _is_any_gone(entries[: until + 1], key[1])}
        part_2, part_1 = self._past.said(self._last)
        told = []
        for place, entry in enumerate(entries):
            changes = tuple(by_kind(change) if self._is_quiet(change, place) else change for change in entry.changes)
            told.append(replace(entry, changes=changes))
        public = hushed([change for entry in told for change in entry.changes], part_2, part_1)
        words = iter(without_personal_data(public, self._last_in_public))
        return tuple(replace(entry, changes=tuple(islice(words, len(entry.changes)))) for entry in told)

    def _last_in_public(self) -> Said:
        days = {day for path in self._last if (day := day_of(path)) is not None}
        return self._past.board(self._last, days).part_1

    def _is_quiet(self, change: Change, place: int) -> bool:
        matter = matter_of(change)
        until = self._until.get((self._one(change.meeting), matter), -1) if change.meeting and matter else -1
        return place < until or (place == until and takes_away(change))

    def _exempt(self, files: Files, days: set[date]) -> set[Exempt]:
        return {one._replace(day=self._one(one.day)) for one in self._past.board(files, days).business}

    def _one(self, day: date) -> date:
        """Return one day for all those of a meeting that was moved."""
        return self._days[0] if day in self._days else day


def _is_any_gone(entries: Sequence[LogEntry], matter: Matter) -> bool:
    """Whether anything told may stand there no more; until then all that was added is public still."""
    return any(may_take_away(change, matter) for entry in entries for change in entry.changes)


CompareEdition = Callable[[Files, Files, Edition], Sequence[Change]]
"""Returns what changed from some files to others as an edition knows them."""
_RECORDS = ("minutes.md", "matters-arising.md", PART_2_MINUTES, PART_2_MATTERS)
"""The files that speak of actions."""
_ALWAYS_PUBLIC = (MEMBERS, "meeting.yaml", "minutes.md", "matters-arising.md", "publication.yaml")
"""The files whose names tell nothing."""


@dataclass
class _Recorded:
    """What minutes were seen to record on the way."""

    meetings: dict[tuple[str, int], set[date]] = field(default_factory=dict)
    """By minute and number of an action, the meetings that recorded one so called."""
    owned: dict[ActionReference, set[str]] = field(default_factory=dict)
    """Everybody who ever owned an action."""

    def note(self, board: Board, day: date) -> None:
        """Keep the actions of one meeting."""
        meeting = board.meeting(day)
        for action in meeting.minutes.actions if meeting and meeting.minutes else ():
            if action.number is not None:
                self.meetings.setdefault((action.minute, action.number), set()).add(day)
                self.owned.setdefault(action.reference, set()).update(action.owners)
        for change in meeting.minutes.changes if meeting and meeting.minutes else ():
            if entry := board.register_before(day).entry(change.reference):
                self.owned.setdefault(entry.action.reference, set()).update(change.owners)

    def meant(self, change: Change) -> ActionReference | None:
        """Return the action that a change is about with its meeting: the latest so called that it can mean."""
        action = change.action
        if action is None or action.meeting is not None:
            return action
        known = self.meetings.get((action.minute, action.number), ())
        earlier = [day for day in known if change.meeting is None or day <= change.meeting]
        return ActionReference(action.minute, action.number, max(earlier, default=None))


def log_of_meeting(folder: Path, day: date, edition: Edition) -> tuple[LogEntry, ...]:
    """Return the commits that changed a meeting, wherever its folder lay; raises NoHistory."""
    own = f"{MEETINGS}/{day.isoformat()}"
    folders = (own, *former_folders(folder, f"{own}/meeting.yaml"))
    days = [found for one in folders if (found := day_of(f"{one}/meeting.yaml")) is not None]
    past = Past(folder)
    paths = (MEMBERS, TEMPLATES, *folders)
    walk = Walk(folder, past, paths, lambda path: is_everywhere(path) or day_of(path) in days)

    def held(files: Files) -> date | None:
        there = {day_of(path) for path in files}
        return next((one for one in days if one in there), None)

    def compare(before: Files, after: Files, known_to: Edition) -> Sequence[Change]:
        was, now = held(before), held(after)
        day = now or was
        if day is None:
            return ()
        old = past.board(before, [was]).of(known_to) if was else None
        return changes(old, past.board(after, [day]).of(known_to), day, was)

    return _entries(walk, compare, edition, days)


def log_of_action(folder: Path, action: ActionReference, edition: Edition) -> tuple[LogEntry, ...]:
    """Return the commits that recorded an action, changed it, or reported on it; raises NoHistory.

    A reference without a meeting means the latest action so called.
    """
    called = re.escape(f"{action.minute}.{action.number}").replace("\\.", "[.]")
    everywhere = tuple(f":(glob){MEETINGS}/*/{name}" for name in _RECORDS)
    said = files_that_ever_said(folder, f"(^|[^0-9.]){called}([^0-9]|$)", everywhere)
    files = {f"{path.rpartition('/')[0]}/{name}" for path in said for name in _RECORDS}
    if not files:
        return ()
    recorded = _Recorded()
    past = Past(folder)
    walk = Walk(folder, past, tuple(sorted(files)), files.__contains__)
    entries = _entries(walk, _meeting_by_meeting(past, recorded), edition)
    known = recorded.meetings.get((action.minute, action.number), ())
    meant = ActionReference(action.minute, action.number, action.meeting or max(known, default=None))
    return _only(entries, lambda change: recorded.meant(change) == meant)


def log_of_member(folder: Path, key: str, edition: Edition) -> tuple[LogEntry, ...]:
    """Return the commits that changed anything about a member, a group or an outsider; raises NoHistory."""
    followed = (MEMBERS, *(f":(glob){MEETINGS}/*/{name}" for name in _RECORDS))
    recorded = _Recorded()
    past = Past(folder)
    walk = Walk(folder, past, followed, lambda path: path == MEMBERS or path.rpartition("/")[2] in _RECORDS)
    entries = _entries(walk, _meeting_by_meeting(past, recorded, key), edition)

    def is_about(change: Change) -> bool:
        action = recorded.meant(change)
        return key in change.people or (action is not None and key in recorded.owned.get(action, ()))

    return _only(entries, is_about)


def _entries(walk: Walk, compare: CompareEdition, edition: Edition, days: Sequence[date] = ()) -> tuple[LogEntry, ...]:
    """Return the commits that changed anything an edition knows of; some days may be of one meeting, which moved."""
    in_public = edition is Edition.PUBLIC
    entries: list[LogEntry] = []
    quiet = Quiet(walk.past, days)
    for step in walk.steps():
        found = _changes(step, walk, _in_edition(compare, walk.past, edition))
        broken = tuple(path for path in step.broken if not in_public or path.rpartition("/")[2] in _ALWAYS_PUBLIC)
        quiet.note(step, len(entries))
        if step.begins_clone and found:
            entries.append(LogEntry(step.commit, (), begins_clone=True))
        elif found or broken:
            entries.append(LogEntry(step.commit, tuple(found), broken))
    return quiet.of(entries) if in_public else tuple(entries)


def _changes(step: Step, walk: Walk, compare: Compare) -> Sequence[Change]:
    if len(step.before) < 2:
        return compare(step.before[0] if step.before else {}, step.files)
    parents = step.commit.parents
    base = merge_base(walk.folder, *parents) if len(parents) == 2 else None
    return changes_of_merge(step.files, step.before, walk.files_at(base) if base else None, compare)


def _in_edition(compare: CompareEdition, past: Past, edition: Edition) -> Compare:
    """Return how files are compared for an edition; for the members, what the public does not see is marked."""

    def compared(before: Files, after: Files) -> Sequence[Change]:
        touched = (path for path in {*before, *after} if before.get(path) != after.get(path))
        if all(path.startswith(f"{TEMPLATES}/") for path in touched):
            return ()
        found = compare(before, after, edition)
        if edition is Edition.PUBLIC or not past.holds_part_2:
            return found
        public = set(compare(before, after, Edition.PUBLIC))
        return [change if change in public else replace(change, is_part_2=True) for change in found]

    return compared


def _meeting_by_meeting(past: Past, recorded: _Recorded, whose: str = "") -> CompareEdition:
    """Return how files of several meetings are compared; what minutes record on the way is kept.

    New minutes tell the attendance of one person alone where one is asked about.
    """

    def compare(before: Files, after: Files, known_to: Edition) -> Sequence[Change]:
        touched = {path for path in {*before, *after} if before.get(path) != after.get(path)}
        days = sorted({day for path in touched if (day := day_of(path)) is not None})
        old, new = (past.board(files, days).of(known_to) for files in (before, after))
        found: list[Change] = []
        if MEMBERS in touched:
            found += board_changes(old if MEMBERS in before else no_members(MEMBERS), new)
        for day in days:
            recorded.note(old, day)
            recorded.note(new, day)
            found += meeting_alone(old, new, day)
            meeting = new.meeting(day)
            if whose and meeting and meeting.minutes:
                found = [of_one_person(change, meeting.minutes, whose) for change in found]
        return found

    return compare


def _only(entries: Sequence[LogEntry], is_wanted: Callable[[Change], bool]) -> tuple[LogEntry, ...]:
    """Return the entries with what is wanted of them, those left empty left out."""
    kept = (replace(entry, changes=tuple(filter(is_wanted, entry.changes))) for entry in entries)
    return tuple(entry for entry in kept if entry.changes or entry.broken or entry.begins_clone)
