"""Standing item that is not on the agenda."""

import re
from collections.abc import Iterator
from datetime import date

from rapidfuzz import fuzz

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.checks.agenda import minutes_not_carried, no_matters_arising
from sbpack.checks.agenda._title_words import are_alike, plain_words
from sbpack.findings.finding import Finding, Related
from sbpack.findings.suggest import series
from sbpack.packs.make_pack import item_title

_SHORT = re.compile(r"\bA\.?O\.?B\b\.?")
_MINUTES = "Minutes of the previous meeting"
_MATTERS = "Matters arising"
_CONTAINED = 90
"""How nearly, out of 100, one title must be contained in the other."""


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    rule = board.rule_on("standing items", meeting.date)
    if rule is None or meeting.move is not None or not meeting.agenda:
        return
    titles = list(_titles(meeting))
    # What the agenda lacks by a rule of its own has the finding of that rule, which says more.
    titles += [_MINUTES] if any(minutes_not_carried.check(meeting, board, as_of)) else []
    titles += [_MATTERS] if any(no_matters_arising.check(meeting, board, as_of)) else []
    missing = [wanted for wanted in rule.items if not any(_is_met(wanted, title) for title in titles)]
    if missing:
        names = series([f"`{wanted}`" for wanted in missing], "or")
        entries = meeting.written.entries if meeting.written else ()
        yield Finding(
            next((entry.key.span for entry in entries if entry.key.text == "agenda"), meeting.span),
            f"the agenda has no item {names} ({rule.made_by})",
            f"add {'it' if len(missing) == 1 else 'them'}, or call what is meant so",
            (Related(rule.span, "the rule"),),
        )


def _titles(meeting: Meeting) -> Iterator[str]:
    """Yield the title of every item, and what else business with a derived title is called."""
    for item in meeting.items():
        yield item_title(item, meeting)
        if item.minutes_of:
            yield _MINUTES
        if item.matters_arising_report is not None:
            yield _MATTERS
        if item.next_meeting:
            yield "Date, time and venue of next meeting"


def _is_met(wanted: str, title: str) -> bool:
    """Whether an item is a standing one: either title contains the other, or its first word and half of all."""
    words, others = (plain_words(_SHORT.sub("Any other business", text)) for text in (wanted, title))
    if not words or not others:
        return not words
    if fuzz.token_set_ratio(" ".join(words), " ".join(others)) >= _CONTAINED:
        return True
    found = [any(are_alike(word, other) for other in others) for word in words]
    return found[0] and 2 * sum(found) >= len(words)
