"""Meeting put off to a day on which the board did not meet."""

from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.dates import long_date
from sbpack.board.meeting import Meeting, Postponed
from sbpack.findings.finding import Finding, Related


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    if not isinstance(meeting.move, Postponed):
        return
    to = meeting.move.to
    span = meeting.place_of("postponed", "to")
    between = next((other for other in board.meetings if meeting.date < other.date < to and not other.move), None)
    if board.meeting(to) is None and to < as_of:
        yield Finding(
            span,
            f"the meeting was put off to {long_date(to)}, and there is none on that day",
            f"add `meetings/{to.isoformat()}`, correct the day, or write `cancelled:` instead",
        )
    elif between is not None:
        yield Finding(
            span,
            f"the meeting was put off to {long_date(to)}, and the board sat before that, on {long_date(between.date)}",
            "correct the day, or write `cancelled:` where its business went to the earlier meeting",
            (Related(between.span, "the board sat"),),
        )
