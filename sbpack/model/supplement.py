"""A supplement: what came after the pack was published, with one index over all that was."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class News:
    """One thing that is new, as the front sheet of a supplement lists it."""

    item: str
    """The number of its agenda item."""
    title: str
    """Of the item, or of the paper."""
    section: str = ""
    """The id of the section that holds it; empty where there is nothing to read."""
    text: str = ""
    """What is new about it, where that is not only that it came."""
    is_part_2: bool = False


@dataclass(frozen=True)
class Supplement:
    """What a supplement says of itself."""

    number: int
    day: date
    """On which it is published."""
    note: str
    news: tuple[News, ...]
    """What came of Part 1; nothing where only exempt papers did."""
    exempt_news: tuple[News, ...] = ()
    """What came of Part 2; nothing in public."""
    passes_over_part_2: bool = False
    """Whether its page numbers go on from those of the members' edition, which are more than the public has seen."""
