"""The inline rule for action marks: `[@LB]`, `[76.2 @LB due 2023-12-06]`, `[76.2 closed]`."""

import re
from datetime import date
from typing import get_args

from markdown_it.rules_inline import StateInline

from sbpack.findings.span import Span
from sbpack.sources.inline_places import PlacedState
from sbpack.sources.mark import NEXT_MEETING, ActionMark, ActionReference, Change, ChangeMark, Mark

CHANGES: tuple[Change, ...] = get_args(Change)
_DATE = r"\d{4}-\d{2}-\d{2}"
REFERENCE = rf"(?:(?P<meeting>{_DATE})/)?(?P<minute>[1-9]\d{{0,5}}[a-z]?)\.(?P<number>[1-9]\d{{0,5}})"
_OWNER = r"[^\W_](?:[^\W_]|[-'\u2019](?=[^\W_]))*"
_SPACE = r"(?:[ \t]+|[ \t]*\n[ \t]*)"
MARK = re.compile(
    rf"\[(?:{REFERENCE}{_SPACE})?(?:"
    rf"(?P<owners>@{_OWNER}(?:{_SPACE}@{_OWNER})*)(?:{_SPACE}due{_SPACE}(?P<due>{_DATE}|next{_SPACE}meeting))?"
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


def reference_from(match: re.Match[str]) -> ActionReference | None:
    """Return the reference that a match of `REFERENCE` found; None for a meeting on no day of the calendar."""
    meeting = match["meeting"]
    if meeting is not None and not is_date(meeting):
        return None
    day = date.fromisoformat(meeting) if meeting is not None else None
    return ActionReference(match["minute"], int(match["number"]), day)


def is_date(text: str) -> bool:
    """Whether this is a day of the calendar."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _mark(match: re.Match[str], span: Span) -> Mark | None:
    reference = reference_from(match) if match["minute"] else None
    if match["minute"] and reference is None:
        return None
    if match["owners"]:
        due = _SPACES.sub(" ", match["due"] or "")
        if due not in ("", NEXT_MEETING) and not is_date(due):
            return None
        owners = tuple(owner.removeprefix("@") for owner in match["owners"].split())
        return ActionMark(span, owners, reference, due)
    change = next((known for known in CHANGES if known == _SPACES.sub(" ", match["change"])), None)
    return None if reference is None or change is None else ChangeMark(span, reference, change)
