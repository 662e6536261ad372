"""A matter that the last matters arising left open and this one does not report."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from textwrap import shorten

from rapidfuzz import fuzz

from sbpack.board.board import Board
from sbpack.board.matters_arising import Row
from sbpack.board.meeting import Meeting
from sbpack.board.text_names import bare_words
from sbpack.checks.actions.dropped_action import matters_reported
from sbpack.findings.finding import Finding, Related, Span
from sbpack.findings.suggest import series
from sbpack.text.marks import find_references

_LEFT_OPEN = ("open", "oral")
_MOST_SHOWN = 3
"""Matters that are shown of a table that nobody has begun."""
_SHOWN = 50
"""Characters of a matter that a message shows."""


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    matters = matters_reported(meeting)
    before = (one for one in reversed(board.meetings) if one.date < meeting.date and one.move is None)
    last = next((one for one in before if one.matters_arising is not None), None)
    if matters is None or last is None:
        return
    dropped = list(_dropped(last.rows, matters.rows))
    mentioned = _mentioned(last, meeting, board) if dropped else set()
    dropped = [row for row in dropped if row.minute not in mentioned]
    if len(dropped) > 1 and not matters.rows and not matters.broken:
        headings = series(list(dict.fromkeys(f"`## minute {row.minute} open`" for row in dropped)))
        yield Finding(
            Span(matters.paper.path),
            f"none of the {len(dropped)} matters left open on {last.date.isoformat()} is reported back",
            f"add a heading for each with its matter and update below: {headings}",
            tuple(_left_open(row, last) for row in dropped[:_MOST_SHOWN]),
        )
        return
    for row in dropped:
        quoted = row.matter.wordings[0] if row.matter.wordings else None
        matter = f"the matter `{shorten(quoted.text, _SHOWN, placeholder='…')}`" if quoted else "the matter"
        yield Finding(
            Span(matters.paper.path),
            f"{matter} of minute {row.minute} was not reported back",
            f"add a heading `## minute {row.minute} open` with its matter and update, or `done`",
            (_left_open(row, last),),
        )


def _left_open(row: Row, last: Meeting) -> Related:
    span = row.matter.wordings[0].span if row.matter.wordings else row.span
    return Related(span, f"left {row.status} on {last.date.isoformat()}")


def _dropped(last: Sequence[Row], rows: Sequence[Row]) -> Iterator[Row]:
    """Yield the rows left open about minutes that none of the present rows goes on with."""
    left_open: defaultdict[str, list[Row]] = defaultdict(list)
    for row in last:
        if row.minute and row.status in _LEFT_OPEN:
            left_open[row.minute].append(row)
    for minute, earlier in left_open.items():
        carried_on = _carried_on(earlier, [row for row in rows if row.minute == minute])
        quoted_elsewhere = {bare_words(row.matter) for row in rows if row.minute != minute} - {""}
        for place, row in enumerate(earlier):
            # A row of another number that quotes the very matter has the number wrong.
            if place not in carried_on and bare_words(row.matter) not in quoted_elsewhere:
                yield row


def _carried_on(earlier: Sequence[Row], later: Sequence[Row]) -> set[int]:
    """Return the places of the earlier rows that later ones go on with: those quoted most alike, one for one."""
    pairs = [
        (fuzz.partial_ratio(bare_words(before.matter), bare_words(after.matter)), -place, -other)
        for place, before in enumerate(earlier)
        for other, after in enumerate(later)
    ]
    paired: dict[int, int] = {}
    for _, place, other in sorted(pairs, reverse=True):
        if -place not in paired and -other not in paired.values():
            paired[-place] = -other
    return set(paired)


def _mentioned(last: Meeting, meeting: Meeting, board: Board) -> set[str]:
    """Return the minutes mentioned by the present report, and by minutes since the last meeting that had one."""
    since = (one.minutes for one in board.meetings if last.date <= one.date < meeting.date)
    wordings = (wording for source in (*since, meeting.matters_arising) if source for wording in source.wordings)
    texts = (wording.text for wording in wordings if "inute" in wording.text)
    return {found.minute for text in texts for found in find_references(text)}
