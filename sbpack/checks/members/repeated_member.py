"""One person twice on the register at the same time."""

from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.people_names import fold
from sbpack.checks.members._people import entries_at_once
from sbpack.findings.finding import Finding, Related


def check(board: Board, as_of: date) -> Iterator[Finding]:
    for first, member in entries_at_once((fold(member.name), member) for member in board.members):
        if member.name:
            yield Finding(
                member.span,
                f"{member.full_name} is on the register twice at one time",
                f"delete one entry, or end the first with `to:` before the day on which `{member.initials}` begins",
                (Related(first.span, f"`{first.initials}`, {first.full_name}"),),
            )
