"""Minutes of the last meeting that no agenda carries.

## What it does
Checks that the minutes of the meeting before are on this agenda, or were on one since, by `minutes_of` or by an item
whose title says their day. Minutes that `archive: gaps` in members.yaml declares lost are not asked for.

## Why it matters
Minutes are agreed by the next meeting (Local Government Act 1972, Schedule 12, paragraph 41); those that no agenda
carries are never agreed, and their actions never before the board.

## Example
    agenda:
      - title: Apologies for absence
      - title: Matters arising

Use instead:
    agenda:
      - title: Apologies for absence
      - minutes_of: 2023-09-21
      - title: Matters arising
"""

from collections.abc import Iterator
from datetime import date

from sbpack.findings.finding import Finding
from sbpack.model.agenda import Item
from sbpack.model.board import Board
from sbpack.model.dates import long_date
from sbpack.model.meeting import Meeting
from sbpack.model.sittings import sitting_before


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding where the minutes of the last sitting are left out."""
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
