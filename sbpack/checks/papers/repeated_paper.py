"""A paper that is listed twice."""

from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.findings.finding import Finding, Related, Span


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding for each entry after the first that lists a file."""
    first: dict[tuple[str, tuple[int, ...]], Span] = {}
    for entry in meeting.listed():
        listed = entry.path, entry.attachment.pages if entry.attachment else ()
        if listed in first:
            name = entry.path.removeprefix(f"{meeting.folder}/")
            yield Finding(
                entry.span,
                f"`{name}` is listed twice",
                "list it once, and name that item in a `note:` here",
                (Related(first[listed], "listed here first"),),
            )
        first.setdefault(listed, entry.span)
