"""Where minutes say that those of an earlier meeting were agreed, and of which day."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sbpack.findings.span import Span
from sbpack.model.minute import Minute
from sbpack.sources.spoken_date import meant_date

_AGREED = re.compile(
    r"\b(?:approv|agree|confirm|sign|adopt|accept)(?:e?d|s|ing)?\b|\b(?:true|correct|accurate)\b", re.IGNORECASE
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?[A-Z][a-z]{2,8}\.?,?\s+\d{4}"
_ANY_DAY = re.compile(rf"\b{_DAY}\b|\b\d{{4}}-\d\d-\d\d\b")
_OF_A_DAY = re.compile(
    r"\b[Mm]inutes\s+of\s+(?:(?:the|its|our)\s+)?(?:(?:previous|last|ordinary)\s+)?(?:[Mm]eeting,?\s+)?"
    rf"(?:held\s+)?(?:on\s+|of\s+|dated\s+)?(?:[A-Z][a-z]+day,?\s+)?(?P<day>{_DAY})\b"
)
_OF_THE_LAST = re.compile(r"\b[Mm]inutes\s+of\s+(?:the|its|our)\s+(?:previous|last)\s+[Mm]eeting\b")


@dataclass(frozen=True)
class Named:
    """A place where the minutes of some meeting are named."""

    span: Span
    text: str
    day: date | None = None


def minutes_of_a_day(minute: Minute) -> Iterator[Named]:
    """Yield the minutes of a day that a minute agrees, or has in its title."""
    if match := _OF_A_DAY.search(minute.title):
        yield Named(minute.span, match["day"], meant_date(match["day"]))
    for wording in minute.body.wordings if _mentions_minutes(minute) else ():
        if "inutes" in wording.text and wording.where == "paragraph" and _AGREED.search(wording.text):
            for match in _OF_A_DAY.finditer(wording.text):
                yield Named(wording.place(*match.span("day")), match["day"], meant_date(match["day"]))


def minutes_of_the_last(minute: Minute) -> Iterator[Named]:
    """Yield the minutes that a minute agrees without saying of which day: once, in its text, else in its title."""
    if "inutes" not in minute.title and not _mentions_minutes(minute):
        return
    texts = [wording for wording in minute.body.wordings if "inutes" in wording.text or _AGREED.search(wording.text)]
    if not any(_AGREED.search(wording.text) for wording in texts):
        return
    if any(_ANY_DAY.search(text) for text in (minute.title, *(wording.text for wording in texts))):
        return
    for wording in texts:
        if (match := _OF_THE_LAST.search(wording.text)) and _AGREED.search(wording.text):
            yield Named(wording.place(*match.span()), match[0])
            return
    if match := _OF_THE_LAST.search(minute.title):
        yield Named(minute.span, match[0])


def days_in(text: str) -> frozenset[date]:
    """Return the days that words name."""
    found = (meant_date(match[0]) for match in _ANY_DAY.finditer(text))
    return frozenset(day for day in found if day is not None)


def _mentions_minutes(minute: Minute) -> bool:
    """Whether the word stands in its text at all: most minutes are dismissed by this, quickly."""
    return any("inutes" in line.content for line in minute.body.line_tokens())
