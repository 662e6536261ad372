"""Bodies beside the board that papers speak of, such as scrutiny committees, by the names of their time."""

from dataclasses import dataclass
from datetime import date

from sbpack.findings.span import Span
from sbpack.model.period import Period


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
