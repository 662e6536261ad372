"""A person's name spelt in another way than the register spells it."""

from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.board.people_names import OtherSpelling
from sbpack.checks.members._people import written_by_name
from sbpack.findings.finding import Finding, Related, Replacement
from sbpack.text.wording import Wording

_Found = tuple[OtherSpelling, Wording]


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    found: dict[tuple[str, str], list[_Found]] = {}
    by_name = {attendee.name for attendee, _ in written_by_name(meeting, board)}
    for wording in meeting.wordings:
        if wording.key == "name" and wording.text in by_name:
            continue  # initials belong there
        for spelling in board.people.other_spellings(wording.text):
            key = spelling.written.casefold(), spelling.person.name.key
            found.setdefault(key, []).append((spelling, wording))
    for places in found.values():
        yield _finding(places, meeting, board)


def _finding(places: list[_Found], meeting: Meeting, board: Board) -> Finding:
    spelling, wording = places[0]
    person = spelling.person
    right = person.name.written
    is_member = person.initials and board.member(person.initials, meeting.date) is not None
    is_in_attendance = wording.key == "name" and meeting.minutes and wording.span.path == meeting.minutes.path
    write = f"`{person.initials}` for the entry" if is_member and is_in_attendance else f"`{right}`"
    somebody_else = "; or, for somebody else, add them to `outsiders` in members.yaml"
    where = "on the register" if person.span.path == "members.yaml" else "among those present"
    spans = [wording.place(one.start, one.end) for one, wording in places]
    # Only where nothing but punctuation differs is the repair certain.
    fixes = [_fix(one, wording) for one, wording in places if spelling.is_same_letters]
    return Finding(
        spans[0],
        f"`{spelling.written}` is spelt `{right}` {where}",
        f"write {write}{'' if spelling.is_same_letters else somebody_else}",
        (Related(person.span, "so spelt here"),),
        also=tuple(spans[1:]),
        fixes=tuple(filter(None, fixes)),
    )


def _fix(spelling: OtherSpelling, wording: Wording) -> Replacement | None:
    right = spelling.person.name.written
    text = right.upper() if spelling.written.isupper() else right
    return wording.replacement(spelling.start, spelling.end, text)
