"""What one part of the business says, as far as a history asks."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Spoken:
    """The words and the files of Part 1, or of Part 2."""

    texts: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """Where each stands, and its words."""
    files: tuple[str, ...] = ()
    """Their paths."""


NOTHING = Spoken()
