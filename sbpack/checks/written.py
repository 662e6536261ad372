"""The words of a meeting, parted at what is settled at another time, and findings in them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sbpack.findings.finding import Finding
from sbpack.model.meeting import Meeting
from sbpack.sources.wording import Wording


def written(meeting: Meeting) -> tuple[tuple[Wording, ...], tuple[Wording, ...]]:
    """Return the words of the agenda and its papers, and those of the minutes."""
    minuted = meeting.minutes.wordings if meeting.minutes else ()
    return meeting.wordings[: len(meeting.wordings) - len(minuted)], minuted


def together(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield findings, those that say the same of several places as one."""
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.message, []).append(finding)
    for first, *others in found.values():
        yield replace(first, also=tuple(other.span for other in others))
