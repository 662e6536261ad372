"""Who changed what and when, commit by commit, the oldest first."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from sbpack.history.change import Change, Version
from sbpack.history.compare import board_changes, changes
from sbpack.history.merges import Compare, changes_of_merge
from sbpack.history.past import Files, Past, day_of
from sbpack.history.walk import Step, Walk
from sbpack.model.board import Board
from sbpack.model.read_members import no_members
from sbpack.sources.commits import Commit, files_that_ever_said, former_folders, merge_base
from sbpack.sources.mark import ActionReference
from sbpack.sources.repository import MEETINGS, MEMBERS

_RECORDS = ("minutes.md", "matters-arising.md")
"""The files that speak of actions."""


@dataclass(frozen=True)
class LogEntry:
    """One commit with what it changed."""

    commit: Commit
    changes: tuple[Change, ...]
    broken: tuple[str, ...] = ()
    """Files that cannot be read in it; they count as they were before."""
    begins_clone: bool = False
    """Whether a shallow clone begins with it, so that nobody can say what it changed."""


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

    def meant(self, change: Change) -> ActionReference | None:
        """Return the action that a change is about with its meeting: the latest so called that it can mean."""
        action = change.action
        if action is None or action.meeting is not None:
            return action
        known = self.meetings.get((action.minute, action.number), ())
        earlier = [day for day in known if change.meeting is None or day <= change.meeting]
        return ActionReference(action.minute, action.number, max(earlier, default=None))


def log_of_meeting(folder: Path, day: date) -> tuple[LogEntry, ...]:
    """Return the commits that changed a meeting, wherever its folder lay; raises NoHistory."""
    own = f"{MEETINGS}/{day.isoformat()}"
    folders = (own, *former_folders(folder, f"{own}/meeting.yaml"))
    days = [found for one in folders if (found := day_of(f"{one}/meeting.yaml")) is not None]
    past = Past(folder)
    walk = Walk(folder, past, (MEMBERS, *folders), lambda path: path == MEMBERS or day_of(path) in days)

    def held(files: Files) -> date | None:
        there = {day_of(path) for path in files}
        return next((one for one in days if one in there), None)

    def compare(before: Files, after: Files) -> Sequence[Change]:
        was, now = held(before), held(after)
        if was is None and now is None:
            return ()
        old = past.board(before, [was]).version if was else None
        new = past.board(after, [now] if now else [])
        if now is None:
            return changes(old, new.version, was) if was else ()
        return changes(old, new.version, now, was)

    return tuple(_entries(walk, compare))


def log_of_action(folder: Path, action: ActionReference) -> tuple[LogEntry, ...]:
    """Return the commits that recorded an action, changed it, or reported on it; raises NoHistory.

    A reference without a meeting means the latest action so called.
    """
    called = re.escape(f"{action.minute}.{action.number}").replace("\\.", "[.]")
    everywhere = tuple(f":(glob){MEETINGS}/*/{name}" for name in _RECORDS)
    files = frozenset(files_that_ever_said(folder, f"(^|[^0-9.]){called}([^0-9]|$)", everywhere))
    if not files:
        return ()
    recorded = _Recorded()
    past = Past(folder)
    walk = Walk(folder, past, tuple(sorted(files)), lambda path: path in files)
    entries = tuple(_entries(walk, _meeting_by_meeting(past, recorded)))
    known = recorded.meetings.get((action.minute, action.number), ())
    meant = ActionReference(action.minute, action.number, action.meeting or max(known, default=None))
    return _only(entries, lambda change: recorded.meant(change) == meant)


def log_of_member(folder: Path, key: str) -> tuple[LogEntry, ...]:
    """Return the commits that changed anything about a member, a group or an outsider; raises NoHistory."""
    followed = (MEMBERS, *(f":(glob){MEETINGS}/*/{name}" for name in _RECORDS))
    recorded = _Recorded()
    past = Past(folder)
    walk = Walk(folder, past, followed, lambda path: path == MEMBERS or path.rpartition("/")[2] in _RECORDS)
    entries = tuple(_entries(walk, _meeting_by_meeting(past, recorded)))

    def is_about(change: Change) -> bool:
        action = recorded.meant(change)
        return key in change.people or (action is not None and key in recorded.owned.get(action, ()))

    return _only(entries, is_about)


def _entries(walk: Walk, compare: Compare) -> Iterator[LogEntry]:
    for step in walk.steps():
        found = _changes(step, walk, compare)
        if step.begins_clone and found:
            yield LogEntry(step.commit, (), begins_clone=True)
        elif found or step.broken:
            yield LogEntry(step.commit, tuple(found), step.broken)


def _changes(step: Step, walk: Walk, compare: Compare) -> Sequence[Change]:
    if len(step.before) < 2:
        return compare(step.before[0] if step.before else {}, step.files)
    parents = step.commit.parents
    base = merge_base(walk.folder, *parents) if len(parents) == 2 else None
    return changes_of_merge(step.files, step.before, walk.files_at(base) if base else None, compare)


def _meeting_by_meeting(past: Past, recorded: _Recorded) -> Compare:
    """Return how files of several meetings are compared; what minutes record on the way is kept."""

    def compare(before: Files, after: Files) -> Sequence[Change]:
        touched = {path for path in {*before, *after} if before.get(path) != after.get(path)}
        days = sorted({day for path in touched if (day := day_of(path)) is not None})
        old, new = past.board(before, days).version, past.board(after, days).version
        found: list[Change] = []
        if MEMBERS in touched:
            found += board_changes(old if MEMBERS in before else Version(no_members(MEMBERS)), new)
        for day in days:
            recorded.note(old.board, day)
            recorded.note(new.board, day)
            found += changes(old, new, day)
        return found

    return compare


def _only(entries: Sequence[LogEntry], is_wanted: Callable[[Change], bool]) -> tuple[LogEntry, ...]:
    """Return the entries with what is wanted of them, those left empty left out."""
    kept = (replace(entry, changes=tuple(filter(is_wanted, entry.changes))) for entry in entries)
    return tuple(entry for entry in kept if entry.changes or entry.broken or entry.begins_clone)
