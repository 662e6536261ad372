"""The inline rule for action marks: `[@LB]`, `[76.2 @LB due 2023-12-06]`, `[76.2 closed]`."""

import re
from typing import get_args

from markdown_it.rules_inline import StateInline

from sbpack.findings.span import Span
from sbpack.sources.inline_places import PlacedState
from sbpack.sources.iso_date import ISO_DATE, parse_iso_date
from sbpack.sources.mark import NEXT_MEETING, ActionMark, Change, ChangeMark, Mark
from sbpack.sources.reference import REFERENCE, reference_from

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
