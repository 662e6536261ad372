"""Date whose weekday is another, or that no calendar has."""

import re
from calendar import day_name, monthrange
from collections.abc import Iterator, Set
from datetime import date, timedelta

from sbpack.board.board import Board
from sbpack.board.dates import WrittenDate, find_dates, long_date, weekday_date
from sbpack.board.meeting import Meeting
from sbpack.checks._grouped import together, written
from sbpack.findings.finding import Finding
from sbpack.text.dates import parse_iso_date
from sbpack.text.wording import Wording
from sbpack.text.yaml_nodes import YamlList, YamlMap, YamlNode, YamlText

_NEAR = timedelta(days=60)
"""A date without a year that lies so near to the meeting means no other year."""
_LAST_DAY = 31
_BEFORE_A_DATE = re.compile(r"\b(?:on|by|from|to|until|till|before|after|since|the|and|of|dated)\s+$", re.IGNORECASE)


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    heads = (*filter(None, [meeting.written]), *(paper.head for paper in meeting.papers))
    given = {day for head in heads for text in _values(head) if (day := parse_iso_date(text))}
    for wordings in written(meeting):
        dates = ((wording, stated) for wording in wordings for stated in find_dates(wording.text))
        yield from together(
            Finding(wording.place(stated.start, stated.end), *found)
            for wording, stated in dates
            if (found := _wrong(stated, wording, meeting.date, given))
        )


def _values(node: YamlNode) -> Iterator[str]:
    match node:
        case YamlText(text=text):
            yield text
        case YamlList(items=items):
            for item in items:
                yield from _values(item)
        case YamlMap(entries=entries):
            for entry in entries:
                yield from _values(entry.value)


def _wrong(stated: WrittenDate, wording: Wording, meeting: date, given: Set[date]) -> tuple[str, str] | None:
    """Return message and help for a date that cannot be."""
    text = wording.text[stated.start : stated.end]
    if not stated.exists:
        return (f"there is no {text}", _last_of_month(stated)) if _is_a_date(stated, wording.text) else None
    same = [one for one in given if stated.year is None and (one.month, one.day) == (stated.month, stated.day)]
    day = min(same, key=lambda one: abs(one - meeting), default=stated.nearest(meeting))
    if day is None or stated.weekday is None or stated.weekday == day.weekday():
        return None
    is_certain = stated.year is not None or day in given or abs(day - meeting) <= _NEAR
    if not is_certain or (stated.year is None and wording.where == "quotation"):
        return None
    named = day_name[stated.weekday]
    near = next(day + timedelta(away) for away in range(-3, 4) if (day + timedelta(away)).weekday() == stated.weekday)
    return f"{long_date(day)} is a {day:%A}, not a {named}", f"write `{weekday_date(day)}`, or `{weekday_date(near)}`"


def _is_a_date(stated: WrittenDate, text: str) -> bool:
    """Whether it is certainly a date and no count, as in `31 June arrests`."""
    if not 1 <= stated.day <= _LAST_DAY:
        return stated.year is not None and stated.style != "numeric" and stated.day < 100
    return bool(stated.year or stated.weekday is not None or _BEFORE_A_DATE.search(text[: stated.start]))


def _last_of_month(stated: WrittenDate) -> str:
    year = stated.year or 2000
    last = date(year, stated.month, monthrange(year, stated.month)[1])
    return f"the last day of the month is {long_date(last) if stated.year else f'{last.day} {last:%B}'}"
