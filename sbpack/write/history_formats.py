"""Changes of a board as lines for a terminal, as CSV or JSON. Nothing is said by colour alone."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from textwrap import wrap

from sbpack.board.dates import long_date
from sbpack.findings.suggest import visible
from sbpack.history.change import Change, LogEntry, Rewording, Run
from sbpack.write.formats import Paint, safe_value

_IN_THE_CLAUSE = ("title", "name", "time", "place", "office", "role", "organisation")
"""What the words of a change tell as it was and as it is."""


def log_lines(entries: Iterable[LogEntry], width: int, *, subjects: bool, meetings: bool, paint: Paint) -> str:
    """Return a block a commit: when, who, which, what. `meetings` names the meeting of each change."""
    return "\n\n".join(
        "\n".join(_entry(entry, width, subjects=subjects, meetings=meetings, paint=paint)) for entry in entries
    )


def diff_lines(changes: Iterable[Change], width: int, paint: Paint) -> str:
    """Return a block an item, what changed of it below, with the words that came and went."""
    blocks = []
    for heading, group in groupby(changes, key=lambda change: change.heading):
        lines = [paint(line, "heading") for line in wrap(visible(heading), width)]
        for change in group:
            lines += _change(change, width)
            for rewording in change.rewordings:
                lines += _rewording(rewording, width)
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def _entry(entry: LogEntry, width: int, *, subjects: bool, meetings: bool, paint: Paint) -> Iterator[str]:
    commit = entry.commit
    yield paint(f"{long_date(commit.day)}, {visible(commit.author)}, commit {commit.short_id}", "heading")
    if subjects:
        yield from wrap(visible(commit.subject), width, initial_indent="  ", subsequent_indent="  ")
    if entry.begins_clone:
        yield from _point("this copy of the repository begins here; what was before is not in it", width)
    for path in entry.broken:
        yield from _point(f"{visible(path)} cannot be read in this commit, and counts as it was before", width)
    for meeting, changes in groupby(entry.changes, key=lambda change: change.meeting):
        if meetings and meeting:
            yield f"  meeting of {long_date(meeting)}"
        for change in changes:
            yield from _change(change, width)
            for rewording in change.rewordings:
                if rewording.of != "paragraph":
                    yield from _rewording(rewording, width)


def _change(change: Change, width: int) -> Sequence[str]:
    return _point(f"{visible(change.words)}{' (Part 2)' if change.is_part_2 else ''}", width)


def _point(text: str, width: int) -> Sequence[str]:
    return wrap(text, width, initial_indent="  - ", subsequent_indent="    ", break_on_hyphens=False)


def _rewording(rewording: Rewording, width: int) -> Sequence[str]:
    if rewording.of in _IN_THE_CLAUSE or not rewording.runs:
        return ()
    text = f"{rewording.of}: {''.join(map(_run, rewording.runs)).lstrip().replace('][', '] [')}"
    return wrap(visible(text), width, initial_indent="      ", subsequent_indent="      ", break_on_hyphens=False)


def _run(run: Run) -> str:
    return run.text if run.kind == "same" else f"{run.lead}[{run.kind}: {run.words}]"


_CHANGE = ("change", "words", "meeting", "item", "path", "action", "people", "part 2")
_COMMIT = ("date", "author", "commit")


def log_as_csv(entries: Iterable[LogEntry], *, subjects: bool) -> str:
    """Return one line a change below a line of headings, the oldest first."""
    headings = (*_COMMIT, *(("subject",) if subjects else ()), *_CHANGE)
    return _written(headings, (row for entry in entries for row in _rows(entry, subjects=subjects)))


def changes_as_csv(changes: Iterable[Change]) -> str:
    """Return one line a change below a line of headings, in the order of the agenda."""
    return _written(_CHANGE, map(_as_csv_change, changes))


def _written(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(headings)
    writer.writerows([safe_value(visible(value)) for value in row] for row in rows)
    return text.getvalue().rstrip("\n")


def _rows(entry: LogEntry, *, subjects: bool) -> Iterator[Sequence[str]]:
    commit = entry.commit
    about = (commit.day.isoformat(), commit.author, commit.id, *((commit.subject,) if subjects else ()))
    yield from ((*about, *_as_csv_change(change)) for change in entry.changes)


def _as_csv_change(change: Change) -> Sequence[str]:
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


def log_as_json(entries: Iterable[LogEntry], *, subjects: bool) -> str:
    """Return a list with one object a commit, the oldest first; dates are ISO dates."""
    return json.dumps([_as_json_entry(entry, subjects=subjects) for entry in entries], indent=2)


def changes_as_json(changes: Iterable[Change]) -> str:
    """Return a list with one object a change, in the order of the agenda."""
    return json.dumps([_as_json_change(change) for change in changes], indent=2)


def _as_json_entry(entry: LogEntry, *, subjects: bool) -> dict[str, object]:
    commit = entry.commit
    about = {"commit": commit.id, "date": commit.day.isoformat(), "author": commit.author}
    return {
        **about,
        **({"subject": commit.subject} if subjects else {}),
        "begins_clone": entry.begins_clone,
        "unreadable": list(entry.broken),
        "changes": [_as_json_change(change) for change in entry.changes],
    }


def _as_json_change(change: Change) -> dict[str, object]:
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
