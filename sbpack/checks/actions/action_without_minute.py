"""Action under a heading without a number."""

from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.findings.finding import Finding


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    for minute in meeting.minuted:
        actions = minute.actions if not minute.number else ()
        if actions:
            yield Finding(
                actions[0].span,
                f"this action stands under {minute.name}, which has no number that sbpack can read",
                "begin the heading above it with the number of its minute, then run `sbpack fix`",
                also=tuple(action.span for action in actions[1:]),
            )
