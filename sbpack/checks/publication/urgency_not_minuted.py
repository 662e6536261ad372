"""Urgency whose reason the minutes do not give."""

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from sbpack.board.meeting import Meeting
from sbpack.findings.finding import Finding, Related, Span

_NEARLY = 85
"""Out of 100: one word in ten may be another, such as `had` for `has`."""


def check(meeting: Meeting, *_: object) -> Iterator[Finding]:
    if meeting.minutes is None:
        return
    said = _plain(" ".join(wording.text for wording in meeting.minutes.wordings))
    reasons = [(meeting.place_of("urgency"), meeting.urgency, "the meeting was called at short notice")]
    reasons += [(item.span, item.urgent, f"item {item.number} was taken as urgent") for item in meeting.items()]
    for span, reason, what in reasons:
        if (plain := _plain(reason)) and fuzz.partial_ratio(plain, said) < _NEARLY:
            message, help_line = f"the minutes do not say why {what}", f"record the reason: {reason}"
            yield Finding(Span(meeting.minutes.path), message, help_line, (Related(span, "the reason"),))


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text.casefold()).strip()
