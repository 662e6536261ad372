"""A report of a time that had not ended."""

import calendar
import re
from collections.abc import Iterator
from datetime import date

from sbpack.board.dates import find_dates, long_date
from sbpack.board.meeting import Meeting
from sbpack.findings.finding import Finding
from sbpack.text.yaml_nodes import YamlText

KINDS = ("quarterly-update", "officer-report")
"""Those whose period is the past; a plan's is the time to come."""
_MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name}
_MONTH = re.compile(rf"\b({'|'.join(_MONTHS)})\s+(\d{{4}})\s*$", re.IGNORECASE)


def check(meeting: Meeting, *_: object) -> Iterator[Finding]:
    for paper in meeting.papers:
        period, month = paper.head.get("period"), paper.head.get("month")
        end = _end(period) if paper.kind in KINDS else None
        if end is None or not isinstance(period, YamlText):
            continue
        written = _end(month)
        if isinstance(month, YamlText) and written and written < end:
            message = f"`{month.text}` is before the end of `{period.text}`"
            yield Finding(month.span, message, "write the month in which it was written, or correct the period")
        elif meeting.date < end:
            message = f"`{period.text}` ends after the meeting of {long_date(meeting.date)}"
            yield Finding(period.span, message, "write the time that the figures are of")


def _end(node: object) -> date | None:
    """Return the last day of a time in words: of its last month, or the last day that it names."""
    if not isinstance(node, YamlText):
        return None
    if month := _MONTH.search(node.text):
        number, year = _MONTHS[month[1].casefold()], int(month[2])
        return date(year, number, calendar.monthrange(year, number)[1])
    return max((stated.date for stated in find_dates(node.text) if stated.date), default=None)
