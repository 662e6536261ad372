"""The texts of a meeting, block by block as they were typed."""

from collections.abc import Iterator, Sequence

from sbpack.findings.finding import Finding, Replacement
from sbpack.findings.span import Span
from sbpack.model.meeting import Meeting
from sbpack.sources.typed_lines import TypedBlock


def texts_of(meeting: Meeting) -> Iterator[tuple[TypedBlock, ...]]:
    """Yield the blocks of each paper, of matters arising and each of its rows, and of the minutes, Part 2 too."""
    minutes = meeting.minutes
    exempt = (minutes.part_2.text,) if minutes is not None and minutes.part_2 is not None else ()
    for prose in (*meeting.proses, *exempt):
        if prose.typed:
            yield prose.typed


def one_finding(
    spans: Sequence[Span], message: str, help_line: str, fixes: Sequence[Replacement] = ()
) -> Iterator[Finding]:
    """Yield one finding for all places of one cause, none where there are none."""
    places = sorted(set(spans))
    if places:
        yield Finding(places[0], message, help_line, also=tuple(places[1:]), fixes=tuple(fixes))
