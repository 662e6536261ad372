"""The kinds of volume that are compiled of a meeting, and what the sheets among them say."""

import datetime
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from sbpack.board.board import Board
from sbpack.board.dates import long_date
from sbpack.board.meeting import Meeting
from sbpack.board.members import Attendee, Group, Member
from sbpack.board.minutes import Minute, Resolution
from sbpack.board.register import said_of_next
from sbpack.findings.finding import Span
from sbpack.text.marks import NEXT_MEETING


class VolumeKind(Enum):
    """The kinds of file that are compiled of a meeting, as they are asked for."""

    PACK = "pack"
    SUPPLEMENT = "supplement"
    MINUTES = "minutes"
    DECISIONS = "decisions"
    ACTIONS = "actions"


@dataclass(frozen=True)
class Volume:
    """One of these files: the pack, a supplement to it, the minutes alone, a sheet."""

    kind: VolumeKind
    name: str
    """Of the file, without edition and ending: `pack`, `supplement-1`."""
    title: str
    """What the file calls itself below the board's name: `agenda pack`."""
    first_page: int = 1
    """The number of its first page; a supplement goes on where the last one ended."""
    issued: date | None = None
    """When it is published, where that is not when the pack is."""
    records: tuple[tuple[str, str], ...] = ()
    """What is no source and decides what it is, each with its SHA-256: the publication records that a supplement goes
    on from, or that a later meeting agreed the minutes."""


PACK = Volume(VolumeKind.PACK, "pack", "agenda pack")
OF_THE_MINUTES = (VolumeKind.MINUTES, VolumeKind.DECISIONS, VolumeKind.ACTIONS)
"""The kinds that come out after the meeting, made from its minutes."""


class NotThere(Exception):  # noqa: N818 - said of a volume
    """A volume that a meeting does not have: minutes that nobody has written, a supplement to nothing."""

    def __init__(self, message: str, help_line: str) -> None:
        self.help_line = help_line
        super().__init__(message)


@dataclass(frozen=True)
class NamedOwner:
    """Who owns an action, as on the day of the sheet."""

    key: str
    label: str
    """What the Action column prints."""
    name: str
    organisation: str = ""
    is_member: bool = False

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class ActionAsked:
    """An action that a resolution records."""

    number: str
    owners: tuple[NamedOwner, ...]
    due: str
    """In words, or nothing."""


@dataclass(frozen=True)
class DecidedPart:
    """One of the things that a resolution resolves."""

    text: str
    actions: tuple[ActionAsked, ...]


@dataclass(frozen=True)
class Decided:
    """A resolution with the actions in it."""

    resolution: Resolution
    parts: tuple[DecidedPart, ...]


@dataclass(frozen=True)
class Decisions:
    """What one minute resolved."""

    minute: Minute
    resolutions: tuple[Decided, ...]


@dataclass(frozen=True)
class DecisionSheet:
    """Everything that a meeting resolved."""

    presiding: tuple[Attendee, ...]
    """Who was there to take the chair."""
    decisions: tuple[Decisions, ...]
    """By minute; none for one that resolved nothing."""
    exempt: tuple[Minute, ...] = ()
    """The minutes of which the public reads but a title, and nothing of what was resolved."""
    may_have_decided: bool = False
    """Whether the minutes may hold a decision in other words than sbpack reads as a resolution."""


@dataclass(frozen=True)
class OpenAction:
    """An action that is open at the end of a meeting."""

    number: str
    """`76.2`, or `minute 58` for a matter that was never an action."""
    title: str
    """Of its minute."""
    recorded: datetime.date
    words: str
    others: tuple[NamedOwner, ...]
    """Who owns it beside the owner under whom it is listed."""
    due: str
    """In words, or nothing."""
    status: str
    """`overdue`, `new` or `open`."""
    told: datetime.date | None
    """When the board was last told of it."""
    update: str
    """What it was told."""
    span: Span = field(default=Span(""), compare=False)


@dataclass(frozen=True)
class OwnersActions:
    """The open actions of one owner, those due first before the others."""

    owner: NamedOwner | None
    """None for matters without an owner."""
    actions: tuple[OpenAction, ...]


@dataclass(frozen=True)
class ActionSheet:
    """Everything that is open at the end of a meeting."""

    owners: tuple[OwnersActions, ...]
    """In the order of the board, groups and outsiders after its members."""
    actions: int
    """How many actions are open; one with two owners is listed twice."""
    overdue: int
    """How many of them are overdue."""
    matters: int
    """How many matters are open that were never actions."""
    is_part_1_alone: bool = False
    """Whether there are exempt minutes too, of whose actions it does not tell."""


Sheet = DecisionSheet | ActionSheet


@dataclass(frozen=True)
class News:
    """One thing that is new, as the front sheet of a supplement lists it."""

    item: str
    """The number of its agenda item."""
    title: str
    """Of the item, or of the paper."""
    section: str = ""
    """The id of the section that holds it; empty where there is nothing to read."""
    text: str = ""
    """What is new about it, where that is not only that it came."""
    is_part_2: bool = False


@dataclass(frozen=True)
class Supplement:
    """What a supplement says of itself."""

    number: int
    day: date
    """On which it is published."""
    note: str
    news: tuple[News, ...]
    """What came of Part 1; nothing where only exempt papers did."""
    exempt_news: tuple[News, ...] = ()
    """What came of Part 2; nothing in public."""
    passes_over_part_2: bool = False
    """Whether its page numbers go on from those of the members' edition, which are more than the public has seen."""


def named_owner(key: str, board: Board, recorded: date, day: date) -> NamedOwner:
    """Return whom a mark means that was recorded on one day, as they are known on another."""
    owner, now = board.owner(key, recorded), board.owner(key, day)
    match owner:
        case Member():
            known = now if isinstance(now, Member) and now.name == owner.name else owner
            return NamedOwner(key, known.label, known.full_name, known.organisation, is_member=True)
        case Group():
            return NamedOwner(key, owner.label, owner.name)
        case None:
            return NamedOwner(key, key, key)


def due_as_told(due: str, due_day: date | None, meeting: Meeting) -> tuple[date | None, str]:
    """Return when an action is due, as a day and in words, for whoever was at a meeting.

    The next one is not called yet; what the meeting confirmed of it says its day.
    """
    said = said_of_next(meeting) if due == NEXT_MEETING and due_day is None else None
    if said is None or said.date <= meeting.date:
        return due_day, due
    return said.date, f"{long_date(said.date)}, the {NEXT_MEETING}"
