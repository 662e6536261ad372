"""What the public log tells by its kind alone, since business was made exempt later.

Words that are exempt in any commit are hushed in all, but business may have had other words while it was public. So of
a meeting of which anything was made exempt, whatever stood there before is told by its kind alone.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import islice

from sbpack.history.change import Change
from sbpack.history.entry import LogEntry
from sbpack.history.hushed import by_kind, hushed, is_business, is_more, takes_away
from sbpack.history.past import Files, Past
from sbpack.history.walk import Step


class Quiet:
    """Notes commit by commit what became exempt."""

    def __init__(self, past: Past) -> None:
        """Take the boards of the walk."""
        self._past = past
        self._last: Files = {}
        self._until: dict[date, int] = {}
        """By meeting, the last entry that made anything of it exempt."""

    def note(self, step: Step, changes: Sequence[Change], place: int) -> None:
        """Keep for which meetings the commit of an entry took public business away while more became exempt."""
        self._last = step.files
        for day in {change.meeting for change in changes if takes_away(change)}:
            before = step.before[0] if step.before else {}
            if day is not None and is_more(self._business(step.files, day), self._business(before, day)):
                self._until[day] = place

    def of(self, entries: Sequence[LogEntry]) -> tuple[LogEntry, ...]:
        """Return the entries as the public may read them."""
        part_2, part_1 = self._past.said(self._last)
        told = []
        for place, entry in enumerate(entries):
            changes = tuple(by_kind(change) if self._is_quiet(change, place) else change for change in entry.changes)
            told.append(replace(entry, changes=changes))
        words = iter(hushed([change for entry in told for change in entry.changes], part_2, part_1))
        return tuple(replace(entry, changes=tuple(islice(words, len(entry.changes)))) for entry in told)

    def _is_quiet(self, change: Change, place: int) -> bool:
        until = self._until.get(change.meeting, -1) if change.meeting else -1
        return (place < until and is_business(change)) or (place == until and takes_away(change))

    def _business(self, files: Files, day: date) -> tuple[int, ...]:
        return self._past.board(files, {day}).business
