"""`sbpack log`: who changed what, when, in which commit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sbpack.board.action_list import owner_keys
from sbpack.board.agenda import Edition
from sbpack.board.read_board import model_board
from sbpack.build.checked import UnknownMeeting
from sbpack.cli.exit import CannotRun, ExitCode
from sbpack.cli.find_repository import find_repository, parse_day, unknown_meeting
from sbpack.cli.talk import line_width, paint, progress, say
from sbpack.findings.suggest import suggestion
from sbpack.history.change import LogEntry
from sbpack.history.compare import changes_between, read_side
from sbpack.history.log import log_of_action, log_of_meeting, log_of_member
from sbpack.read.read_sources import read_sources
from sbpack.repository.commits import NoHistory
from sbpack.repository.folder import FolderRepository
from sbpack.repository.paths import meeting_days
from sbpack.repository.revision import RevisionRepository
from sbpack.repository.views import Unprobed
from sbpack.text.marks import parse_reference
from sbpack.write.formats import HistoryFormat
from sbpack.write.history_formats import log_as_csv, log_as_json, log_lines


@dataclass(frozen=True)
class LogRequest:
    """What was asked for on the command line: a meeting, an action or a member."""

    date: str = ""
    action: str = ""
    member: str = ""
    public: bool = False

    @property
    def edition(self) -> Edition:
        """For whom it is."""
        return Edition.PUBLIC if self.public else Edition.MEMBERS


def log(request: LogRequest, output_format: HistoryFormat) -> ExitCode:
    """Print the commits that changed what is asked about, the oldest first."""
    if sum(map(bool, (request.date, request.action, request.member))) != 1:
        raise CannotRun(
            "name one meeting, one action or one member",
            "such as `sbpack log 2023-12-06`, `sbpack log --action 76.2` or `sbpack log --member LB`",
        )
    repository = find_repository()
    try:
        with progress(verbose=False) as tell:
            tell("read", "the history")
            entries = _entries(request, repository)
    except NoHistory:
        raise no_history(repository.folder) from None
    _print(entries, request, output_format)
    count = len(entries)
    say(f"{count} {'commit' if count == 1 else 'commits'}, the oldest first")
    if request.date and (waiting := _not_committed(repository, parse_day(request.date), request.edition)):
        changes = "1 change is" if waiting == 1 else f"{waiting} changes are"
        say(f"{changes} not committed yet; `sbpack diff {request.date} HEAD` tells which")
    return ExitCode.CLEAN


def _not_committed(repository: FolderRepository, day: date, edition: Edition) -> int:
    """Count what the files say of a meeting and no commit does; nothing where they cannot be compared."""
    sides = [read_side(one, (day,)) for one in (RevisionRepository(repository.folder, "HEAD"), repository)]
    if any(side.past.unreadable for side in sides):
        return 0
    return len(changes_between(sides[0], sides[1], edition))


def no_history(folder: Path) -> CannotRun:
    """Return what to say of a folder without commits."""
    return CannotRun(
        f"git knows no history of {folder}", "keep the board in a git repository, and commit what is to be remembered"
    )


def _entries(request: LogRequest, repository: FolderRepository) -> Sequence[LogEntry]:
    edition = request.edition
    if request.date:
        day = parse_day(request.date)
        entries = log_of_meeting(repository.folder, day, edition)
        if not entries and day in (known := meeting_days(repository.paths())):
            raise CannotRun(
                f"the meeting of {day.isoformat()} was never committed", "commit it, and its history begins"
            )
        if not entries:
            raise unknown_meeting(UnknownMeeting(day, known))
        return entries
    if request.action:
        action = parse_reference(request.action)
        if action is None:
            raise CannotRun(f"`{request.action}` is not an action", "write minute and number, such as `76.2`")
        entries = log_of_action(repository.folder, action, edition)
        if not entries:
            raise CannotRun(
                f"no minutes ever recorded action `{action}`", "`sbpack actions` lists those that there are"
            )
        return entries
    entries = log_of_member(repository.folder, request.member, edition)
    if not entries:
        raise _unknown_member(request.member, repository)
    return entries


def _unknown_member(key: str, repository: FolderRepository) -> CannotRun:
    sources, _ = read_sources(repository, Unprobed())
    board, _ = model_board(sources)
    known = dict.fromkeys(owner_keys(board))
    return CannotRun(f"nothing was ever said of `{key}`", suggestion(key, known, f"known are {', '.join(known)}"))


def _print(entries: Sequence[LogEntry], request: LogRequest, output_format: HistoryFormat) -> None:
    subjects = not request.public
    match output_format:
        case HistoryFormat.TABLE:
            if entries:
                print(log_lines(entries, line_width(), subjects=subjects, meetings=not request.date, paint=paint()))
        case HistoryFormat.CSV:
            print(log_as_csv(entries, subjects=subjects))
        case HistoryFormat.JSON:
            print(log_as_json(entries, subjects=subjects))
