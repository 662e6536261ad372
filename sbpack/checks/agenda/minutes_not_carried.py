"""Minutes of the last meeting that no agenda carries."""

from collections.abc import Iterator
from datetime import date

from sbpack.board.agenda import Item
from sbpack.board.board import Board
from sbpack.board.dates import long_date
from sbpack.board.meeting import Meeting
from sbpack.board.register import sitting_before
from sbpack.findings.finding import Finding


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    items = tuple(meeting.items())
    last = sitting_before(board.meetings, meeting.date)
    if last is None or board.meeting(last) is None or meeting.move is not None or not meeting.agenda:
        return
    if last in {gap.meeting for gap in board.archive.gaps} or any(_is_slip(item, meeting, board) for item in items):
        return
    since = (other for other in board.meetings if last < other.date <= meeting.date and other.move is None)
    if not any(_carries(item, last) for other in since for item in other.items()):
        yield Finding(
            meeting.agenda[0].span,
            f"no agenda has the minutes of {long_date(last)}",
            f"add an item `- minutes_of: {last.isoformat()}`; they print as to follow while they are not here",
        )


def _is_slip(item: Item, meeting: Meeting, board: Board) -> bool:
    """Whether an item carries the minutes of no meeting before, which has a finding of its own."""
    day = item.minutes_of
    return day is not None and (day >= meeting.date or board.meeting(day) is None)


def _carries(item: Item, day: date) -> bool:
    return item.minutes_of == day or (not item.minutes_of and long_date(day) in item.title)
