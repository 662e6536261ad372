"""`sbpack diff`: two revisions of a meeting, item by item.

- The page that `sbpack diff --page` writes: what changed of a meeting, for members or for the public.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from sbpack.board.agenda import Edition
from sbpack.board.dates import long_date
from sbpack.build.changes_pdf import NotSet, changes_pdf
from sbpack.build.check_leaks import find_leaks
from sbpack.build.checked import UnknownMeeting, find_meeting, model
from sbpack.cli.build import shown
from sbpack.cli.exit import CannotRun, ExitCode
from sbpack.cli.find_repository import find_repository, parse_day, unknown_meeting
from sbpack.cli.log import no_history
from sbpack.cli.output import hand_over, writing
from sbpack.cli.talk import line_width, paint, print_findings, progress, say
from sbpack.history.change import OF_THE_RECORD, Change
from sbpack.history.compare import Side, changes_between, read_side
from sbpack.history.past import day_of
from sbpack.packs.make_pack import make_pack
from sbpack.read.read_sources import read_sources
from sbpack.render.html.section_html import ChangesPage
from sbpack.render.layout.workers import Workers
from sbpack.repository.cache import KeptFiles, default_folder
from sbpack.repository.commits import former_folders, is_ancestor
from sbpack.repository.folder import FolderRepository
from sbpack.repository.paths import MEETINGS, UnknownRevision, meeting_days
from sbpack.repository.repository import Repository
from sbpack.repository.revision import RevisionRepository
from sbpack.write.files import keep_from_git, replace_files
from sbpack.write.formats import HistoryFormat
from sbpack.write.history_formats import changes_as_csv, changes_as_json, diff_lines
from sbpack.write.pack_files import PackFiles

_NAME = "changes"


def write_page(
    found: Sequence[Change], after: Side, since: str, edition: Edition, place: tuple[Repository, Path]
) -> ExitCode:
    """Write the page beside the meeting's pack; `place` is what it is read from, and the folder to write in."""
    repository, folder = place
    day = after.day
    board = after.past.of(edition)
    meeting = board.meeting(day) if day else None
    if day is None or meeting is None:
        raise CannotRun(
            "the meeting is no longer there, and a page of it has no place", "print the changes without `--page`"
        )
    page = ChangesPage(board.name_on(day), day, since, board.language)
    with Workers(kept=KeptFiles(default_folder())) as workers, progress(verbose=False) as workers.tell:
        try:
            pdf = changes_pdf(found, page, meeting.published or day, repository.read, workers)
        except NotSet as error:
            raise CannotRun(f"the page cannot be laid out: {error}", "print the changes without `--page`") from None
    tells_part_2 = after.past.holds_part_2 or any(change.is_part_2 for change in found)
    is_exempt = edition is Edition.MEMBERS and tells_part_2
    files = PackFiles(folder / day.isoformat(), _NAME, Edition.MEMBERS if is_exempt else Edition.PUBLIC)
    if not is_exempt and _leaks(repository, day, files, pdf):
        return ExitCode.FINDINGS
    keep_from_git(folder)
    with writing(str(shown(files.pdf)), "the page that was there is unchanged"):
        replace_files({files.pdf: pdf})
    hand_over(str(shown(files.pdf)))
    return ExitCode.CLEAN


def _leaks(repository: Repository, day: date, files: PackFiles, pdf: bytes) -> bool:
    """Say what the page gives away, if it gives anything exempt away."""
    checked = model(*read_sources(repository))
    pack = make_pack(checked.public, find_meeting(checked.public, day))
    leaks = list(find_leaks(checked, pack, repository.read, {files.pdf.name: pdf}))
    print_findings(leaks, checked.sources.texts, to_stderr=True)
    return bool(leaks)


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
        pass

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
        print_findings(side.past.findings, side.past.sources.texts, to_stderr=True)
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
