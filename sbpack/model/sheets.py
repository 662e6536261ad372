"""What the sheets say that come out after a meeting."""

import datetime
from dataclasses import dataclass, field

from sbpack.findings.span import Span
from sbpack.model.member import Attendee
from sbpack.model.minute import Minute, Resolution


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
        """The owner by name."""
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
