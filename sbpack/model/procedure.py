"""The board's rules of procedure: what it must keep to, since when, and who said so."""

from dataclasses import dataclass
from typing import Literal

from sbpack.findings.span import Span
from sbpack.model.period import ALWAYS, Period

RuleName = Literal["notice", "questions", "papers", "quorum", "standing items"]
RULE_NAMES: tuple[RuleName, ...] = ("notice", "questions", "papers", "quorum", "standing items")

DayUnit = Literal["clear working days", "working days before", "days before"]
DAY_UNITS: tuple[DayUnit, ...] = ("clear working days", "working days before", "days before")
"""Clear working days count neither end; working days before count back from the meeting."""


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
    period: Period = ALWAYS
