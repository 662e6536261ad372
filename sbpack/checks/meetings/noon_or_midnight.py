"""Twelve o'clock with `am` or `pm`.

## What it does
Checks that nothing speaks of `12 pm`, `12.00 pm` or `12 am`. What is quoted may say it.

## Why it matters
Noon is neither before nor after noon: half of the readers take 12.00 pm for midnight, and one of them is late.

## Example
    Lunch is at 12.00 pm.

Use instead:
    Lunch is at 12 noon.
"""

import re
from collections.abc import Iterator
from datetime import date

from sbpack.checks.written import written
from sbpack.findings.finding import Finding
from sbpack.model.board import Board
from sbpack.model.meeting import Meeting

_TWELVE = re.compile(r"(?<![\w.:,/-])12(?:[.:]00)?\s?(?:am|pm|a\.m\.?|p\.m\.?)(?!\w)", re.IGNORECASE)


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    """Yield one finding for all places of the pack, and one for those of the minutes."""
    for wordings in written(meeting):
        found = [
            (match[0], wording.place(*match.span()))
            for wording in wordings
            if "12" in wording.text and wording.where != "quotation"
            for match in _TWELVE.finditer(wording.text)
        ]
        if found:
            (text, span), *others = found
            yield Finding(
                span,
                f"`{text}` may be noon or midnight",
                "write `12 noon` or `midnight`",
                also=tuple(place for _, place in others),
            )
