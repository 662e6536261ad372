"""Reference to a minute, an action or an item that does not exist."""

import re
from collections.abc import Iterator
from datetime import timedelta

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.checks.papers._references import KnownRecords, is_own_item, may_be_anothers
from sbpack.findings.finding import Finding, Span
from sbpack.text.marks import ITEM, find_references
from sbpack.text.wording import Wording, wordings_in_yaml

_MAY_NAME = re.compile(r"(?:minute|action|item)s?\s|\d/[1-9]", re.IGNORECASE)
_OWN_NUMBER = re.compile(
    r"(?:(?:action|item)\s+(?=\S+\s*(?:[:\u2013-]|\Z)))?(?P<number>[1-9]\d{0,5}[a-z]?(?:\.\d+)?)\b", re.IGNORECASE
)
"""What begins with a number of its own: `80.1 Lamps`, `Action 80.1: lamps`."""

Named = tuple[str, str]
"""What is wrong with something named, and what to do."""


def check(meeting: Meeting, board: Board, *_: object) -> Iterator[Finding]:
    """Yield a finding for each thing named that is not there, with all the places that name it."""
    before = KnownRecords(board, board.register_before(meeting.date), meeting)
    yield from _findings(_broken(_before_meeting(meeting), before))
    if meeting.minutes is not None:
        register = board.register_before(meeting.date + timedelta(days=1))
        marked = frozenset(str(change.reference) for minute in meeting.minutes.minutes for change in minute.changes)
        known = KnownRecords(board, register, meeting)
        yield from _findings(_broken(meeting.minutes.wordings, known, marked))


def _before_meeting(meeting: Meeting) -> tuple[Wording, ...]:
    papers = (wording for paper in meeting.papers for wording in paper.wordings)
    matters = meeting.matters_arising.wordings if meeting.matters_arising else ()
    return (*wordings_in_yaml(meeting.written), *papers, *matters)


def _findings(broken: Iterator[tuple[Named, Span]]) -> Iterator[Finding]:
    places: dict[Named, list[Span]] = {}
    for named, span in broken:
        places.setdefault(named, []).append(span)
    for (message, help_line), spans in places.items():
        yield Finding(spans[0], message, help_line, also=tuple(spans[1:]))


def _broken(
    wordings: tuple[Wording, ...], known: KnownRecords, marked: frozenset[str] = frozenset()
) -> Iterator[tuple[Named, Span]]:
    """Yield what names something that is not there; an action that a mark names too has its finding there."""
    own_numbers: set[str] | None = None
    for wording in wordings:
        if not _MAY_NAME.search(wording.text):
            continue
        for kind, name, start, end, problem in _named(wording.text, known):
            if own_numbers is None:
                own_numbers = {match["number"] for other in wordings if (match := _OWN_NUMBER.match(other.text))}
            # A plan numbers its own actions, and a report speaks of them.
            if kind == "minute" or name not in own_numbers | marked:
                yield problem, wording.place(start, end)


def _named(text: str, known: KnownRecords) -> Iterator[tuple[str, str, int, int, Named]]:
    for found in find_references(text):
        if found.meeting is None and (found.is_qualified or may_be_anothers(text, found.start, found.end)):
            continue
        if problem := known.problem_of(found):
            yield "minute" if found.number is None else "action", found.name, found.start, found.end, problem
    for item in ITEM.finditer(text):
        if is_own_item(text, *item.span()) and (problem := known.problem_of_item(item["number"])):
            yield "item", item["number"], *item.span(), problem
