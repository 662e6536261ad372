"""One person twice on the register at the same time."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.members import Member
from sbpack.board.people_names import fold
from sbpack.findings.finding import Finding, Related


def check(board: Board, as_of: date) -> Iterator[Finding]:
    before: defaultdict[str, list[Member]] = defaultdict(list)
    for member in board.members:
        same = before[fold(member.name)]
        first = next((other for other in same if other.period.overlaps(member.period)), None)
        same.append(member)
        if first and member.name:
            yield Finding(
                member.span,
                f"{member.full_name} is on the register twice at one time",
                f"delete one entry, or end the first with `to:` before the day on which `{member.initials}` begins",
                (Related(first.span, f"`{first.initials}`, {first.full_name}"),),
            )
