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
    minutes = meeting.minuted
    yield from together(_finding(*place) for place in _in_notes(pack))
    yield from together(_finding(*place) for minute in minutes for place in _in_minute(minute))


def _in_notes(pack: Iterable[Wording]) -> Iterator[tuple[Wording, WrittenDate]]:
    """Yield the deadlines and meetings that notes on the agenda name."""
    for wording in pack:
        if wording.key == "note":
            for stated in _without_year(wording):
                before = wording.text[: stated.start]
                if _DEADLINE.search(before) or _MEETING.search(before):
                    yield wording, stated


def _in_minute(minute: Minute) -> Iterator[tuple[Wording, WrittenDate]]:
    """Yield the days that the minute of the next meeting names, else the deadlines of actions."""
    for wording in minute.body.wordings if minute.actions or minute.names_next_meeting else ():
        days = tuple(_without_year(wording))
        if not days:
            continue
        actions = [
            action for action in minute.actions if wording.span.line <= action.span.line <= wording.span.end_line
        ]
        marked = {(due.month, due.day) for action in actions if (due := parse_iso_date(action.due))}
        for stated in days:
            is_deadline = actions and _DEADLINE.search(wording.text[: stated.start])
            if minute.names_next_meeting or (is_deadline and (stated.month, stated.day) not in marked):
                yield wording, stated


def _without_year(wording: Wording) -> Iterator[WrittenDate]:
    for stated in find_dates(wording.text):
        if stated.year is None and stated.exists and not _YEAR_FOLLOWS.match(wording.text, stated.end):
            yield stated


def _finding(wording: Wording, stated: WrittenDate) -> Finding:
    return Finding(
        wording.place(stated.start, stated.end),
        f"`{wording.text[stated.start : stated.end]}` has no year",
        "add the year",
    )
