"""A resolution that asks for something, in a minute without an action.

## What it does
Checks that a minute whose resolution wants something done, such as a letter sent, a partner invited or a matter looked
into, records an action with its owner. A resolution by which a report is noted, received, approved or agreed wants
nothing more.

## Why it matters
A resolution is the board's firmest word, and without a mark the register does not know of it: nobody owns it, nothing
is reported back, and it is not in the next matters arising.

## Example
    **RESOLVED** that the update be noted and that the next meeting be arranged to last longer.

Use instead:
    **RESOLVED** that the update be noted and that the next meeting be arranged to last longer. [@LW]
"""

import re
from collections.abc import Iterator
from datetime import date

from sbpack.checks.members.initials_to_use import initials_of_somebody
from sbpack.findings.finding import Finding
from sbpack.model.board import Board
from sbpack.model.meeting import Meeting
from sbpack.model.minuted_words import means_actions

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
    """Yield a finding for each minute that resolves that something be done and says of nobody that they do it."""
    example = initials_of_somebody(board, meeting.date)
    for minute in meeting.minutes.minutes if meeting.minutes else ():
        asking = [resolution.span for resolution in minute.resolutions if any(map(_asks, resolution.texts))]
        if asking and not means_actions(minute.body):
            yield Finding(
                asking[0],
                f"the board resolved that something be done, and {minute.name} records no action",
                f"add a mark with the owner's initials behind it, such as `[@{example}]`",
                also=tuple(asking[1:]),
            )


def _asks(text: str) -> bool:
    return any(_ASKS.search(part) and not _NOTES.search(part) for part in _AND.split(text))
