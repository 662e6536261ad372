"""Minutes of a meeting that was not held."""

from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.meeting import Cancelled, Meeting, Postponed
from sbpack.findings.finding import Finding


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    if meeting.minutes is None:
        return
    match meeting.move:
        case Postponed(to=to):
            said = f"was postponed to {to.isoformat()}"
        case Cancelled():
            said = "was cancelled"
        case _:
            return
    yield Finding(
        meeting.minutes.span,
        f"there are minutes of a meeting that {said}",
        "move them to the folder of the meeting that was held, or correct `meeting.yaml`",
    )
