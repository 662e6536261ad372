"""What changed, for a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from sbpack.findings.visible import visible
from sbpack.history.change import Change
from sbpack.history.entry import LogEntry
from sbpack.write.action_register.as_csv import safe_value

_CHANGE = ("change", "words", "meeting", "item", "path", "action", "people", "part 2")
_COMMIT = ("date", "author", "commit")


def log_as_csv(entries: Iterable[LogEntry], *, subjects: bool) -> str:
    """Return one line a change below a line of headings, the oldest first."""
    headings = (*_COMMIT, *(("subject",) if subjects else ()), *_CHANGE)
    return _written(headings, (row for entry in entries for row in _rows(entry, subjects=subjects)))


def changes_as_csv(changes: Iterable[Change]) -> str:
    """Return one line a change below a line of headings, in the order of the agenda."""
    return _written(_CHANGE, map(_change, changes))


def _written(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(headings)
    writer.writerows([safe_value(visible(value)) for value in row] for row in rows)
    return text.getvalue().rstrip("\n")


def _rows(entry: LogEntry, *, subjects: bool) -> Iterator[Sequence[str]]:
    commit = entry.commit
    about = (commit.day.isoformat(), commit.author, commit.id, *((commit.subject,) if subjects else ()))
    yield from ((*about, *_change(change)) for change in entry.changes)


def _change(change: Change) -> Sequence[str]:
    return (
        change.kind,
        change.words,
        change.meeting.isoformat() if change.meeting else "",
        change.item,
        change.path,
        str(change.action) if change.action else "",
        " ".join(change.people),
        "Part 2" if change.is_part_2 else "",
    )
