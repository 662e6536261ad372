"""A matter that the last matters arising left open and this one does not report."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from textwrap import shorten

from rapidfuzz import fuzz

from sbpack.board.board import Board
from sbpack.board.matters_arising import MattersArising, Row
from sbpack.board.meeting import Meeting
from sbpack.board.text_names import bare_words
from sbpack.checks.actions.dropped_action import matters_told
from sbpack.findings.finding import Finding, Related, Span
from sbpack.findings.suggest import series
from sbpack.text.marks import find_references
from sbpack.text.wording import Wording

_LEFT_OPEN = ("open", "oral")
_MOST_SHOWN = 3
"""Matters that are shown of a table that nobody has begun."""
_SHOWN = 50
"""Characters of a matter that a message shows."""


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    matters = matters_told(meeting)
    last = _last_told(meeting, board) if matters else None
    if matters is None or last is None or last.matters_arising is None:
        return
    dropped = list(_dropped(last.matters_arising, matters))
    if not dropped:
        return
    mentioned = _mentioned(_words_since(last, meeting, board))
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


def _last_told(meeting: Meeting, board: Board) -> Meeting | None:
    """Return the last meeting before this one that was told of matters arising."""
    return next(
        (
            earlier
            for earlier in reversed(board.meetings)
            if earlier.date < meeting.date and earlier.matters_arising is not None and earlier.move is None
        ),
        None,
    )


def _dropped(last: MattersArising, matters: MattersArising) -> Iterator[Row]:
    """Yield the open rows about minutes that none of the present ones goes on with."""
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    for row in matters.rows:
        rows[row.minute].append(row)
    left_open: defaultdict[str, list[Row]] = defaultdict(list)
    for row in last.rows:
        if row.minute and row.status in _LEFT_OPEN:
            left_open[row.minute].append(row)
    for minute, earlier in left_open.items():
        carried_on = _carried_on(earlier, rows[minute]) if rows[minute] else ()
        dropped = (row for place, row in enumerate(earlier) if place not in carried_on)
        yield from (row for row in dropped if not _is_quoted(row, matters.rows))


def _is_quoted(row: Row, later: Iterable[Row]) -> bool:
    """Whether a row of any other number quotes the very matter: then the number is wrong."""
    words = bare_words(row.matter)
    return words != "" and any(bare_words(other.matter) == words for other in later if other.minute != row.minute)


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


def _words_since(last: Meeting, meeting: Meeting, board: Board) -> Iterator[Wording]:
    """Yield the words of the minutes from the meeting that was told last, and of the present report."""
    for between in board.meetings:
        if last.date <= between.date < meeting.date and between.minutes is not None:
            yield from between.minutes.wordings
    if meeting.matters_arising is not None:
        yield from meeting.matters_arising.wordings


def _mentioned(wordings: Iterable[Wording]) -> set[str]:
    texts = (wording.text for wording in wordings if "inute" in wording.text)
    return {found.minute for text in texts for found in find_references(text)}
