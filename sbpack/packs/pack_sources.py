"""Which files a pack is made from."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from sbpack.board.agenda import Attachment, PaperEntry
from sbpack.board.meeting import Meeting
from sbpack.board.minutes import Minutes
from sbpack.board.papers import Paper
from sbpack.findings.finding import Span
from sbpack.packs.make_pack import out_with_minutes
from sbpack.packs.pack import Pack
from sbpack.packs.volumes import VolumeKind
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

    What is made from minutes looks at those and what they print; how the meeting was called is no longer its affair.
    """
    meeting = pack.meeting
    match pack.volume.kind:
        case VolumeKind.PACK | VolumeKind.SUPPLEMENT:
            tabled = {path for entry in out_with_minutes(meeting) for path in _files_of(entry, meeting)}
            beside = {path for path in meeting.files if path.rsplit("/", 1)[-1] not in NEVER_INPUTS} - tabled
            record = [path for path, _ in pack.volume.records]
            return frozenset({*pack_sources(pack, template_files), *beside, *record, meeting.span.path, meeting.folder})
        case VolumeKind.MINUTES | VolumeKind.DECISIONS:
            called = {meeting.span.path} if meeting.was_read else set()
            return frozenset({*pack_sources(pack, template_files)} - called)
        case VolumeKind.ACTIONS:
            return frozenset({MEMBERS, *template_files, *_section_files(pack), *_matters_files(meeting)})
        case _:
            assert_never(pack.volume.kind)


def judged_places(pack: Pack) -> frozenset[Span]:
    """Return the places in other files whose findings a build looks at: where the agenda lists what was tabled."""
    is_minutes = pack.volume.kind is VolumeKind.MINUTES
    return frozenset(entry.span for entry in out_with_minutes(pack.meeting)) if is_minutes else frozenset()


def _files_of(entry: PaperEntry, meeting: Meeting) -> Iterator[str]:
    yield entry.path
    if paper := meeting.paper(entry.path):
        yield from paper.used_files


def _files_behind(pack: Pack) -> Iterator[str]:
    """Yield the files that are made no section of, and that decide what some section says."""
    match pack.volume.kind:
        case VolumeKind.PACK | VolumeKind.SUPPLEMENT:
            yield from _minutes_of_matters(pack)
            yield from _calendar(pack)
            yield from _hiding(pack)
        case VolumeKind.MINUTES | VolumeKind.DECISIONS:
            yield pack.meeting.span.path
        case VolumeKind.ACTIONS:
            yield from _history(pack)
        case _:
            assert_never(pack.volume.kind)


def _history(pack: Pack) -> Iterator[str]:
    """Yield all that made the action register what it is at the end of the day of the meeting."""
    for meeting in pack.board.meetings:
        if meeting.date <= pack.date:
            yield meeting.span.path
            yield from _minutes_files(meeting)
            yield from _matters_files(meeting)


def _minutes_files(meeting: Meeting) -> Iterator[str]:
    if minutes := meeting.minutes:
        yield minutes.path
        yield from [minutes.part_2.path] if minutes.part_2 else []


def _matters_files(meeting: Meeting) -> Iterator[str]:
    if matters := meeting.matters_arising:
        yield matters.paper.path
        yield from [matters.part_2.path] if matters.part_2 else []


def _section_files(pack: Pack) -> Iterator[str]:
    for section in pack.sections:
        yield section.source
        match section.subject:
            case Paper(used_files=used) | Minutes(used_files=used):
                yield from used
            case Attachment() | None:
                pass


def _calendar(pack: Pack) -> Iterator[str]:
    """Yield what says when the board met: due dates, notices and the date of its last meeting follow from it."""
    register = pack.board.register_before(pack.date)
    rows = pack.meeting.matters_arising.rows if pack.meeting.matters_arising else ()
    recorded = [entry.action.meeting for row in rows for one in row.references if (entry := register.entry(one))]
    put_off = pack.board.put_off_to(pack.date)
    since = min([*recorded, *filter(None, [pack.previous_meeting])], default=pack.date)
    for meeting in pack.board.meetings:
        if since <= meeting.date < pack.date or meeting in put_off:
            yield meeting.span.path


def _hiding(pack: Pack) -> Iterator[str]:
    """Yield minutes that are not in the pack and are later than some that are: their numbers hide the earlier ones."""
    carried = [section.subject.meeting for section in pack.sections if isinstance(section.subject, Minutes)]
    for meeting in pack.board.meetings:
        if meeting.minutes and carried and min(carried) < meeting.date < pack.date:
            yield meeting.minutes.path


def _minutes_of_matters(pack: Pack) -> Iterator[str]:
    matters = pack.meeting.matters_arising
    register = pack.board.register_before(pack.date)
    for row in matters.rows if matters else ():
        for reference in row.references:
            if entry := register.entry(reference):
                yield entry.action.span.path
        if row.minute and (minute := register.minute(row.minute, row.minute_meeting)):
            yield minute.span.path
