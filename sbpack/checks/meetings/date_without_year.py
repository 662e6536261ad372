"""Deadline or meeting without a year."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.dates import WrittenDate, find_dates
from sbpack.board.meeting import Meeting
from sbpack.board.minutes import Minute
from sbpack.checks._grouped import together, written
from sbpack.findings.finding import Finding
from sbpack.text.dates import parse_iso_date
from sbpack.text.wording import Wording

_DEADLINE = re.compile(r"\b(?:by|before|until|till|no later than|not later than|due(?: on| by)?)\s+(?:the\s+)?$", re.I)
_MEETING = re.compile(r"\bmeet(?:ing|s)?\b[^.]*$", re.IGNORECASE)
_YEAR_FOLLOWS = re.compile(r"\s*(?:to|and|or|until|,|-|\u2013)\s+(?:\w+\s+)?[0-9]{1,2}\s+\w+\s+[0-9]{4}\b")


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    pack, _ = written(meeting)
    yield from together(_in_notes(pack))
    yield from together(found for minute in meeting.minuted for found in _in_minute(minute))


def _in_notes(pack: Iterable[Wording]) -> Iterator[Finding]:
    """Yield the deadlines and meetings that notes on the agenda name."""
    for wording in (wording for wording in pack if wording.key == "note"):
        for stated, finding in _without_year(wording):
            before = wording.text[: stated.start]
            if _DEADLINE.search(before) or _MEETING.search(before):
                yield finding


def _in_minute(minute: Minute) -> Iterator[Finding]:
    """Yield the days that the minute of the next meeting names, else the deadlines of actions."""
    for wording in minute.body.wordings if minute.actions or minute.names_next_meeting else ():
        lines = range(wording.span.line, wording.span.end_line + 1)
        actions = [action for action in minute.actions if action.span.line in lines]
        marked = {(due.month, due.day) for action in actions if (due := parse_iso_date(action.due))}
        for stated, finding in _without_year(wording):
            is_deadline = actions and _DEADLINE.search(wording.text[: stated.start])
            if minute.names_next_meeting or (is_deadline and (stated.month, stated.day) not in marked):
                yield finding


def _without_year(wording: Wording) -> Iterator[tuple[WrittenDate, Finding]]:
    for stated in find_dates(wording.text):
        start, end = stated.start, stated.end
        if stated.year is None and stated.exists and not _YEAR_FOLLOWS.match(wording.text, end):
            message = f"`{wording.text[start:end]}` has no year"
            yield stated, Finding(wording.place(start, end), message, "add the year")
