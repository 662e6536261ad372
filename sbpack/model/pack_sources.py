"""Which files a pack is made from."""

from collections.abc import Iterable, Iterator

from sbpack.model.agenda import Attachment
from sbpack.model.minutes import Minutes
from sbpack.model.pack import Pack
from sbpack.model.paper import Paper
from sbpack.sources.repository import MEMBERS

NEVER_INPUTS = ("minutes.md", "publication.yaml")
"""Written after the pack: they must not change what it is."""


def pack_sources(pack: Pack, template_files: Iterable[str]) -> tuple[str, ...]:
    """Return the paths of all files that this pack is made from, sorted.

    Earlier minutes count when the pack carries them or when a row of matters arising repeats their words.
    """
    files = {
        MEMBERS,
        *template_files,
        *_section_files(pack),
        *_minutes_of_matters(pack),
        *_calendar(pack),
        *_hiding(pack),
    }
    return tuple(sorted(files))


def judged_files(pack: Pack, template_files: Iterable[str]) -> frozenset[str]:
    """Return the files whose findings a build of this pack looks at: its sources, and all beside its papers."""
    beside = {path for path in pack.meeting.files if path.rsplit("/", 1)[-1] not in NEVER_INPUTS}
    record = [pack.volume.record[0]] if pack.volume.record else []
    return frozenset(
        {*pack_sources(pack, template_files), *beside, *record, pack.meeting.span.path, pack.meeting.folder}
    )


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
