"""Headings that number a minute, well written or not."""

import re
from dataclasses import dataclass
from string import ascii_lowercase

from sbpack.findings.finding import Finding
from sbpack.sources.prose import HeadedProse
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


def in_parts(number: str) -> tuple[int, str]:
    """Return the figures and the letter of a minute's number: 156 and `a` of 156a."""
    digits = number.rstrip(ascii_lowercase)
    return int(digits), number.removeprefix(digits)


def misnumbered(part: HeadedProse, meant: MinuteHeading | None, free: str = "") -> Finding:
    """Return the finding for a heading whose number is missing or written in another way; `free` may be its number."""
    is_first_level = part.tokens[0].markup in ("#", "=")
    title = part.title[:60]
    message = f"the heading `{title}` does not begin with the number of a minute, and is printed as it stands"
    help_line = f"begin it with the number of its minute, `## {free} …`; headings within a minute begin at `###`"
    if meant is not None and not meant.title:
        message, help_line = (
            f"minute {meant.number} has no title",
            f"write one after its number, `## {meant.number} TITLE`",
        )
    elif is_first_level and meant is not None:
        message, help_line = "a heading of a minute begins with `##`, this one with one `#`", f"write `## {meant}`"
    elif is_first_level:
        message = f"the heading `{title}` has one `#` and is no minute; it is printed as it stands"
        help_line = "delete it if it repeats the title of the minutes; within a minute, headings begin at `###`"
    elif meant is not None:
        message = f"the minute's number in `{title}` cannot be read as it is written"
        help_line = f"write `{'#' * part.level} {meant}`"
    return Finding(part.span, message, help_line, rule="minute-without-number")
