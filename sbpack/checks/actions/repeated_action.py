"""One action number used twice."""

from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.findings.finding import Finding, Related, Span


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    yield from _recorded_twice(meeting)
    yield from _answered_twice(meeting)


def _recorded_twice(meeting: Meeting) -> Iterator[Finding]:
    first: dict[str, Span] = {}
    for action in meeting.actions:
        if action.number is None:
            continue
        if action.id in first:
            yield Finding(
                action.span,
                f"action `{action.id}` is recorded twice",
                "delete the number of the newer one and run `sbpack fix`",
                (Related(first[action.id], "first recorded here"),),
            )
        first.setdefault(action.id, action.span)


def _answered_twice(meeting: Meeting) -> Iterator[Finding]:
    """Yield the second rows of one part: of an action of Part 1 members may read more in Part 2."""
    first: dict[tuple[str, bool], Span] = {}
    for row in meeting.rows:
        for reference in map(str, row.references):
            answered = (reference, row.is_part_2)
            if answered in first:
                yield Finding(
                    row.span,
                    f"action `{reference}` is answered twice",
                    "keep one row",
                    (Related(first[answered], "first answered here"),),
                )
            first.setdefault(answered, row.span)
