"""That a later meeting agreed the minutes of an earlier one, and with which corrections."""

from dataclasses import dataclass, field
from datetime import date

from sbpack.findings.span import Span


@dataclass(frozen=True)
class Correction:
    """What the minutes ought to have said; they themselves stay as they were put before the board."""

    words: str
    minute: str = ""
    """The number of the minute that it corrects; empty for what stands in none, such as who was present."""
    span: Span = field(default=Span(""), compare=False)

    def __str__(self) -> str:
        """The correction as it is printed."""
        return f"minute {self.minute}: {self.words}" if self.minute else self.words


@dataclass(frozen=True)
class Agreement:
    """The board's word that the minutes of a meeting are right, as the minutes of a later one record it."""

    of: date
    """The meeting whose minutes were agreed."""
    on: date
    """The meeting that agreed them."""
    minute: str = ""
    """The number of the minute that says so, where one does."""
    corrections: tuple[Correction, ...] = ()
    exempt: tuple[Correction, ...] = ()
    """Those that members alone read, as they are of exempt minutes."""
    span: Span = field(default=Span(""), compare=False)
    """Where it is recorded."""
