"""Summons that does not say when or where."""

from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.findings.finding import Finding


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
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
