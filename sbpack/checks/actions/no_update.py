"""An open row of matters arising that says nothing."""

import re
from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.matters_arising import Row
from sbpack.board.meeting import Meeting
from sbpack.findings.finding import Finding

_LONGEST = 80
"""Characters of an update that can be nothing but a promise."""
_GIVEN = r"(?:provided|given|reported|confirmed|advised|made|presented|announced|updated|discussed)"
_HOW = r"(?:\s+(?:orally|verbally|back))?"
_WHEN = r"(?:\s+(?:at|to|before|on|during)\s+(?:the\s+(?:day|next\s+)?|this\s+|our\s+)?(?:meeting|board)?)?"
_UPDATE = r"(?:an?\s+|the\s+)?(?:(?:verbal|oral|further|full)\s+)*(?:updates?|reports?)"
_PUT_OFF = re.compile(
    rf"(?:to\s+be\s+{_GIVEN}{_HOW}{_WHEN}"
    rf"|{_UPDATE}(?:\s+(?:(?:is|are)\s+to|will|to)\s+be\s+{_GIVEN}{_HOW})?{_WHEN}"
    rf"|(?:{_UPDATE}\s+)?to\s+follow|verbal(?:ly)?|oral(?:ly)?|t\.?b\.?[cad]\.?|n/?a|pending|[-\u2013?]+)",
    re.IGNORECASE,
)


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    rows = [row for row in meeting.rows if row.status == "open"]
    empty = [row.span for row in rows if not any(wording.text for wording in row.update.wordings)]
    if empty:
        yield Finding(
            empty[0],
            "an open row has no update" if len(empty) == 1 else f"{len(empty)} open rows have no update",
            "write below the heading what was done, or end it with `oral` where that will be said at the meeting",
            also=tuple(empty[1:]),
        )
    put_off = [row.update.span for row in rows if _puts_off(row)]
    if put_off:
        one = len(put_off) == 1
        yield Finding(
            put_off[0],
            f"{'an open row says' if one else f'{len(put_off)} open rows say'} only that an update will come",
            "write what was done, or end the heading with `oral` and delete these words",
            also=tuple(put_off[1:]),
        )


def _puts_off(row: Row) -> bool:
    wordings = row.update.wordings
    text = wordings[0].text.strip(" .:;") if len(wordings) == 1 else ""
    return len(text) <= _LONGEST and _PUT_OFF.fullmatch(text) is not None
