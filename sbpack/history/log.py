"""The log of a meeting, an action or a member: who changed what and when, commit by commit, the oldest first."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from sbpack.board.agenda import Edition
from sbpack.board.board import Board
from sbpack.board.read_members import no_members
from sbpack.history.change import Change, LogEntry
from sbpack.history.compare import board_changes, changes, meeting_alone
from sbpack.history.minutes import of_one_person
from sbpack.history.past import (
    Compare,
    Files,
    Past,
    Step,
    Walk,
    changes_of_merge,
    day_of,
    days_of,
    is_everywhere,
    paths_changed,
)
from sbpack.history.redaction import RedactedMeetings
from sbpack.repository.commits import files_that_ever_said, former_folders, merge_base
from sbpack.repository.paths import MEETINGS, MEMBERS, PART_2_MATTERS, PART_2_MINUTES, TEMPLATES
from sbpack.text.marks import ActionReference

CompareEdition = Callable[[Files, Files, Edition], Sequence[Change]]
"""Returns what changed from some files to others as an edition has them."""
_RECORDS = ("minutes.md", "matters-arising.md", PART_2_MINUTES, PART_2_MATTERS)
"""The files that name actions."""
_ALWAYS_PUBLIC = (MEMBERS, "meeting.yaml", "minutes.md", "matters-arising.md", "publication.yaml")
"""The files whose names may be public, broken or not: every board has them."""


@dataclass
class _Recorded:
    """The actions that minutes recorded in the commits so far."""

    meetings: dict[tuple[str, int], set[date]] = field(default_factory=dict)
    """By minute and number of an action, the meetings that recorded one so called."""
    owned: dict[ActionReference, set[str]] = field(default_factory=dict)
    """Everybody who ever owned an action."""

    def note(self, board: Board, day: date) -> None:
        meeting = board.meeting(day)
        for action in meeting.minutes.actions if meeting and meeting.minutes else ():
            if action.number is not None:
                self.meetings.setdefault((action.minute, action.number), set()).add(day)
                self.owned.setdefault(action.reference, set()).update(action.owners)
        for change in meeting.minutes.changes if meeting and meeting.minutes else ():
            if entry := board.register_before(day).entry(change.reference):
                self.owned.setdefault(entry.action.reference, set()).update(change.owners)

    def meant(self, change: Change) -> ActionReference | None:
        """Return the action of a change with its meeting: the latest of its number that it can mean."""
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
        there = days_of(files)
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
    found = files_that_ever_said(folder, f"(^|[^0-9.]){called}([^0-9]|$)", everywhere)
    files = {f"{path.rpartition('/')[0]}/{name}" for path in found for name in _RECORDS}
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
    redacted = RedactedMeetings(walk.past, days)
    for step in walk.steps():
        found = _changes(step, walk, _in_edition(compare, walk.past, edition))
        broken = tuple(path for path in step.broken if not in_public or path.rpartition("/")[2] in _ALWAYS_PUBLIC)
        redacted.note(step, len(entries))
        if step.begins_clone and found:
            entries.append(LogEntry(step.commit, (), begins_clone=True))
        elif found or broken:
            entries.append(LogEntry(step.commit, tuple(found), broken))
    return redacted.redact(entries) if in_public else tuple(entries)


def _changes(step: Step, walk: Walk, compare: Compare) -> Sequence[Change]:
    if len(step.before) < 2:
        return compare(step.before[0] if step.before else {}, step.files)
    parents = step.commit.parents
    base = merge_base(walk.folder, *parents) if len(parents) == 2 else None
    return changes_of_merge(step.files, step.before, walk.files_at(base) if base else None, compare)


def _in_edition(compare: CompareEdition, past: Past, edition: Edition) -> Compare:
    """Return how files are compared for an edition; for members, changes that the public does not see are marked."""

    def compared(before: Files, after: Files) -> Sequence[Change]:
        if all(path.startswith(f"{TEMPLATES}/") for path in paths_changed(before, after)):
            return ()
        found = compare(before, after, edition)
        if edition is Edition.PUBLIC or not past.holds_part_2:
            return found
        public = set(compare(before, after, Edition.PUBLIC))
        return [change if change in public else replace(change, is_part_2=True) for change in found]

    return compared


def _meeting_by_meeting(past: Past, recorded: _Recorded, whose: str = "") -> CompareEdition:
    """Return how files of several meetings are compared; actions that their minutes record are noted.

    With `whose`, new minutes have the attendance of that person alone.
    """

    def compare(before: Files, after: Files, known_to: Edition) -> Sequence[Change]:
        touched = paths_changed(before, after)
        days = sorted(days_of(touched))
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
    """Return the entries with the changes that are wanted, without those left empty."""
    wanted = (replace(entry, changes=tuple(filter(is_wanted, entry.changes))) for entry in entries)
    return tuple(entry for entry in wanted if entry.changes or entry.broken or entry.begins_clone)
