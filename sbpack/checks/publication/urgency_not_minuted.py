"""Urgency whose reason the minutes do not give.

## What it does
Checks that the minutes of a meeting repeat the reason for which it was called at short notice, and each reason for
which the chairman took a late item: the same words, or nearly, anywhere in the minutes.

## Why it matters
Section 100B(4)(b) of the Local Government Act 1972 lets a late item be considered by reason of special circumstances
"which shall be specified in the minutes". Without them the decision can be challenged.

## Example
    ## 81 Winter night shelter

    The Board **AGREED** to open it.

where the item says `urgent: The shelter has to open before the next meeting.`

Use instead:
    ## 81 Winter night shelter

    The Chairman took this item as urgent: the shelter has to open before the next meeting.
"""

import re
from collections.abc import Iterator
from datetime import date

from rapidfuzz import fuzz

from sbpack.checks.meetings.places import in_meeting
from sbpack.findings.finding import Finding, Related
from sbpack.findings.span import Span
from sbpack.model.board import Board
from sbpack.model.meeting import Meeting

_NO_WORD = re.compile(r"\W+")
_NEARLY = 85
"""Out of 100: one word in ten may be another, such as `had` for `has`."""


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding for each reason that the minutes do not repeat."""
    minutes = meeting.minutes
    reasons = list(_reasons(meeting)) if minutes else []
    if minutes is None or not reasons:
        return
    said = _plain(" ".join(wording.text for wording in minutes.wordings))
    for span, reason, what in reasons:
        if fuzz.partial_ratio(_plain(reason), said) < _NEARLY:
            yield Finding(
                Span(minutes.path),
                f"the minutes do not say why {what}",
                f"record the reason: {reason}",
                (Related(span, "the reason"),),
            )


def _reasons(meeting: Meeting) -> Iterator[tuple[Span, str, str]]:
    if _plain(meeting.urgency):
        yield in_meeting(meeting, "urgency"), meeting.urgency, "the meeting was called at short notice"
    for item in meeting.items():
        if _plain(item.urgent):
            yield item.span, item.urgent, f"item {item.number} was taken as urgent"


def _plain(text: str) -> str:
    return _NO_WORD.sub(" ", text.casefold()).strip()
