"""Where minutes say that those of an earlier meeting were agreed, and of which day."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from sbpack.board.dates import WrittenDate, find_dates
from sbpack.board.meeting import Meeting
from sbpack.board.minutes import Agreement, Minute
from sbpack.findings.finding import Span
from sbpack.text.dates import ISO_DATE, parse_iso_date

_AGREED = re.compile(
    r"\b(?:approv|agree|confirm|sign|adopt|accept)(?:e?d|s|ing)?\b|\b(?:true|correct|accurate)\b", re.IGNORECASE
)
_OF_A_DAY = re.compile(
    r"\b[Mm]inutes\s+of\s+(?:(?:the|its|our)\s+)?(?:(?:previous|last|ordinary)\s+)?(?:[Mm]eeting,?\s+)?"
    r"(?:held\s+)?(?:(?:on|of|dated)\s+)?(?:the\s+)?$"
)
_ISO = re.compile(rf"\b{ISO_DATE}\b")
_OF_THE_LAST = re.compile(r"\b[Mm]inutes\s+of\s+(?:the|its|our)\s+(?:previous|last)\s+[Mm]eeting\b")

_WORD = (
    r"(?:agreed|approved|confirmed|signed|adopted|accepted|ratified|endorsed|taken\s+as\s+read|passed\s+as\s+correct)"
)
_BESIDE = r"(?:\w+ly|also|then|and|received|considered|reviewed|circulated|presented|read|taken\s+as\s+read)"
_MINUTES = r"\b(?:minutes|record\s+of\s+the\s+(?:\w+\s+)?meeting)\b(?:(?!\b(?:this|that|it)\s+was\b).)*?"
"""The minutes and what follows; another clause may tell of something else that was agreed."""
_RECORDED = re.compile(
    rf"{_MINUTES}\b(?:be|been|was|were|are)\s+(?:{_BESIDE},?\s+)*{_WORD}\b"
    rf"|{_MINUTES}\b(?:be|was|were|are|as|represent(?:ed)?)\s+(?:an?|the)\s+(?:true|correct|accurate|fair)\b"
    rf"|\bminutes\b[^.:;]{{0,80}}\s*[:\u2013\u2014-]\s*{_WORD}\b"
    r"|\b(?:motion|proposal)\b.*\bminutes\b.*\bcarried\b"
    rf"|\b{_WORD}\s+the\s+accuracy\s+of\s+the\s+minutes\b"
    rf"|\b{_WORD}\s+(?:the|its)\s+(?:\w+\s+)?minutes\b"
    rf"|^(?:They|These|The record)\s+(?:was|were)\s+(?:\w+ly\s+)?{_WORD}\b",
    re.IGNORECASE,
)
_NO = r"no(?!\s+(?:changes?|amendments?|corrections?|alterations?|errors?)\b)"
_TO_BE = r"to\s+be(?!\s+(?:an?|the)\s+(?:true|correct|accurate|fair)\b)"
_UNCERTAIN = re.compile(
    rf"\b(?:not|never|neither|nor|{_NO}|if|unless|until|once|when|could|cannot|would|will|should|may|might|draft|lost|pending|"
    rf"unable|{_TO_BE}|next\s+meeting|defer\w*|postpon\w*|adjourn\w*|withdr\w+|refus\w+|disput\w+|except|apart)\b",
    re.IGNORECASE,
)
_CORRECTED = re.compile(
    r"(?<!\bno\s)\b(?:subject\s+to|amend\w*|correct(?:ed|ing|ions?)|alter(?:ed|ations?)|additions?|save\s+(?:that|for)|"
    r"with\s+the\s+following|delet\w+|insert\w*|omit\w*|omissions?)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.;])\s+")
_LONGEST_SENTENCE = 2000
"""A longer one is none that anybody agrees minutes by, and would be looked at for long."""


@dataclass(frozen=True)
class Statement:
    """A sentence by which a meeting certainly agrees the minutes of a day."""

    day: date
    minute: str
    """The number of the minute that it stands in."""
    span: Span
    has_corrections: bool
    """Whether it says, here or below, that they were to be corrected."""


@dataclass(frozen=True)
class Named:
    """A place where the minutes of some meeting are named."""

    span: Span
    text: str
    day: date | None = None


def agreements_of(meeting: Meeting) -> Iterator[Agreement]:
    """Yield which earlier minutes a meeting agreed: those that the head of its minutes lists, and what they say.

    Minutes that were agreed with corrections which the head does not list are left out: what they ought to say is not
    known.
    """
    if meeting.minutes is None or meeting.move is not None:
        return
    said = {statement.day: statement for statement in reversed(list(statements_of(meeting)))}
    listed = {agreement.of for agreement in meeting.minutes.agreed}
    apart = meeting.minutes.part_2.agreed if meeting.minutes.part_2 else ()
    exempt = {agreement.of: agreement.corrections for agreement in apart}
    for agreement in meeting.minutes.agreed:
        statement = said.get(agreement.of)
        minute = statement.minute if statement else ""
        yield replace(agreement, minute=minute, exempt=exempt.get(agreement.of, ()))
    for day, statement in said.items():
        if day not in listed and not statement.has_corrections:
            yield Agreement(day, meeting.date, statement.minute, exempt=exempt.get(day, ()), span=statement.span)


def statements_of(meeting: Meeting) -> Iterator[Statement]:
    """Yield where the minutes of a meeting say, beyond doubt, that earlier ones were agreed."""
    carried = frozenset(item.minutes_of for item in meeting.items() if item.minutes_of)
    for minute in meeting.minuted:
        is_about = "inutes" in minute.title
        if not is_about and not _mentions_minutes(minute):
            continue
        known = (days_in(minute.title) or carried) if is_about else frozenset()
        texts = [wording for wording in minute.body.wordings if wording.where in ("paragraph", "item")]
        is_corrected = is_about and any(_CORRECTED.search(wording.text) for wording in texts)
        for wording in texts:
            for sentence in _SENTENCE_END.split(wording.text):
                if len(sentence) > _LONGEST_SENTENCE:
                    continue
                if not _RECORDED.search(sentence) or _UNCERTAIN.search(sentence):
                    continue
                days = {stated.date for stated in _days_of_minutes(sentence)} or known
                has_corrections = is_corrected or _CORRECTED.search(wording.text) is not None
                (day,) = days if len(days) == 1 else (None,)
                if day is not None and day < meeting.date:
                    yield Statement(day, minute.number, wording.span, has_corrections)


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
