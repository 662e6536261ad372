"""Deadline or meeting without a year.

## What it does
Checks that a day by which an action is to be done, or that a note on the agenda or the minute of the next meeting
names, has its year. A mark that says `due 2024-03-31` says it.

## Why it matters
Actions are read for years: "by 31 March" in a table of matters arising may be this year's, the last one's, or the next.

## Example
    The figures would be sent by 31 March. [76.2 @LB]

Use instead:
    The figures would be sent by 31 March 2024. [76.2 @LB due 2024-03-31]
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from sbpack.checks.written import together, written
from sbpack.findings.finding import Finding
from sbpack.model.board import Board
from sbpack.model.dates_in_words import WrittenDate, find_dates
from sbpack.model.meeting import Meeting
from sbpack.model.minute import Minute
from sbpack.sources.iso_date import parse_iso_date
from sbpack.sources.wording import Wording

_DEADLINE = re.compile(r"\b(?:by|before|until|till|no later than|not later than|due(?: on| by)?)\s+(?:the\s+)?$", re.I)
_MEETING = re.compile(r"\bmeet(?:ing|s)?\b[^.]*$", re.IGNORECASE)
_YEAR_FOLLOWS = re.compile(r"\s*(?:to|and|or|until|,|-|\u2013)\s+(?:\w+\s+)?[0-9]{1,2}\s+\w+\s+[0-9]{4}\b")


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding for each."""
    pack, _ = written(meeting)
    minutes = meeting.minutes.minutes if meeting.minutes else ()
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
