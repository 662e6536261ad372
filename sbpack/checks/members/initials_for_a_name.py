"""Initials where a name is printed."""

import re
from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.board.members import Member
from sbpack.findings.finding import Finding

FIELDS = ("presenter", "author", "contact_officer", "chief_officer")
_INITIALS = re.compile(r"[A-Z]{2}|[A-Z][a-z]{1,2}[A-Z]")
"""Such as `CH` and `JoM`; three capitals may be an organisation, such as NHS."""


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    for wording in meeting.wordings:
        if wording.where != "value" or wording.key not in FIELDS:
            continue
        key = wording.text.strip()
        owner = board.owner(key, meeting.date)
        message = f"`{key}` is printed as it stands, under `{wording.key}`"
        if owner is not None:
            post = owner.role if isinstance(owner, Member) else ""
            name = ", ".join(filter(None, (owner.printed_name, post)))
            fix = wording.replacement(0, len(wording.text), name)
            yield Finding(wording.span, message, f"write `{name}`", fixes=(fix,) if fix else ())
        elif _INITIALS.fullmatch(key):
            yield Finding(wording.span, message, "write the name in full; no entry in members.yaml has these initials")
