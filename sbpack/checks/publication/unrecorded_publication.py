"""Publication whose day has passed, and of which there is no record."""

from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.dates import long_date
from sbpack.board.meeting import Meeting
from sbpack.findings.finding import Finding, Span


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    is_asked = meeting.date >= as_of and meeting.move is None and meeting.was_read
    if not is_asked or not _records(board, meeting):
        return
    day = meeting.date.isoformat()
    packs = len(meeting.publication.packs) if meeting.publication else 0
    supplements = len(meeting.publication.supplements) if meeting.publication else 0
    if meeting.published and packs < meeting.version and (issued := meeting.issued or meeting.published) < as_of:
        what = f"version {meeting.version} of the pack" if meeting.versions else "the pack"
        span = meeting.versions[-1].span if meeting.versions else _published_span(meeting)
        message = f"{what} was to be published on {long_date(issued)}, and no record says that it was"
        yield Finding(span, message, f"publish it, `sbpack publish {day}`, or write the day on which it will be")
    for issue in meeting.supplements[supplements:]:
        if issue.date < as_of:
            yield Finding(
                issue.span,
                f"a supplement was to be published on {long_date(issue.date)}, and no record says that it was",
                f"publish it, `sbpack supplement {day}`, or write the day on which it will be",
            )


def _records(board: Board, meeting: Meeting) -> bool:
    """Whether the board records what it publishes, as its record of an earlier meeting, or of this one, shows."""
    return any(other.publication and other.publication.packs for other in board.meetings if other.date <= meeting.date)


def _published_span(meeting: Meeting) -> Span:
    node = meeting.written.get("published") if meeting.written else None
    return node.span if node else meeting.span
