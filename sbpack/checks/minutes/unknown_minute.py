"""A reference to a minute that does not exist."""

from collections.abc import Iterator

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.board.minutes import Minutes
from sbpack.findings.finding import Finding


def check(meeting: Meeting, board: Board, *_: object) -> Iterator[Finding]:
    if meeting.minutes:
        yield from _in_head(meeting.minutes)
    if meeting.matters_arising is None:
        return
    register = board.register_before(meeting.date)
    minutes = register.minutes
    for row in meeting.matters_arising.rows:
        if not row.minute or register.minute(row.minute, row.minute_meeting):
            continue
        if row.minute_meeting or not board.archive.lacks(row.minute):
            help_line = (
                f"the minutes here run from {minutes[0].number} to {minutes[-1].number}"
                if minutes
                else "there are no minutes here yet"
            )
            yield Finding(row.span, f"there is no minute {row.minute} before {meeting.date.isoformat()}", help_line)


def _in_head(minutes: Minutes) -> Iterator[Finding]:
    numbers = [minute.number for minute in minutes.numbered]
    movements = ((movement.minute, movement.minute_span) for movement in (*minutes.arrived, *minutes.left))
    annexes = ((annex.minute, annex.minute_span or annex.span) for annex in minutes.annexes)
    for number, span in (*movements, *annexes):
        if number and number not in numbers:
            help_line = f"they run from {numbers[0]} to {numbers[-1]}" if numbers else "they record nothing yet"
            yield Finding(span, f"these minutes have no minute {number}", help_line)
