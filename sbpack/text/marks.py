"""How the sources name minutes and actions: `76`, `76.2`, `2017-07-06/145.1`.

- The marks in minutes that record actions, such as `[76.2 @LB due 2023-12-06]`.
- The inline rule for action marks: `[@LB]`, `[76.2 @LB due 2023-12-06]`, `[76.2 closed]`.

The patterns are bounded: a number with thousands of digits is none, and is never given to `int`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from markdown_it.rules_inline import StateInline

from sbpack.findings.finding import Span
from sbpack.text.dates import ISO_DATE, parse_iso_date
from sbpack.text.token_places import PlacedState

Change = Literal["closed", "stays open", "becomes a rule", "superseded", "withdrawn", "done by", "done in part"]
NEXT_MEETING = "next meeting"


@dataclass(frozen=True, order=True)
class ActionReference:
    """An action as the sources name it: `76.2`, or `2017-07-06/145.1` where numbers were used twice."""

    minute: str
    """The minute's number as printed: `76`, `156a`."""
    number: int
    meeting: date | None = None
    """Only in the full form."""

    def __str__(self) -> str:
        """The reference as it is written."""
        short = f"{self.minute}.{self.number}"
        return short if self.meeting is None else f"{self.meeting.isoformat()}/{short}"


@dataclass(frozen=True)
class ActionMark:
    """A mark that records a new action: `[@LB]` in a draft, `[76.2 @LB due next meeting]` once numbered."""

    span: Span
    owners: tuple[str, ...]
    """Initials of members, keys of groups or outsiders."""
    reference: ActionReference | None = None
    """None in a draft that `sbpack fix` has not numbered."""
    due: str = ""
    """An ISO date, `next meeting`, or nothing."""


@dataclass(frozen=True)
class ChangeMark:
    """A mark that records the board's word on an earlier action: `[76.2 closed]`, `[76.2 to @KL due 2024-03-06]`."""

    span: Span
    reference: ActionReference
    change: Change
    """`stays open` also where the mark only gives an action to somebody, or gives it a date."""
    owners: tuple[str, ...] = ()
    """Who owns it from now on; after `done by`, who has done their part."""
    due: str = ""
    """An ISO date, `next meeting`, or nothing where the date stays."""


Mark = ActionMark | ChangeMark


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


CHANGES: tuple[Change, ...] = get_args(Change)
_OWNER = r"@[^\W_](?:[^\W_]|[-'\u2019](?=[^\W_]))*"
_SPACE = r"(?:[ \t]+|[ \t]*\n[ \t]*)"
_OWNERS = rf"{_OWNER}(?:{_SPACE}{_OWNER})*"
_DUE = rf"due{_SPACE}(?:{ISO_DATE}|next{_SPACE}meeting)"
_WHOSE = rf"{_OWNERS}(?:{_SPACE}{_DUE})?"
_ENDED = "|".join(("closed", rf"becomes{_SPACE}a{_SPACE}rule", "superseded", "withdrawn"))
_GOES_ON = rf"(?:stays{_SPACE}open|done{_SPACE}in{_SPACE}part)"
MARK = re.compile(
    rf"\[(?:{REFERENCE}{_SPACE})?(?P<said>{_WHOSE}|(?(minute)(?:{_ENDED}|done{_SPACE}by{_SPACE}{_OWNERS}"
    rf"|(?:{_GOES_ON}{_SPACE})?(?:to{_SPACE}{_WHOSE}|{_DUE})|{_GOES_ON}(?:{_SPACE}{_WHOSE})?)|(?!)))\]"
)
"""A mark: with owners alone it records an action, with words it says what became of one."""
_SAID = re.compile(rf"(?P<words>[^@]*?)(?: ?\bto)?(?: ?(?P<owners>{_OWNERS}))?(?: ?due (?P<due>.+))?")
_SPACES = re.compile(r"\s+")


def mark_rule(state: StateInline, silent: bool) -> bool:
    """Recognise a mark at `[`; what is none is left to the other rules."""
    if state.src[state.pos] != "[" or not isinstance(state, PlacedState):
        return False
    match = MARK.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    mark = _mark(match, state.span(match.start(), match.end()))
    if mark is None:
        return False
    if not silent:
        token = state.push("mark", "", 0)
        token.content = match[0]
        token.meta["mark"] = mark
    state.pos = match.end()
    return True


def _mark(match: re.Match[str], span: Span) -> Mark | None:
    reference = reference_from(match) if match["minute"] else None
    if match["minute"] and reference is None:
        return None
    said = _SAID.fullmatch(_SPACES.sub(" ", match["said"]))
    due = said["due"] or "" if said else ""
    if said is None or (due not in ("", NEXT_MEETING) and parse_iso_date(due) is None):
        return None
    owners = tuple(owner.removeprefix("@") for owner in (said["owners"] or "").split())
    if match["said"].startswith("@"):
        return ActionMark(span, owners, reference, due)
    change: Change = next((known for known in CHANGES if known == said["words"]), "stays open")
    return None if reference is None else ChangeMark(span, reference, change, owners, due)
