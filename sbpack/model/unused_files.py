"""The files in a meeting's folder that nothing uses, so that no pack is made from them."""

from collections.abc import Iterable, Iterator

from sbpack.findings.suggest import nearest
from sbpack.model.meeting import Meeting
from sbpack.sources.part_2 import WHOLLY_EXEMPT

ALWAYS_THERE = ("meeting.yaml", "minutes.md", "matters-arising.md", "publication.yaml", *WHOLLY_EXEMPT)


def unused_files(meetings: Iterable[Meeting]) -> Iterator[str]:
    """Yield the files that no item, paper or minutes of these meetings use; none where the agenda is not known."""
    for meeting in meetings:
        if not meeting.was_read or not meeting.agenda or (meeting.minutes and not meeting.minutes.head_was_read):
            continue
        used = {f"{meeting.folder}/{name}" for name in ALWAYS_THERE}
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
        yield from (path for path in meeting.files if path not in used)


def _meant(meeting: Meeting) -> Iterator[str]:
    """Yield the files that misspelt names on the agenda probably mean; those names have a finding already."""
    names = {path.removeprefix(f"{meeting.folder}/"): path for path in unlisted_papers(meeting)}
    for entry in meeting.listed():
        if entry.path not in meeting.files and (found := nearest(entry.path.removeprefix(f"{meeting.folder}/"), names)):
            yield names[found]


def unlisted_papers(meeting: Meeting) -> Iterator[str]:
    """Yield the files that could be papers and that no agenda lists: a misspelt name may mean one of these alone."""
    own = {f"{meeting.folder}/{name}" for name in ALWAYS_THERE}
    listed = {entry.path for entry in meeting.listed()}
    yield from (path for path in meeting.files if path not in own | listed)
