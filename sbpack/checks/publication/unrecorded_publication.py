"""Publication whose day has passed, and of which there is no record."""

from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.dates import long_date
from sbpack.board.meeting import Meeting
from sbpack.findings.finding import Finding, Span


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    is_asked = meeting.date >= as_of and meeting.move is None and meeting.was_read
    # A board records what it publishes if it has a record of an earlier meeting, or of this one.
    earlier = (other.publication for other in board.meetings if other.date <= meeting.date)
    if not is_asked or not any(record and record.packs for record in earlier):
        return
    packs = len(meeting.publication.packs) if meeting.publication else 0
    supplements = len(meeting.publication.supplements) if meeting.publication else 0
    issued = meeting.issued or meeting.published
    if meeting.published and packs < meeting.version and issued and issued < as_of:
        what = f"version {meeting.version} of the pack" if meeting.versions else "the pack"
        span = meeting.versions[-1].span if meeting.versions else meeting.place_of("published")
        yield _missing(span, what, issued, f"sbpack publish {meeting.date}")
    for issue in meeting.supplements[supplements:]:
        if issue.date < as_of:
            yield _missing(issue.span, "a supplement", issue.date, f"sbpack supplement {meeting.date}")


def _missing(span: Span, what: str, day: date, command: str) -> Finding:
    message = f"{what} was to be published on {long_date(day)}, and no record says that it was"
    return Finding(span, message, f"publish it, `{command}`, or write the day on which it will be")
