"""What changed as lines for a terminal, to be read aloud as well as seen: nothing is said by colour alone."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from textwrap import wrap

from sbpack.findings.visible import visible
from sbpack.history.change import Change, Rewording, Run
from sbpack.history.entry import LogEntry
from sbpack.model.dates import long_date

Paint = Callable[[str, str], str]
"""Colours a text by a style's name; without a terminal it returns the text."""

_IN_THE_CLAUSE = ("title", "name", "time", "place", "office", "role", "organisation")
"""What the words of a change tell as it was and as it is."""


def plain(text: str, _style: str) -> str:
    """Return the text."""
    return text


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
