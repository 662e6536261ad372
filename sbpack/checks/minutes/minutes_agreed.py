"""Where minutes say that those of an earlier meeting were agreed, and of which day."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sbpack.findings.span import Span
from sbpack.model.dates_in_words import WrittenDate, find_dates
from sbpack.model.minute import Minute
from sbpack.sources.iso_date import ISO_DATE, parse_iso_date

_AGREED = re.compile(
    r"\b(?:approv|agree|confirm|sign|adopt|accept)(?:e?d|s|ing)?\b|\b(?:true|correct|accurate)\b", re.IGNORECASE
)
_OF_A_DAY = re.compile(
    r"\b[Mm]inutes\s+of\s+(?:(?:the|its|our)\s+)?(?:(?:previous|last|ordinary)\s+)?(?:[Mm]eeting,?\s+)?"
    r"(?:held\s+)?(?:(?:on|of|dated)\s+)?(?:the\s+)?$"
)
_ISO = re.compile(rf"\b{ISO_DATE}\b")
_OF_THE_LAST = re.compile(r"\b[Mm]inutes\s+of\s+(?:the|its|our)\s+(?:previous|last)\s+[Mm]eeting\b")


@dataclass(frozen=True)
class Named:
    """A place where the minutes of some meeting are named."""

    span: Span
    text: str
    day: date | None = None


def minutes_of_a_day(minute: Minute) -> Iterator[Named]:
    """Yield the minutes of a day that a minute agrees, or has in its title."""
    for stated in _days_of_minutes(minute.title):
        yield Named(minute.span, minute.title[stated.start : stated.end], stated.date)
    for wording in minute.body.wordings if _mentions_minutes(minute) else ():
        if "inutes" in wording.text and wording.where == "paragraph" and _AGREED.search(wording.text):
            for stated in _days_of_minutes(wording.text):
                place = wording.place(stated.start, stated.end)
                yield Named(place, wording.text[stated.start : stated.end], stated.date)


def _days_of_minutes(text: str) -> Iterator[WrittenDate]:
    """Yield the dates before which words such as `minutes of the meeting held on` stand."""
    return (stated for stated in find_dates(text) if stated.date and _OF_A_DAY.search(text[: stated.start]))


def minutes_of_the_last(minute: Minute) -> Iterator[Named]:
    """Yield the minutes that a minute agrees without saying of which day: once, in its text, else in its title."""
    if "inutes" not in minute.title and not _mentions_minutes(minute):
        return
    texts = [wording for wording in minute.body.wordings if "inutes" in wording.text or _AGREED.search(wording.text)]
    if not any(_AGREED.search(wording.text) for wording in texts):
        return
    if any(days_in(text) for text in (minute.title, *(wording.text for wording in texts))):
        return
    for wording in texts:
        if (match := _OF_THE_LAST.search(wording.text)) and _AGREED.search(wording.text):
            yield Named(wording.place(*match.span()), match[0])
            return
    if match := _OF_THE_LAST.search(minute.title):
        yield Named(minute.span, match[0])


def days_in(text: str) -> frozenset[date]:
    """Return the days that words name."""
    named = (stated.date for stated in find_dates(text))
    iso = (parse_iso_date(match[0]) for match in _ISO.finditer(text))
    return frozenset(day for day in (*named, *iso) if day is not None)


def _mentions_minutes(minute: Minute) -> bool:
    """Whether the word stands in its text at all: most minutes are dismissed by this, quickly."""
    return any("inutes" in line.content for line in minute.body.line_tokens())
