"""Headings that number a minute, well written or not."""

import re
from dataclasses import dataclass

from sbpack.sources.reference import MINUTE_NUMBER

_NUMBERED = re.compile(
    rf"(?P<number>{MINUTE_NUMBER})(?:\.?\s+|\.(?=[^\d\s]))(?P<title>(?!\([A-Za-z]\)|[-\u2013\u2014:]\s)\S.*)"
)
_ALMOST = re.compile(
    r"(?P<word>minute\s+|item\s+)?(?P<number>[1-9]\d{0,5})\s?(?:\(?(?P<letter>[a-z])\)?(?=[\s.:)\u2013\u2014-]))?"
    r"(?:\.(?!\d)|(?P<colon>:)|[\s)\]\u2013\u2014-])+(?P<title>[^\s\d].*)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class MinuteHeading:
    """The number and the title of a minute."""

    number: str
    title: str
    is_right: bool = True
    """Whether it is written as it must be."""
    is_certain: bool = True
    """Whether nothing else can be meant, also where headings of other kinds stand."""

    def __str__(self) -> str:
        """The heading as it must be written."""
        return f"{self.number} {self.title}"


def read_minute_heading(text: str) -> MinuteHeading | None:
    """Return the number and title that a heading gives or was meant to give, such as `44(a) Lamps`, or None."""
    if match := _NUMBERED.fullmatch(text):
        return MinuteHeading(match["number"], match["title"])
    if re.fullmatch(rf"{MINUTE_NUMBER}\.?", text):
        return MinuteHeading(text.rstrip("."), "", is_right=False, is_certain=False)
    match = _ALMOST.fullmatch(text)
    if match is None:
        return None
    letter = (match["letter"] or "").lower()
    is_certain = bool(letter or match["word"] or match["colon"])
    return MinuteHeading(match["number"] + letter, match["title"], is_right=False, is_certain=is_certain)
