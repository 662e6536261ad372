"""Steps 1 to 3 alone: what `sbpack check` does."""

from collections.abc import Iterable
from datetime import date

from sbpack.checks.all_rules import RULES_BY_NAME
from sbpack.checks.run_checks import run_checks
from sbpack.findings.finding import Finding
from sbpack.model.board import Board
from sbpack.model.from_sources import model_board
from sbpack.model.meeting import Meeting
from sbpack.sources.read_sources import Sources, read_sources
from sbpack.sources.repository import MEMBERS, Repository


class UnknownMeeting(Exception):  # noqa: N818 - said of a date
    """There is no folder for the meeting that was asked for."""

    def __init__(self, day: date, known: Iterable[date]) -> None:
        """Keep the day, and the days of the meetings that there are."""
        self.day = day
        self.known = tuple(known)
        super().__init__(f"there is no meeting on {day.isoformat()}")


def check_meetings(
    repository: Repository, days: Iterable[date], as_of: date | None = None
) -> tuple[Sources, tuple[Finding, ...]]:
    """Check the whole board, or the files of some meetings only; raises UnknownMeeting."""
    sources, findings = read_sources(repository)
    board, found = model_board(sources)
    wanted = [find_meeting(board, day) for day in days]
    findings += found + run_checks(board, wanted or board.meetings, as_of or repository.today())
    if wanted:
        files = {path for meeting in wanted for path in (*meeting.files, meeting.span.path, meeting.folder)} | {MEMBERS}
        findings = [finding for finding in findings if finding.span.path in files]
    return sources, in_order(findings)


def find_meeting(board: Board, day: date) -> Meeting:
    """Return the meeting of a day; raises UnknownMeeting."""
    meeting = board.meeting(day)
    if meeting is None:
        raise UnknownMeeting(day, (meeting.date for meeting in board.meetings))
    return meeting


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings by file, place and rule, each once."""
    unique = dict.fromkeys(findings)
    return tuple(sorted(unique, key=lambda finding: (finding.span, RULES_BY_NAME[finding.rule].code, finding.message)))
