"""Summons that does not say when or where.

## What it does
Checks that a meeting which is to be held has a time, and a place: its own, or the board's usual venue.

## Why it matters
The front sheet calls members to a meeting; without an hour or a place nobody can come.

## Example
    published: 2023-11-23
    agenda:
      - title: Introductions

Use instead:
    time: "10:00"
    venue: {room: Committee Room 1, name: Bromley Civic Centre}
    published: 2023-11-23
    agenda:
      - title: Introductions
"""

from collections.abc import Iterator
from datetime import date

from sbpack.findings.finding import Finding
from sbpack.model.board import Board
from sbpack.model.meeting import Meeting


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding for a time, and for a place, that nobody wrote, while people may still come."""
    written = meeting.written
    if written is None or meeting.move is not None or meeting.date < as_of:
        return
    if written.get("time") is None:
        yield Finding(meeting.span, "the summons names no time", 'add `time: "HH:MM"`')
    is_known = bool(board.members)  # else members.yaml could not be read, which has a finding of its own
    if is_known and written.get("venue") is None and board.venue_on(meeting.date) is None:
        yield Finding(
            meeting.span,
            "the summons names no place",
            "add `venue: {name: …}`, or the usual one under `venues:` in members.yaml",
        )
