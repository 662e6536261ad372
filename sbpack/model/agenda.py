"""The business of a meeting, in order."""

import datetime
from dataclasses import dataclass

from sbpack.findings.span import Span


@dataclass(frozen=True)
class Venue:
    """Where a meeting is held."""

    name: str
    room: str = ""
    address: str = ""

    def __str__(self) -> str:
        """The place as the summons names it."""
        return ", ".join(part for part in (self.room, self.name, self.address) if part)


@dataclass(frozen=True)
class PaperEntry:
    """A paper as the agenda lists it."""

    path: str
    span: Span
    received: datetime.date | None = None


@dataclass(frozen=True)
class NextMeeting:
    """What an item says of the next meeting; the weekday is derived."""

    date: datetime.date
    time: datetime.time | None = None
    venue: str = ""


@dataclass(frozen=True)
class Item:
    """One entry of the agenda."""

    number: str
    """As printed: `4`, and `12a` for a sub-item."""
    title: str
    """As written; empty where it is derived."""
    span: Span
    note: str = ""
    presenter: str = ""
    purpose: str = ""
    """What the board is asked: decision, information, consideration."""
    papers: tuple[PaperEntry, ...] = ()
    items: tuple["Item", ...] = ()
    minutes_of: datetime.date | None = None
    matters_arising_report: str | None = None
    """The report number, when this item is matters arising."""
    next_meeting: NextMeeting | None = None
