"""What changed, for programs."""

import json
from collections.abc import Iterable

from sbpack.history.change import Change
from sbpack.history.entry import LogEntry


def log_as_json(entries: Iterable[LogEntry], *, subjects: bool) -> str:
    """Return a list with one object a commit, the oldest first; dates are ISO dates."""
    return json.dumps([_entry(entry, subjects=subjects) for entry in entries], indent=2)


def changes_as_json(changes: Iterable[Change]) -> str:
    """Return a list with one object a change, in the order of the agenda."""
    return json.dumps([_change(change) for change in changes], indent=2)


def _entry(entry: LogEntry, *, subjects: bool) -> dict[str, object]:
    commit = entry.commit
    about = {"commit": commit.id, "date": commit.day.isoformat(), "author": commit.author}
    return {
        **about,
        **({"subject": commit.subject} if subjects else {}),
        "begins_clone": entry.begins_clone,
        "unreadable": list(entry.broken),
        "changes": [_change(change) for change in entry.changes],
    }


def _change(change: Change) -> dict[str, object]:
    return {
        "change": change.kind,
        "words": change.words,
        "meeting": change.meeting.isoformat() if change.meeting else None,
        "item": change.item or None,
        "heading": change.heading,
        "path": change.path or None,
        "action": str(change.action) if change.action else None,
        "people": list(change.people),
        "part_2": change.is_part_2,
        "rewordings": [
            {"of": one.of, "words": [{"kind": run.kind, "text": run.text} for run in one.runs]}
            for one in change.rewordings
        ],
    }
