"""Resolution without a quorum."""

import re
from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.meeting import Inquorate, Meeting
from sbpack.board.members import Attendee
from sbpack.board.minutes import Minutes
from sbpack.checks.members._people import written_by_name
from sbpack.findings.finding import Finding, Related

_INQUORATE = re.compile(r"\b(?:in|not\s+|un)quorate\b|\b(?:no|without a|lost the)\s+quorum\b", re.IGNORECASE)


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    rule = board.rule_on("quorum", meeting.date)
    minutes = meeting.minutes
    if rule is None or rule.members is None or minutes is None or not minutes.present:
        return
    if isinstance(meeting.move, Inquorate) or any(_INQUORATE.search(wording.text) for wording in minutes.wordings):
        return
    # Members who were there at some time, substitutes in their members' place, and members written by name.
    members = {person.key: person for person in minutes.present if person.key}
    away = {person.key or person.name: person for person in minutes.apologies if person.substitute}
    keys = {person.key for person in (*minutes.present, *minutes.apologies) if person.key}
    named = (one for one, member in written_by_name(meeting, board) if member.initials not in keys)
    people = [*members.values(), *(one for key, one in away.items() if key not in members)]
    people += [one for one in named if one in minutes.present]
    numbers = [minute.number for minute in minutes.minutes]
    counts = [sum(_is_there(person, place, minutes, numbers) for person in people) for place in range(len(numbers))]
    counted = zip(minutes.minutes, counts, strict=True)
    short = [(minute, count) for minute, count in counted if minute.resolutions and count < rule.members]
    if short:
        minute, count = short[0]
        there = f"{count} member{'' if count == 1 else 's'}"
        yield Finding(
            minute.resolutions[0].span,
            f"{minute.name} resolves with {there} present, and the quorum is {rule.members} ({rule.made_by})",
            "complete `present:` and `substitutes:`, or record that the meeting was inquorate",
            (Related(rule.span, "the rule"),),
            also=tuple(minute.resolutions[0].span for minute, _ in short[1:]),
        )


def _is_there(person: Attendee, place: int, minutes: Minutes, numbers: list[str]) -> bool:
    """Whether somebody was in the room at a minute; a movement without a minute is left out."""
    names = {person.substitute} if person.substitute else {person.key, person.name}
    moves = sorted(
        (numbers.index(movement.minute), has_arrived)
        for movements, has_arrived in ((minutes.arrived, True), (minutes.left, False))
        for movement in movements
        if movement.minute in numbers and any(names & {who.key, who.name} for who in movement.people)
    )
    is_there = not moves or not moves[0][1]
    for moved_at, has_arrived in moves:
        if moved_at < place or (has_arrived and moved_at == place):
            is_there = has_arrived
    return is_there
