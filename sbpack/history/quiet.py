"""What the public log tells by its kind alone, since business was made exempt later.

Words that are exempt in any commit are hushed in all, but business may have had other words while it was public. So of
a meeting of which anything was made exempt, whatever stood there before is told by its kind alone: in whatever commit
it was taken away, and whatever was made public instead.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import islice

from sbpack.history.change import Change
from sbpack.history.entry import LogEntry
from sbpack.history.hushed import Exempt, Matter, by_kind, hushed, matter_of, may_take_away, takes_away
from sbpack.history.past import Files, Past, day_of
from sbpack.history.personal import without_personal_data
from sbpack.history.walk import Step
from sbpack.sources.said import Said


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
