"""An action mark without its number."""

from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.findings.finding import Finding


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    for action in meeting.actions:
        if action.number is None and action.minute:
            yield Finding(
                action.span, f"this action of minute {action.minute} has no number", "run `sbpack fix` to number it"
            )
