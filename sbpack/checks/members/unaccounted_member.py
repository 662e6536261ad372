"""Members who neither came nor apologised."""

from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.board.people_names import fold
from sbpack.checks.members._people import members_meant
from sbpack.findings.finding import Finding
from sbpack.findings.suggest import series


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    minutes = meeting.minutes
    if minutes is None or minutes.head is None or not minutes.present or meeting.move is not None:
        return
    accounted = members_meant((*minutes.attendance, *minutes.moved), meeting, board)
    if accounted is None:
        return
    members = board.members_on(meeting.date)
    # Somebody may be twice on the register.
    names = {fold(member.name) for member in members if member.initials in accounted}
    missing = [one for one in members if one.initials not in accounted and fold(one.name) not in names]
    if missing:
        who = "a member is" if len(missing) == 1 else f"{len(missing)} members are"
        listing = series([f"{member.full_name} (`{member.initials}`)" for member in missing])
        yield Finding(
            next(entry.key.span for entry in minutes.head.entries if entry.key.text == "present"),
            f"{who} neither present nor apologising: {listing}",
            "add them to `present`, `apologies` or `substitutes`, or allow it here and say why",
        )
