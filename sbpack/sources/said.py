"""What a part of a board's business says, as far as it is searched for, or searched."""

from dataclasses import dataclass, field
from typing import NamedTuple


class Text(NamedTuple):
    """Words of a source, or of what was set from sources."""

    where: str
    """Such as the path of the source."""
    words: str
    """A whole file as it is typed, or the words of one paragraph, heading, cell or picture."""


@dataclass(frozen=True)
class Said:
    """Everything that one part says."""

    texts: tuple[Text, ...] = field(default=(), repr=False)
    files: tuple[str, ...] = ()
    """The paths of its files."""
    attached: tuple[tuple[str, bytes], ...] = field(default=(), repr=False)
    """The path and bytes of each attached PDF."""
    elsewhere: tuple[Text, ...] = field(default=(), repr=False)
    """Of Part 1: texts that what is made has nothing to do with, such as those of other years."""
