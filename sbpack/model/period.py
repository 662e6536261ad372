"""From when to when something held."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Period:
    """A stretch of days, both ends counted; an absent end reaches past the archive."""

    start: date | None = None
    end: date | None = None

    def covers(self, day: date) -> bool:
        """Whether the day lies within."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)

    def overlaps(self, other: "Period") -> bool:
        """Whether some day lies within both."""
        starts_in_time = self.start is None or other.end is None or self.start <= other.end
        return starts_in_time and (other.start is None or self.end is None or other.start <= self.end)


ALWAYS = Period()
"""Before the archive began, and still."""
