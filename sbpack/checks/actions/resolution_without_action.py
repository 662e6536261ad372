"""A resolution that asks for something, in a minute without an action."""

import re
from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.board.minute_text import means_actions
from sbpack.checks.members._people import initials_of_somebody
from sbpack.findings.finding import Finding

_DONE = (
    r"(?:arranged|asked|brought|circulated|contacted|convened|developed|drafted|drawn up|explored|followed up|informed"
    r"|investigated|invited|looked into|organised|passed|prepared|produced|provided|published|put to|referred|reported"
    r"|requested|reviewed|scheduled|sent|set up|shared|submitted|written)"
)
_DO = (
    r"(?:arrange|ask|bring|circulate|consider|convene|develop|draw up|ensure|explore|find out|follow up|inform"
    r"|investigate|invite|liaise|look into|make sure|meet for|prepare|produce|provide|put to|report back|send|set up"
    r"|submit|write)"
)
_ASKS = re.compile(
    rf"(?:^\s*|(?<!\bto )\bbe\s+(?:\w+ly\s+)?){_DONE}\b|(?<!\bto )(?<!\bcan )(?<!\bmay )\b{_DO}\b", re.IGNORECASE
)
_NOTES = re.compile(r"\b(?:not(?:e|es|ed|ing)|thank(?:s|ed)?|welcom(?:e|es|ed))\b", re.IGNORECASE)
_AND = re.compile(r"\band\b|;")


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    example = initials_of_somebody(board, meeting.date)
    for minute in meeting.minuted:
        asking = [one.span for one in minute.resolutions if any(map(_asks, one.texts))]
        if asking and not means_actions(minute.body):
            yield Finding(
                asking[0],
                f"the board resolved that something be done, and {minute.name} records no action",
                f"add a mark with the owner's initials behind it, such as `[@{example}]`",
                also=tuple(asking[1:]),
            )


def _asks(text: str) -> bool:
    return any(_ASKS.search(part) and not _NOTES.search(part) for part in _AND.split(text))
