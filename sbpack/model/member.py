"""Who sits on the board, and who else may own an action."""

from dataclasses import dataclass
from datetime import date, time

from sbpack.findings.span import Span
from sbpack.model.period import ALWAYS, Period

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
