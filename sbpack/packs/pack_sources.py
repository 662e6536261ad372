"""The files that a pack is made from, and those whose findings its build looks at."""

from collections.abc import Iterable, Iterator

from sbpack.board.meeting import Meeting
from sbpack.board.minutes import Minutes
from sbpack.board.papers import Paper
from sbpack.findings.finding import Span
from sbpack.packs.make_pack import out_with_minutes
from sbpack.packs.pack import Pack
from sbpack.packs.volumes import OF_THE_MINUTES, VolumeKind
from sbpack.repository.paths import MEMBERS, PART_2_FILE, PART_2_MINUTES, PART_2_RECORD

NEVER_INPUTS = ("minutes.md", PART_2_MINUTES, "publication.yaml", PART_2_RECORD)
"""Written after the pack: they must not change what it is."""


def pack_sources(pack: Pack, template_files: Iterable[str]) -> tuple[str, ...]:
    """Return the paths of all files that this pack is made from, sorted.

    Earlier minutes count when the pack carries them or when a row of matters arising repeats their words.
    """
    exempt = (path for path in pack.meeting.files if path == f"{pack.meeting.folder}/{PART_2_FILE}")
    without_agenda = {one.span.path for one in pack.board.meetings if one.span.path not in one.files}
    files = {MEMBERS, *template_files, *exempt, *_section_files(pack), *_files_behind(pack)} - without_agenda
    return tuple(sorted(files))


def judged_files(pack: Pack, template_files: Iterable[str]) -> frozenset[str]:
    """Return the files whose findings a build of this pack looks at: its sources, and all beside its papers.

    A volume made from minutes looks at those and what they print; how the meeting was called does not matter any more.
    """
    meeting, kind = pack.meeting, pack.volume.kind
    if kind is VolumeKind.ACTIONS:
        return frozenset({MEMBERS, *template_files, *_section_files(pack), *_matters_files(meeting)})
    sources = {*pack_sources(pack, template_files)}
    if kind in OF_THE_MINUTES:
        return frozenset(sources - ({meeting.span.path} if meeting.was_read else set()))
    tabled = {entry.path for entry in out_with_minutes(meeting)}
    tabled |= {file for path in tabled if (paper := meeting.paper(path)) for file in paper.used_files}
    beside = {path for path in meeting.files if path.rsplit("/", 1)[-1] not in NEVER_INPUTS} - tabled
    record = [path for path, _ in pack.volume.records]
    return frozenset({*sources, *beside, *record, meeting.span.path, meeting.folder})


def judged_places(pack: Pack) -> frozenset[Span]:
    """Return the places in other files whose findings a build looks at: where the agenda lists what was tabled."""
    is_minutes = pack.volume.kind is VolumeKind.MINUTES
    return frozenset(entry.span for entry in out_with_minutes(pack.meeting)) if is_minutes else frozenset()


def _files_behind(pack: Pack) -> Iterator[str]:
    """Yield the files that no section is made from, and that decide what some section says."""
    if pack.volume.kind is VolumeKind.ACTIONS:
        # All that made the action register what it is at the end of the day of the meeting.
        for meeting in pack.board.meetings:
            if meeting.date <= pack.date:
                yield meeting.span.path
                yield from _matters_files(meeting)
                if minutes := meeting.minutes:
                    yield from (minutes.path, *([minutes.part_2.path] if minutes.part_2 else ()))
    elif pack.volume.kind in OF_THE_MINUTES:
        yield pack.meeting.span.path
    else:
        yield from _files_of_matters(pack)
        # Minutes that are not in the pack and later than some that are: their numbers hide the earlier ones.
        carried = [section.subject.meeting for section in pack.sections if isinstance(section.subject, Minutes)]
        for meeting in pack.board.meetings:
            if meeting.minutes and carried and min(carried) < meeting.date < pack.date:
                yield meeting.minutes.path


def _files_of_matters(pack: Pack) -> Iterator[str]:
    """Yield the minutes that rows of matters arising repeat, and the meetings since, from which due dates follow."""
    rows = pack.meeting.matters_arising.rows if pack.meeting.matters_arising else ()
    register = pack.board.register_before(pack.date)
    recorded = [pack.previous_meeting] if pack.previous_meeting else []
    for row in rows:
        for entry in filter(None, map(register.entry, row.references)):
            recorded.append(entry.action.meeting)
            yield entry.action.span.path
        if row.minute and (minute := register.minute(row.minute, row.minute_meeting)):
            yield minute.span.path
    put_off = pack.board.put_off_to(pack.date)
    since = min(recorded, default=pack.date)
    for meeting in pack.board.meetings:
        if since <= meeting.date < pack.date or meeting in put_off:
            yield meeting.span.path


def _matters_files(meeting: Meeting) -> Iterator[str]:
    if matters := meeting.matters_arising:
        yield from (matters.paper.path, *([matters.part_2.path] if matters.part_2 else ()))


def _section_files(pack: Pack) -> Iterator[str]:
    for section in pack.sections:
        yield section.source
        if isinstance(section.subject, Paper | Minutes):
            yield from section.subject.used_files
