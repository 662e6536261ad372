"""An item of the agenda that no minute records."""

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from sbpack.board.agenda import Item
from sbpack.board.meeting import Meeting
from sbpack.findings.finding import Finding, Severity

_LIKE = 75
"""Of a hundred: how alike two titles are whose words are the same in another order, or of which one has some more."""
_OPEN_ENDED = re.compile(
    r"\b(?:other (?:urgent )?(?:business|matters)|aob|close|break|adjourn\w*|welcome|lunch)\b", re.IGNORECASE
)


def check(meeting: Meeting, *_: object) -> Iterator[Finding]:
    headings = [minute.title.casefold() for minute in meeting.minuted]
    if not headings or meeting.move is not None:
        return
    items = [item for item in meeting.items() if _is_titled(item)]
    severity = Severity.NOTE if len(headings) >= len(list(meeting.items())) else None
    for item in items:
        if not any(fuzz.token_set_ratio(item.title.casefold(), heading) >= _LIKE for heading in headings):
            message = f"no minute has a heading like item {item.number}, `{item.title}`"
            help_line = "record what became of it, or name the item in the heading of its minute"
            yield Finding(item.span, message, help_line, severity=severity)


def _is_titled(item: Item) -> bool:
    is_named_otherwise = item.minutes_of or item.matters_arising_report is not None or item.next_meeting
    return bool(item.title) and not (is_named_otherwise or item.part_2 or _OPEN_ENDED.search(item.title))
