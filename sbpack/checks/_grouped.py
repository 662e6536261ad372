"""The texts of a meeting that rules walk through, and findings of several places put together."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sbpack.board.meeting import Meeting
from sbpack.findings.finding import Finding, Replacement, Severity, Span
from sbpack.text.typed_lines import TypedBlock
from sbpack.text.wording import Wording


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


def texts_of(meeting: Meeting) -> Iterator[tuple[TypedBlock, ...]]:
    """Yield the blocks of each paper, of matters arising and each of its rows, and of the minutes, Part 2 too."""
    minutes = meeting.minutes
    exempt = (minutes.part_2.text,) if minutes is not None and minutes.part_2 is not None else ()
    for prose in (*meeting.proses, *exempt):
        if prose.typed:
            yield prose.typed


def one_finding(
    spans: Iterable[Span],
    message: str,
    help_line: str,
    fixes: Iterable[Replacement] = (),
    severity: Severity | None = None,
) -> Iterator[Finding]:
    """Yield one finding for all places of one cause, none where there are none."""
    if places := sorted(set(spans)):
        also = tuple(places[1:])
        yield Finding(places[0], message, help_line, also=also, severity=severity, fixes=tuple(fixes))
