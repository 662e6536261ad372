"""Two names, contacts or the like at one time."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from sbpack.board.board import Board
from sbpack.board.dates import ALWAYS, Period
from sbpack.checks.members._people import entries_at_once, shared_time
from sbpack.findings.finding import Finding, Related, Span
from sbpack.text.source_text import plain_name


class _Dated(NamedTuple):
    what: str
    """What there is one of, such as `name of the board`."""
    period: Period
    span: Span


def check(board: Board, as_of: date) -> Iterator[Finding]:
    for first, one in entries_at_once((dated.what, dated) for dated in _dated(board)):
        yield Finding(
            one.span,
            f"this is a second {one.what}{shared_time(first.period, one.period)}, and is not used",
            _help(first.period, one.period),
            (Related(first.span, "the one that is used"),),
        )


def _dated(board: Board) -> Iterator[_Dated]:
    yield from (_Dated("name of the board", name.period, name.span) for name in board.names)
    yield from (_Dated("contact officer", contact.period, contact.span) for contact in board.contacts)
    yield from (_Dated("usual venue", usual.period, usual.venue.span) for usual in board.venues)
    yield from (_Dated(f"standard text `{plain_name(text.name)}`", text.period, text.span) for text in board.texts)
    yield from (_Dated(f"rule of procedure `{rule.name}`", rule.period, rule.span) for rule in board.rules)
    reasons = board.exempt_reasons
    yield from (_Dated(f"exempt reason `{reason.key}`", reason.period, reason.span) for reason in reasons)


def _help(first: Period, second: Period) -> str:
    """Return how the two follow each other, where one of them says when."""
    if second.start and (first.start is None or first.start < second.start):
        return f"end the first with `to: {(second.start - timedelta(1)).isoformat()}`"
    if first.start and second.end is None and second.start is None:
        return f"end this one with `to: {(first.start - timedelta(1)).isoformat()}`"
    if first.end and second.end is None and second.start is None:
        return f"begin this one with `from: {(first.end + timedelta(1)).isoformat()}`"
    if second.end and first == ALWAYS:
        return f"begin the first with `from: {(second.end + timedelta(1)).isoformat()}`"
    return "end the earlier of them with `to:` and begin the later with `from:`, or delete one"
