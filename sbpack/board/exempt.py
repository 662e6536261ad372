"""Why business is exempt, and so stands in Part 2, which the public does not see.

A council may exclude the public for the seven descriptions of Part 1 of Schedule 12A to the Local Government Act 1972,
as section 100A(4) of that Act allows; a board that is no committee of one may have reasons of its own.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from sbpack.board.dates import ALWAYS, Period
from sbpack.findings.finding import Span
from sbpack.findings.suggest import suggestion
from sbpack.text.fields import Fields

_SCHEDULE = "Schedule 12A to the Local Government Act 1972"


@dataclass(frozen=True)
class Reason:
    """One description of exempt information."""

    key: str
    """How the sources name it: `3`, or a word of the board's own."""
    name: str
    """What it describes, in the words of whoever made it."""
    made_by: str = _SCHEDULE
    period: Period = ALWAYS
    span: Span = field(default=Span(""), compare=False)

    @property
    def place(self) -> str:
        """Where it is written: `paragraph 3 of Schedule 12A to …`."""
        return f"paragraph {self.key} of {self.made_by}" if self.made_by == _SCHEDULE else self.made_by

    def __str__(self) -> str:
        """The reason as it is printed."""
        return f"{self.name} ({self.place})"


SCHEDULE_12A = tuple(
    Reason(str(number), name)
    for number, name in enumerate(
        (
            "Information relating to any individual",
            "Information which is likely to reveal the identity of an individual",
            "Information relating to the financial or business affairs of any particular person "
            "(including the authority holding that information)",
            "Information relating to any consultations or negotiations in connection with any labour relations matter",
            "Information in respect of which a claim to legal professional privilege could be maintained "
            "in legal proceedings",
            "Information which reveals that the authority proposes to give a notice, or to make an order or direction, "
            "under any enactment",
            "Information relating to any action taken or to be taken in connection with the prevention, investigation "
            "or prosecution of crime",
        ),
        start=1,
    )
)


@dataclass(frozen=True)
class Reasons:
    """The reasons that hold on a day: those of the Act, and the board's own before them."""

    known: tuple[Reason, ...] = SCHEDULE_12A

    def named(self, key: str) -> Reason | None:
        """Return the reason that a key names."""
        wanted = key.casefold().removeprefix("paragraph").strip()
        return next((reason for reason in self.known if reason.key.casefold() == wanted), None)

    def read(self, fields: Fields, key: str, otherwise: Reason | None = None) -> Reason | None:
        """Return the reason under a key; one that is unknown, or missing with nothing to stand for it, is a finding."""
        if key not in fields and otherwise is not None:
            return otherwise
        text = fields.required_text(key)
        reason = self.named(text) if text else None
        if text and reason is None:
            listed = ", ".join(f"`{reason.key}`" for reason in self.known)
            help_line = suggestion(text, [reason.key for reason in self.known], f"known are {listed}")
            node = fields.node(key)
            fields.wrong_shape(node or fields.map_node, f"`{text}` is not a reason for Part 2", help_line)
        return reason


def reasons_on(own: Iterable[Reason], day: date) -> Reasons:
    """Return the reasons that hold on a day."""
    return Reasons((*(reason for reason in own if reason.period.covers(day)), *SCHEDULE_12A))


def in_words(reasons: Sequence[Reason]) -> str:
    """Write why something is exempt: one reason in full, of several where each is written."""
    if len(reasons) == 1:
        return str(reasons[0])
    keys = [reason.key for reason in reasons if reason.made_by == _SCHEDULE]
    act = [f"paragraphs {', '.join(keys[:-1])} and {keys[-1]} of {_SCHEDULE}"] if len(keys) > 1 else []
    others = (reason.place for reason in reasons if not act or reason.made_by != _SCHEDULE)
    text = "; ".join((*act, *others))
    return text[:1].upper() + text[1:]


def series_of(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Return reasons in the order of their keys, each once."""
    return tuple(sorted(dict.fromkeys(reasons), key=lambda reason: (reason.made_by, reason.key)))
