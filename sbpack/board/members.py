"""Who sits on the board, and who else may own an action.

- Bodies beside the board that papers speak of, such as scrutiny committees, by the names of their time.
- The board's rules of procedure: what it must keep to, since when, and who said so.
"""

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Literal

from sbpack.board.dates import ALWAYS, Period, is_working_day, working_days_before, working_days_between
from sbpack.findings.finding import Span
from sbpack.text.yaml_nodes import YamlText

OFFICE_NAMES = ("chairman", "joint chairman", "vice-chairman")
"""What the offices are called where no rule of procedure names them."""
_INSTEAD = ("vice", "deputy")


def takes_the_chair(office: str) -> bool:
    """Whether an office is that of whoever presides, rather than of somebody who does so in their absence."""
    return not office.casefold().startswith(_INSTEAD)


@dataclass(frozen=True)
class Office:
    """An office a member holds for a time."""

    name: str
    period: Period


@dataclass(frozen=True)
class Member:
    """A person on the board for a time."""

    initials: str
    name: str
    span: Span
    title: str = ""
    """Stands before the name, such as `Councillor`."""
    role: str = ""
    organisation: str = ""
    offices: tuple[Office, ...] = ()
    period: Period = ALWAYS
    name_span: Span | None = None

    @property
    def full_name(self) -> str:
        """The name with its title."""
        return f"{self.title} {self.name}".strip()

    @property
    def printed_name(self) -> str:
        """The name as a list of people prints it."""
        return self.full_name

    @property
    def label(self) -> str:
        """What the Action column prints."""
        return self.initials

    def office_on(self, day: date) -> str | None:
        """Return the office held on a day."""
        return next((office.name for office in self.offices if office.period.covers(day)), None)


@dataclass(frozen=True)
class GroupMember:
    """A member of the board in a group, for a time."""

    initials: str
    span: Span
    period: Period = ALWAYS


@dataclass(frozen=True)
class Group:
    """A group, or a named person outside the board, that owns actions."""

    key: str
    label: str
    """What the Action column prints."""
    name: str
    span: Span
    period: Period = ALWAYS
    is_outsider: bool = False
    """Whether it is one person, with name and perhaps organisation."""
    members: tuple[GroupMember, ...] = ()
    """Who is in it, each for a time."""

    def members_on(self, day: date) -> tuple[str, ...]:
        """Return the initials of those who are in it on a day."""
        return tuple(member.initials for member in self.members if member.period.covers(day))

    @property
    def printed_name(self) -> str:
        """The name as a list of people prints it."""
        return self.name


Owner = Member | Group


@dataclass(frozen=True)
class Attendee:
    """Somebody at a meeting, or sending apologies: a member of the board or a person named in the minutes only."""

    name: str
    role: str
    span: Span
    member: Member | None = None
    office: str | None = None
    """The office held on the day of the meeting."""
    substitute: str = ""
    """Who came instead."""
    key: str = ""
    """The initials as written; empty for a person written by name."""

    def is_same(self, other: "Attendee") -> bool:
        """Whether both are one person."""
        return self.name == other.name if self.key == "" or other.key == "" else self.key == other.key


@dataclass(frozen=True)
class Movement:
    """People who came after the meeting had begun, or left before it ended."""

    people: tuple[Attendee, ...]
    time: time | None
    minute: str
    """The number of the minute during which it happened; empty where that is not recorded."""
    span: Span
    minute_span: Span
    """Where that number stands."""


@dataclass(frozen=True)
class DatedName:
    """What a body is called for a time."""

    name: str
    initials: str
    """Its short form, such as `PP&E PDS`, or nothing."""
    period: Period
    span: Span


@dataclass(frozen=True)
class OtherBody:
    """One body through all its names."""

    names: tuple[DatedName, ...]

    def name_on(self, day: date) -> DatedName | None:
        """Return what it is called on a day, or None where there was no such body."""
        return next((name for name in self.names if name.period.covers(day)), None)


RuleName = Literal["notice", "questions", "papers", "quorum", "standing items", "office names"]
RULE_NAMES: tuple[RuleName, ...] = ("notice", "questions", "papers", "quorum", "standing items", "office names")

DayUnit = Literal["clear working days", "clear days", "working days before", "days before"]
DAY_UNITS: tuple[DayUnit, ...] = ("clear working days", "clear days", "working days before", "days before")
"""Clear days count neither end; days before count back from the meeting."""
MOST_DAYS = 366
"""The longest time before a meeting that a rule may set."""


@dataclass(frozen=True)
class RuleOfProcedure:
    """One rule, for as long as it holds."""

    name: RuleName
    made_by: str
    """The Act, standing order or decision that it comes from."""
    span: Span
    days: int | None = None
    """How long before the meeting: for notice, questions and papers."""
    unit: DayUnit = "clear working days"
    members: int | None = None
    """How many must be present: for the quorum."""
    items: tuple[str, ...] = ()
    """Titles that every agenda has: for standing items."""
    names: tuple[str, ...] = ()
    """What the offices are called, whoever presides first: for office names."""
    kinds: tuple[YamlText, ...] = ()
    """The kinds of paper that it holds for: for papers; empty for all of them."""
    period: Period = ALWAYS
    is_read: bool = True
    """Whether all of it was understood; otherwise nothing is judged by it."""

    @property
    def time_before(self) -> str:
        """The time that it sets: `5 clear working days`, `4 working days before`."""
        return in_words(self.days or 0, self.unit)

    def days_given(self, day: date, meeting: date) -> int:
        """Return how many days, in its unit, lie from a day to the meeting."""
        match self.unit:
            case "clear working days":
                return working_days_between(day, meeting)
            case "working days before":
                return working_days_between(day, meeting) + (day < meeting and is_working_day(day))
            case "clear days":
                return max((meeting - day).days - 1, 0)
            case "days before":
                return (meeting - day).days

    def is_kept(self, day: date, meeting: date) -> bool:
        """Whether what was done on a day was done in time."""
        if self.unit == "clear working days":
            return day < working_days_before(meeting, self.days or 0)
        return day <= self.last_day(meeting)

    def last_day(self, meeting: date) -> date:
        """Return the last day that is in time; a working day where it counts working days."""
        days = self.days or 0
        match self.unit:
            case "clear working days":
                return working_days_before(meeting, days + 1)
            case "working days before":
                return working_days_before(meeting, days)
            case "clear days":
                return meeting - timedelta(days=min(days + 1, meeting.toordinal() - 1))
            case "days before":
                return meeting - timedelta(days=min(days, meeting.toordinal() - 1))


def in_words(days: int, unit: DayUnit) -> str:
    """Return a number of days with its unit, such as `1 clear working day`."""
    return f"{days} {unit.replace('days', 'day', 1) if days == 1 else unit}"
