"""One action number used twice.

## What it does
Checks that no two marks of a meeting record the same number, and that matters arising answers no action twice.

## Why it matters
A number stands for one thing to do and one owner; used twice, closing the one closes the other.

## Example
    A letter would be sent. [76.2 @LB]
    The rota would be shared. [76.2 @RV]

Use instead: delete the second number and run `sbpack fix`, which writes the next free one.
"""

from collections.abc import Iterator
from datetime import date

from sbpack.findings.finding import Finding, Related
from sbpack.findings.span import Span
from sbpack.model.board import Board
from sbpack.model.meeting import Meeting


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding for each second use."""
    yield from _recorded_twice(meeting)
    yield from _answered_twice(meeting)


def _recorded_twice(meeting: Meeting) -> Iterator[Finding]:
    first: dict[str, Span] = {}
    for action in meeting.minutes.actions if meeting.minutes else ():
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
    for row in meeting.matters_arising.rows if meeting.matters_arising else ():
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
