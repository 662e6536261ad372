"""One action number used twice."""

from collections.abc import Iterable, Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.findings.finding import Finding, Related, Span


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    recorded = ((action.id, False, action.span) for action in meeting.actions if action.number is not None)
    help_line = "delete the number of the newer one and run `sbpack fix`"
    yield from _second_uses(recorded, "recorded", help_line)
    # Of an action of Part 1 members may read more in Part 2: it may have a row in each.
    answered = ((str(one), row.is_part_2, row.span) for row in meeting.rows for one in row.references)
    yield from _second_uses(answered, "answered", "keep one row")


def _second_uses(uses: Iterable[tuple[str, bool, Span]], used: str, help_line: str) -> Iterator[Finding]:
    """Yield a finding for each action used before in the same part; a use is its name, whether in Part 2, and where."""
    first: dict[tuple[str, bool], Span] = {}
    for name, is_part_2, span in uses:
        if before := first.get((name, is_part_2)):
            related = Related(before, f"first {used} here")
            yield Finding(span, f"action `{name}` is {used} twice", help_line, (related,))
        first.setdefault((name, is_part_2), span)
