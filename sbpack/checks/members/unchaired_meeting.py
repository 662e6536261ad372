"""Minutes that do not say who took the chair."""

import re
from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.checks.members._people import members_meant
from sbpack.findings.finding import Finding
from sbpack.findings.suggest import series

_TAKEN = re.compile(
    r"\b(?:in the chair|(?:took|takes?|taking|taken|assumed) the chair|chaired|presid(?:ed|ing)"
    r"|(?:elected|appointed|nominated|acting|temporary)\b[^.]{0,60}\bchair\w*"
    r"|chair\w* (?:for|of) (?:the|this) meeting)",
    re.IGNORECASE,
)


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    minutes = meeting.minutes
    if minutes is None or minutes.head is None or not minutes.present or meeting.move is not None:
        return
    officers = [member for member in board.members_on(meeting.date) if member.office_on(meeting.date)]
    there = members_meant((*minutes.present, *minutes.also_present), meeting, board)
    if not officers or there is None or any(member.initials in there for member in officers):
        return
    accounted = members_meant(minutes.attendance, meeting, board) or frozenset()
    is_taken = any(_TAKEN.search(wording.text) for wording in minutes.wordings)
    if is_taken or not all(member.initials in accounted for member in officers):
        return
    names = series([f"{member.full_name}, {member.office_on(meeting.date)}" for member in officers], "or")
    place = next(entry.key.span for entry in minutes.head.entries if entry.key.text == "present")
    yield Finding(
        place,
        f"nobody present holds an office, such as {names}" if len(officers) < 4 else "nobody present holds an office",
        "say in the minutes who took the chair, or add them to `present`",
    )
