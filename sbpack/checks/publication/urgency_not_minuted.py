"""Urgency whose reason the minutes do not give."""

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from sbpack.board.meeting import Meeting
from sbpack.checks.meetings._this_board import in_meeting
from sbpack.findings.finding import Finding, Related, Span

_NO_WORD = re.compile(r"\W+")
_NEARLY = 85
"""Out of 100: one word in ten may be another, such as `had` for `has`."""


def check(meeting: Meeting, *_: object) -> Iterator[Finding]:
    minutes = meeting.minutes
    reasons = list(_reasons(meeting)) if minutes else []
    if minutes is None or not reasons:
        return
    said = _plain(" ".join(wording.text for wording in minutes.wordings))
    for span, reason, what in reasons:
        if fuzz.partial_ratio(_plain(reason), said) < _NEARLY:
            message = f"the minutes do not say why {what}"
            yield Finding(Span(minutes.path), message, f"record the reason: {reason}", (Related(span, "the reason"),))


def _reasons(meeting: Meeting) -> Iterator[tuple[Span, str, str]]:
    if _plain(meeting.urgency):
        yield in_meeting(meeting, "urgency"), meeting.urgency, "the meeting was called at short notice"
    for item in meeting.items():
        if _plain(item.urgent):
            yield item.span, item.urgent, f"item {item.number} was taken as urgent"


def _plain(text: str) -> str:
    return _NO_WORD.sub(" ", text.casefold()).strip()
