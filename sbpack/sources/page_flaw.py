"""One thing that is wrong with a page of an attached PDF."""

from dataclasses import dataclass
from enum import StrEnum


class Flaw(StrEnum):
    """What may be wrong with a page."""

    COVERED = "covered"
    """Words lie under something and can still be copied."""
    INVISIBLE = "invisible"
    """Words cannot be seen and can still be copied."""
    REDACTION = "redaction"
    """A redaction was marked and not applied."""
    SCAN = "scan"
    """The page is a picture of words that no program can read."""


@dataclass(frozen=True)
class PageFlaw:
    """Something wrong with one page; never the words themselves, which may be secret."""

    page: int
    """Counted from 1."""
    kind: Flaw
    words: int = 0
    """How many words are not seen."""
    from_top: int = 0
    """Millimetres from the upper edge of the page to the first of them."""
