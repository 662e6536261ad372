"""A report of a time that had not ended.

## What it does
Checks the `period` of quarterly updates and officers' reports, such as `July to September 2023`: it ends before the
meeting, and not after the `month` in which the report says that it was written.

## Why it matters
Figures of a quarter that has not ended are not final, or the period is last time's and nobody changed it.

## Example
    period: July to September 2023
    month: August 2023

Use instead the month in which it was written:
    month: October 2023
"""

import calendar
import re
from collections.abc import Iterator
from datetime import date

from sbpack.findings.finding import Finding
from sbpack.model.board import Board
from sbpack.model.dates import long_date
from sbpack.model.dates_in_words import find_dates
from sbpack.model.meeting import Meeting
from sbpack.sources.yaml_node import YamlText

KINDS = ("quarterly-update", "officer-report")
"""Those whose period is the past; a plan's is the time to come."""
_MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name}
_MONTH = re.compile(rf"\b({'|'.join(_MONTHS)})\s+(\d{{4}})\s*$", re.IGNORECASE)


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding for each report whose period ends after it was written, or after the meeting."""
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
