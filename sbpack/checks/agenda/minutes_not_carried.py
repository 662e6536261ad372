"""Minutes of the last meeting that no agenda carries."""

from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.dates import long_date
from sbpack.board.meeting import Meeting
from sbpack.board.register import sitting_before
from sbpack.findings.finding import Finding


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    last = sitting_before(board.meetings, meeting.date)
    if last is None or board.meeting(last) is None or meeting.move is not None or not meeting.agenda:
        return
    carried = {item.minutes_of for item in meeting.items() if item.minutes_of}
    if any(day >= meeting.date or board.meeting(day) is None for day in carried):
        return  # the minutes of no meeting before have a finding of their own
    since = (other for other in board.meetings if last < other.date <= meeting.date and other.move is None)
    items = (item for other in since for item in other.items())
    is_carried = any(one.minutes_of == last or (not one.minutes_of and long_date(last) in one.title) for one in items)
    if not is_carried and all(gap.meeting != last for gap in board.archive.gaps):
        yield Finding(
            meeting.agenda[0].span,
            f"no agenda has the minutes of {long_date(last)}",
            f"add an item `- minutes_of: {last.isoformat()}`; they print as to follow while they are not here",
        )
