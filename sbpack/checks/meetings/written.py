"""The words of a meeting, parted at what can still be changed, and findings in them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from sbpack.findings.finding import Finding, Severity
from sbpack.model.board import Board
from sbpack.model.meeting import Meeting
from sbpack.sources.wording import Wording


def written(meeting: Meeting, board: Board, as_of: date) -> Iterator[tuple[tuple[Wording, ...], Severity | None]]:
    """Yield the words of the agenda and its papers, then those of the minutes.

    With them comes how much a finding matters where that is not what its rule says: a note once the meeting was held,
    and for the minutes once they were agreed.
    """
    wordings, minutes = meeting.wordings, meeting.minutes
    minuted = minutes.wordings if minutes else ()
    yield wordings[: len(wordings) - len(minuted)], Severity.NOTE if meeting.date < as_of else None
    yield minuted, Severity.NOTE if board.has_agreed(meeting, as_of) else None


def together(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield findings, those that say the same of several places as one."""
    found: dict[tuple[str, Severity | None], list[Finding]] = {}
    for finding in findings:
        found.setdefault((finding.message, finding.severity), []).append(finding)
    for first, *others in found.values():
        yield replace(first, also=tuple(other.span for other in others))
