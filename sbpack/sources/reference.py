"""How the sources name minutes and actions: `76`, `76.2`, `2017-07-06/145.1`.

The patterns are bounded: a number with thousands of digits is none, and is never given to `int`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sbpack.sources.iso_date import ISO_DATE, parse_iso_date
from sbpack.sources.mark import ActionReference

MINUTE_NUMBER = r"[1-9][0-9]{0,5}[a-z]?"
"""A pattern of a minute's number as printed: `76`, `156a`."""
ACTION_NUMBER = r"[1-9][0-9]{0,5}"
"""A pattern of what stands after the point in `76.2`."""
REFERENCE = rf"(?:(?P<meeting>{ISO_DATE})/)?(?P<minute>{MINUTE_NUMBER})\.(?P<number>{ACTION_NUMBER})"
"""A pattern of a reference to an action, with its parts named."""

REFERENCE_ENDS = r"(?![\w%]|\.[0-9]|-[0-9]{2}-[0-9]{2})"
"""A pattern of what may not follow: a percentage, more digits, the rest of a day."""
_REFERENCE = re.compile(REFERENCE)
_ACTION = rf"(?:{ISO_DATE}/)?{MINUTE_NUMBER}\.{ACTION_NUMBER}{REFERENCE_ENDS}"
_MINUTE = rf"(?:{ISO_DATE}/)?{MINUTE_NUMBER}(?:\.{ACTION_NUMBER})?{REFERENCE_ENDS}"
_AND = r"(?:\s*,\s*(?:(?i:and|or)\s+)?|\s+(?i:and|or|to|&)\s+|[-\u2013])"
_GAP = r"(?:\s+(?i:nos?\b\.?|numbers?\b|points?\b))?\s+"
ACTION_LIST = rf"{_ACTION}(?:{_AND}{_ACTION})*"
"""A pattern of one reference to an action or several: `77.1, 77.3`, `77.1 and 77.3`."""
_PHRASE = re.compile(
    rf"\b(?:(?i:actions?){_GAP}(?P<actions>{ACTION_LIST})"
    rf"|(?i:minutes){_GAP}(?P<minutes>{_MINUTE}(?:{_AND}{_MINUTE})*)"
    rf"|(?i:minute){_GAP}(?P<minute>{_MINUTE}))"
    rf"|(?<![\w/.-])(?P<dated>{ISO_DATE}/{MINUTE_NUMBER}(?:\.{ACTION_NUMBER})?{REFERENCE_ENDS})"
)
_ONE = re.compile(rf"(?:(?P<meeting>{ISO_DATE})/)?(?P<minute>{MINUTE_NUMBER})(?:\.(?P<number>{ACTION_NUMBER}))?")
ITEM = re.compile(r"\b[Ii]tem\s+(?P<number>\d{1,3}[a-z]{0,2})\b(?!\.\d|\s+(?:of|at|on)\b)")
"""A pattern of an item of the agenda in prose, `item 12a`; not one of something else, as in `item 3 of the plan`."""
_QUALIFIED = re.compile(r"\s+(?:of|at|on)\b")


@dataclass(frozen=True)
class FoundReference:
    """A minute or an action that prose names."""

    start: int
    """Where it begins in the text: with its word, or with its number where it is a later one of a list."""
    end: int
    minute: str
    number: int | None
    """The action's number, None when the minute itself is named."""
    meeting: date | None
    """Only in the full form."""
    is_qualified: bool
    """Whether `of`, `at` or `on` follows, as in `minute 76 of 2 June`: another meeting may be meant."""

    @property
    def name(self) -> str:
        """The number without its meeting: `76`, `76.2`."""
        return self.minute if self.number is None else f"{self.minute}.{self.number}"


def parse_reference(text: str) -> ActionReference | None:
    """Return the action that a text names, `76.2` or `2017-07-06/145.1` and nothing beside it, or None."""
    match = _REFERENCE.fullmatch(text)
    return None if match is None else reference_from(match)


def reference_from(match: re.Match[str]) -> ActionReference | None:
    """Return the reference that a match of `REFERENCE` found; None for a meeting on no day of the calendar."""
    meeting = parse_iso_date(match["meeting"]) if match["meeting"] else None
    if match["meeting"] and meeting is None:
        return None
    return ActionReference(match["minute"], int(match["number"]), meeting)


def find_references(text: str) -> Iterator[FoundReference]:
    """Yield what prose names: `minute 76`, `action 76.2`, each of `actions 77.1 and 77.3`, `2017-07-06/145.1` alone."""
    for phrase in _PHRASE.finditer(text):
        group = phrase.lastgroup or ""
        is_qualified = _QUALIFIED.match(text, phrase.end()) is not None
        for match in _ONE.finditer(text, *phrase.span(group)):
            meeting = parse_iso_date(match["meeting"]) if match["meeting"] else None
            number = int(match["number"]) if match["number"] else None
            begins = phrase.start() if match.start() == phrase.start(group) else match.start()
            if meeting is not None or not match["meeting"]:
                yield FoundReference(begins, match.end(), match["minute"], number, meeting, is_qualified)
