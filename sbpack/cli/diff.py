"""`sbpack diff`: two revisions of a meeting, item by item."""

from collections.abc import Sequence
from datetime import date

from sbpack.cli.cannot_run import CannotRun
from sbpack.cli.exit_code import ExitCode
from sbpack.cli.find_repository import find_repository, parse_day, unknown_meeting
from sbpack.cli.log import no_history
from sbpack.cli.print_history import line_width, paint
from sbpack.cli.talk import print_findings, say
from sbpack.history.change import OF_THE_RECORD, Change
from sbpack.history.diff import Side, changes_between, read_side
from sbpack.history.past import day_of
from sbpack.model.dates import long_date
from sbpack.model.edition import Edition
from sbpack.sources.commits import former_folders, is_ancestor
from sbpack.sources.repository import (
    MEETINGS,
    FolderRepository,
    RevisionRepository,
    UnknownRevision,
)
from sbpack.sources.source_paths import meeting_days
from sbpack.unknown_meeting import UnknownMeeting
from sbpack.write.history import HistoryFormat
from sbpack.write.history.as_csv import changes_as_csv
from sbpack.write.history.as_json import changes_as_json
from sbpack.write.history.lines import diff_lines

_FOLDER = "the files as they are"


def diff(
    text: str, revisions: Sequence[str], output_format: HistoryFormat, *, public: bool, page: bool = False
) -> ExitCode:
    """Print what changed of a meeting's pack from one revision to another, or to the files as they are.

    With `page`, write it as a PDF beside the pack instead.
    """
    day = parse_day(text)
    folder = find_repository()
    edition = Edition.PUBLIC if public else Edition.MEMBERS
    first, *others = revisions or [_published(folder, day)]
    old, new = _revision(folder, first), _revision(folder, others[0]) if others else folder
    days = (day, *_former_days(folder, day))
    before, after = read_side(old, days), read_side(new, days)
    if before.day is None and after.day is None:
        raise unknown_meeting(UnknownMeeting(day, meeting_days(new.paths())))
    names = (first, others[0] if others else _FOLDER)
    if _report_broken((before, after), names, public=public):
        return ExitCode.FINDINGS
    is_backwards = bool(others) and not is_ancestor(folder.folder, first, others[0])
    found = changes_between(before, after, edition, is_backwards=is_backwards)
    if not revisions:
        found = tuple(change for change in found if change.kind not in OF_THE_RECORD)
    if page:
        # Laying out takes long to import.
        from sbpack.cli.changes_page import write_page  # noqa: PLC0415

        since = first if revisions else _publication(before, after, first)
        status = write_page(found, after, since, edition, (new, folder.folder / "build"))
    else:
        status = ExitCode.CLEAN
        _print(found, output_format)
    count = f"{len(found)} {'change' if len(found) == 1 else 'changes'}" if found else "nothing changed"
    say(f"{count} from {names[0]} to {names[1]}")
    return status


def _publication(before: Side, after: Side, commit: str) -> str:
    """Return what was published last, in words: `the agenda pack published on 23 November 2023`."""
    meeting = after.past.members.meeting(after.day or before.day or date.min)
    volumes = meeting.publication.volumes if meeting and meeting.publication else ()
    if not volumes:
        return commit
    last = volumes[-1]
    name = "the agenda pack" if last.is_pack else last.name.replace("-", " ")
    return f"{name} published on {long_date(last.date)}"


def _published(folder: FolderRepository, day: date) -> str:
    """Return the commit from which a meeting's pack, or the last supplement to it, was published."""
    meeting = read_side(folder, (day,)).past.members.meeting(day)
    if meeting is None:
        raise unknown_meeting(UnknownMeeting(day, meeting_days(folder.paths())))
    if meeting.publication is None or not meeting.publication.volumes:
        example = f"such as `sbpack diff {day.isoformat()} HEAD~1`"
        raise CannotRun(f"nothing was published of the meeting of {day.isoformat()}", f"name a revision, {example}")
    return meeting.publication.volumes[-1].commit


def _revision(folder: FolderRepository, revision: str) -> RevisionRepository:
    try:
        return RevisionRepository(folder.folder, revision)
    except UnknownRevision:
        if FolderRepository(folder.folder).tracked() is None:
            raise no_history(folder.folder) from None
        message = f"git knows no revision `{revision}`"
        raise CannotRun(
            message, "name a commit, a branch or a tag, such as `HEAD~1`; `sbpack log` lists commits"
        ) from None


def _former_days(folder: FolderRepository, day: date) -> list[date]:
    path = f"{MEETINGS}/{day.isoformat()}/meeting.yaml"
    former = (day_of(f"{one}/meeting.yaml") for one in former_folders(folder.folder, path))
    return [found for found in former if found is not None]


def _report_broken(sides: Sequence[Side], names: Sequence[str], *, public: bool) -> bool:
    """Say which files cannot be compared; in public without what stands in them, which may be exempt."""
    is_broken = False
    for side, name in zip(sides, names, strict=True):
        if not side.past.unreadable:
            continue
        is_broken = True
        if public:
            say(f"some files of {name} cannot be read, and nothing is compared")
            continue
        print_findings(side.past.findings, side.past.texts, to_stderr=True)
        say(f"in {name} cannot be read: {', '.join(sorted(side.past.unreadable))}; nothing is compared")
    return is_broken


def _print(found: Sequence[Change], output_format: HistoryFormat) -> None:
    match output_format:
        case HistoryFormat.TABLE:
            if found:
                print(diff_lines(found, line_width(), paint()))
        case HistoryFormat.CSV:
            print(changes_as_csv(found))
        case HistoryFormat.JSON:
            print(changes_as_json(found))
