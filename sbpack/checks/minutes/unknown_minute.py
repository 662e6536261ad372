"""A reference to a minute that does not exist."""

from collections.abc import Iterator

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.findings.finding import Finding


def check(meeting: Meeting, board: Board, *_: object) -> Iterator[Finding]:
    """Yield a finding for each entry of the minutes' head, and each row, about a minute that nobody recorded."""
    if meeting.minutes:
        minutes = meeting.minutes
        numbers = [minute.number for minute in minutes.numbered]
        movements = ((movement.minute, movement.minute_span) for movement in (*minutes.arrived, *minutes.left))
        annexes = ((annex.minute, annex.minute_span or annex.span) for annex in minutes.annexes)
        for number, span in (*movements, *annexes):
            if number and number not in numbers:
                help_line = f"they run from {numbers[0]} to {numbers[-1]}" if numbers else "they record nothing yet"
                yield Finding(span, f"these minutes have no minute {number}", help_line)
    register = board.register_before(meeting.date)
    known = [minute.number for minute in register.minutes]
    for row in meeting.rows:
        is_there = not row.minute or register.minute(row.minute, row.minute_meeting)
        if not is_there and (row.minute_meeting or not board.archive.lacks(row.minute)):
            message = f"there is no minute {row.minute} before {meeting.date.isoformat()}"
            run = f"the minutes here run from {known[0]} to {known[-1]}" if known else "there are no minutes here yet"
            yield Finding(row.span, message, run)
