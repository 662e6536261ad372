"""A file in a meeting's folder that nothing uses.

## What it does
Checks that every file beside `meeting.yaml` is a paper on the agenda, is shown by one, or is one of the files
the board always has. A `matters-arising.md` that `no-matters-arising` asks for is left to that rule.

## Why it matters
A paper that was saved and not put on the agenda is not published, and nobody notices until the meeting.

## Example
    meetings/2023-12-06/domestic-abuse.md, which no item lists

Use instead:
    - title: Domestic abuse sub-group
      papers: [domestic-abuse.md]
"""

from collections.abc import Iterator
from datetime import date

from sbpack.checks.agenda import no_matters_arising
from sbpack.findings.finding import Finding
from sbpack.findings.span import Span
from sbpack.findings.suggest import nearest
from sbpack.model.board import Board
from sbpack.model.meeting import Meeting
from sbpack.sources.part_2 import WHOLLY_EXEMPT
from sbpack.sources.source_paths import misnamed

_CARRIED = {"matters-arising.md": "add an item with `matters_arising: {report: …}`, or delete it"}
"""Files that no item lists under `papers:`."""
ALWAYS_THERE = ("meeting.yaml", "minutes.md", "matters-arising.md", "publication.yaml", *WHOLLY_EXEMPT)


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding for each file that no item, paper or minutes use."""
    if not meeting.was_read or not meeting.agenda or (meeting.minutes and not meeting.minutes.head_was_read):
        return
    used = {f"{meeting.folder}/{name}" for name in ALWAYS_THERE}
    has_item = any(item.matters_arising_report is not None for item in meeting.items())
    if not has_item and not any(no_matters_arising.check(meeting, board, as_of)):
        used.discard(f"{meeting.folder}/matters-arising.md")
    used |= {entry.path for entry in meeting.listed()}
    used |= set(_meant(meeting))
    papers = [paper for paper in meeting.papers if paper.path in used]
    used |= {path for paper in papers for path in paper.used_files}
    if meeting.matters_arising:
        reports = (meeting.matters_arising.paper, meeting.matters_arising.part_2)
        used |= {path for report in reports if report for path in report.used_files}
    if meeting.minutes:
        exempt = meeting.minutes.part_2.used_files if meeting.minutes.part_2 else ()
        used |= {*meeting.minutes.used_files, *exempt}
    for path in meeting.files:
        if path not in used:
            name = path.removeprefix(f"{meeting.folder}/")
            meant = next((right for right in ALWAYS_THERE if misnamed(right, [name])), None)
            otherwise = _CARRIED.get(name, "list it under `papers:` of its item, show it in a paper, or delete it")
            is_free = meant is not None and f"{meeting.folder}/{meant}" not in meeting.files
            yield Finding(
                Span(path),
                f"nothing on the agenda uses `{name}`",
                f"rename it to `{meant}`" if is_free else otherwise,
            )


def _meant(meeting: Meeting) -> Iterator[str]:
    """Yield the files that misspelt names on the agenda probably mean; those names have a finding already."""
    names = {path.removeprefix(f"{meeting.folder}/"): path for path in meeting.files}
    for entry in meeting.listed():
        name = entry.path.removeprefix(f"{meeting.folder}/")
        if name not in names and (found := nearest(name, names)):
            yield names[found]
