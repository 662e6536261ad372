"""Minutes of a meeting that was not held."""

from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.meeting import Cancelled, Meeting, Postponed
from sbpack.findings.finding import Finding


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    move = meeting.move
    if meeting.minutes and isinstance(move, Postponed | Cancelled):
        fate = f"postponed to {move.to.isoformat()}" if isinstance(move, Postponed) else "cancelled"
        yield Finding(
            meeting.minutes.span,
            f"there are minutes of a meeting that was {fate}",
            "move them to the folder of the meeting that was held, or correct `meeting.yaml`",
        )
