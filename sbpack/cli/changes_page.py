"""The page that `sbpack diff --page` writes: what changed of a meeting, for members or for the public."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from sbpack.changes_pdf import NotSet, changes_pdf
from sbpack.check_meetings import find_meeting, model
from sbpack.cli.build import shown
from sbpack.cli.cannot_run import CannotRun
from sbpack.cli.exit_code import ExitCode
from sbpack.cli.output import hand_over
from sbpack.cli.talk import print_findings, progress
from sbpack.cli.writing import writing
from sbpack.history.change import Change
from sbpack.history.diff import Side
from sbpack.kept_files import KeptFiles, default_folder
from sbpack.leak_test import find_leaks
from sbpack.model.edition import Edition
from sbpack.model.make_pack import make_pack
from sbpack.render.changes_page import ChangesPage
from sbpack.render.press import Press
from sbpack.sources.read_sources import read_sources
from sbpack.sources.repository import Repository
from sbpack.write.atomically import replace_files
from sbpack.write.kept_from_git import keep_from_git
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
    with Press(kept=KeptFiles(default_folder())) as press, progress(verbose=False) as press.tell:
        try:
            pdf = changes_pdf(found, page, meeting.published or day, repository.read, press)
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
    modelled = model(*read_sources(repository))
    pack = make_pack(modelled.public, find_meeting(modelled.public, day))
    leaks = list(find_leaks(modelled, pack, repository.read, {files.pdf.name: pdf}))
    print_findings(leaks, modelled.sources.texts, to_stderr=True)
    return bool(leaks)
