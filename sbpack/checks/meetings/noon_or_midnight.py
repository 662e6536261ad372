"""Twelve o'clock with `am` or `pm`."""

import re
from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.checks._grouped import written
from sbpack.findings.finding import Finding

_TWELVE = re.compile(r"(?<![\w.:,/-])12(?:[.:]00)?\s?(?:am|pm|a\.m\.?|p\.m\.?)(?!\w)", re.IGNORECASE)


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
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
