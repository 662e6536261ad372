"""An action given to a member who was not there."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.findings.finding import Finding, Span


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    minutes = meeting.minutes
    if minutes is None:
        return
    there = {attendee.key for attendee in (*minutes.present, *minutes.also_present)}
    away = {attendee.key for attendee in minutes.apologies if attendee.member and not attendee.substitute} - there
    theirs: defaultdict[str, list[Span]] = defaultdict(list)
    for action in minutes.actions if away else ():
        for key in away.intersection(action.owners):
            theirs[key].append(action.span)
    for key, places in theirs.items():
        yield Finding(
            places[0],
            f"`{key}` owns this action and sent apologies",
            "tell them of it, or name an owner who was there",
            also=tuple(places[1:]),
        )
