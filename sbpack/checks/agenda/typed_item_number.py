"""Number that was typed before the title of an item."""

import re
from collections.abc import Iterator
from datetime import date

from sbpack.board.agenda import Item
from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.findings.finding import Finding, Replacement, Span
from sbpack.text.wording import Wording

_TYPED = re.compile(
    r"(?:(?P<item>(?:agenda\s+)?item\s+(?:no\.?\s*)?)(?P<named>\d{1,2}[a-z]?)(?:[.):]|\s*[-\u2013\u2014])?"
    r"|\(?(?P<number>\d{1,2}[a-z]?)[.)]|(?P<own>\d{1,2}[a-z]?)(?::|\s+[-\u2013\u2014]|(?:\.\d{1,2}){1,2}\.?)"
    r"|(?:\((?P<letter>[a-z])\)|(?P<bare>[a-z])[.)]))\s+(?=[\w'\"\u2018\u201c(])",
    re.IGNORECASE,
)


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    found = [one for item in meeting.items() for one in _in_item(item, meeting)]
    if not found:
        return
    first = found[0][0]
    yield Finding(
        found[0][1],
        f"`{first}` is typed, and the agenda numbers its items itself",
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
    if match is None or not _is_numbering(match, item):
        return
    wording = next((one for one in _titles(meeting, paper.path if paper else meeting.span.path, item)), None)
    if wording is not None and wording.text == title:
        typed = match[0].rstrip()
        yield typed, wording.place(0, len(typed)), wording.replacement(0, match.end(), "")


def _titles(meeting: Meeting, path: str, item: Item) -> Iterator[Wording]:
    """Yield the titles in a file, on the agenda from an item on."""
    is_here = path == item.span.path
    for wording in meeting.wordings:
        is_title = wording.key == "title" and wording.span.path == path
        if is_title and (not is_here or wording.span.line >= item.span.line):
            yield wording


def _is_numbering(match: re.Match[str], item: Item) -> bool:
    """Whether a number is one of items: what may be an amount or a name is the item's own number."""
    if match["own"]:
        return item.number.startswith(match["own"].lower())
    if match["bare"]:
        return match["bare"].islower()
    return True
