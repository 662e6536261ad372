"""The board's rules of procedure: what it must keep to, since when, and who said so."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from sbpack.findings.span import Span
from sbpack.model.period import ALWAYS, Period
from sbpack.model.working_days import is_working_day, working_days_before, working_days_between
from sbpack.sources.yaml_node import YamlText

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
