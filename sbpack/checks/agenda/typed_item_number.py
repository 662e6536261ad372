"""Number that was typed before the title of an item."""

import re
from collections.abc import Iterator
from datetime import date

from sbpack.board.agenda import Item
from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.findings.finding import Finding, Replacement, Span

_TYPED = re.compile(
    r"(?:(?P<item>(?:agenda\s+)?item\s+(?:no\.?\s*)?)(?P<named>\d{1,2}[a-z]?)(?:[.):]|\s*[-\u2013\u2014])?"
    r"|\(?(?P<number>\d{1,2}[a-z]?)[.)]|(?P<own>\d{1,2}[a-z]?)(?::|\s+[-\u2013\u2014]|(?:\.\d{1,2}){1,2}\.?)"
    r"|(?:\((?P<letter>[a-z])\)|(?P<bare>[a-z])[.)]))\s+(?=[\w'\"\u2018\u201c(])",
    re.IGNORECASE,
)


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    found = [one for item in meeting.items() for one in _in_item(item, meeting)]
    if found:
        typed, span, _ = found[0]
        yield Finding(
            span,
            f"`{typed}` is typed, and the agenda numbers its items itself",
            "leave the number out" if len(found) == 1 else "leave the numbers out",
            also=tuple(span for _, span, _ in found[1:]),
            fixes=tuple(fix for _, _, fix in found if fix),
        )


def _in_item(item: Item, meeting: Meeting) -> Iterator[tuple[str, Span, Replacement | None]]:
    """Yield the numbers before an item's own title, or before that of its only paper, each with place and repair."""
    entry = item.only_paper
    paper = meeting.paper(entry.path) if entry and not item.title else None
    title = item.title or (paper.title if paper else "")
    match = _TYPED.match(title)
    # What may be an amount or a name is only a number of items if it is the item's own.
    if match is None or (match["own"] and not item.number.startswith(match["own"].lower())):
        return
    if match["bare"] and not match["bare"].islower():
        return
    path = paper.path if paper else meeting.span.path
    first_line = item.span.line if path == item.span.path else 0
    titles = (one for one in meeting.wordings if one.key == "title" and one.span.path == path)
    wording = next((one for one in titles if one.span.line >= first_line), None)
    if wording is not None and wording.text == title:
        typed = match[0].rstrip()
        yield typed, wording.place(0, len(typed)), wording.replacement(0, match.end(), "")
