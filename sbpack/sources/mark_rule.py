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
_OWNER = r"[^\W_](?:[^\W_]|[-'\u2019](?=[^\W_]))*"
_SPACE = r"(?:[ \t]+|[ \t]*\n[ \t]*)"
MARK = re.compile(
    rf"\[(?:{REFERENCE}{_SPACE})?(?:"
    rf"(?P<owners>@{_OWNER}(?:{_SPACE}@{_OWNER})*)(?:{_SPACE}due{_SPACE}(?P<due>{ISO_DATE}|next{_SPACE}meeting))?"
    rf"|(?P<change>{'|'.join(change.replace(' ', _SPACE) for change in CHANGES)})"
    r")\]"
)
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
    if match["owners"]:
        due = _SPACES.sub(" ", match["due"] or "")
        if due not in ("", NEXT_MEETING) and parse_iso_date(due) is None:
            return None
        owners = tuple(owner.removeprefix("@") for owner in match["owners"].split())
        return ActionMark(span, owners, reference, due)
    change = next((known for known in CHANGES if known == _SPACES.sub(" ", match["change"])), None)
    return None if reference is None or change is None else ChangeMark(span, reference, change)
