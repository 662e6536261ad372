"""One person twice on the register at the same time.

## What it does
Checks that no two entries of members.yaml have the same name at the same time, whatever their initials. Capitals,
hyphens and apostrophes make no difference.

## Why it matters
The front sheet prints the person twice, and the quorum, attendance and actions are divided between the two.

## Example
    - initials: AP
      name: Angela Page
    - initials: AnP
      name: Angela Page
      role: Portfolio Holder

Use instead one entry; or two, for a person whose place changed, with an end and a beginning:
    - initials: AP
      name: Angela Page
      to: 2023-06-02
    - initials: AP
      name: Angela Page
      role: Portfolio Holder
      from: 2023-06-03
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from sbpack.findings.finding import Finding, Related
from sbpack.model.board import Board
from sbpack.model.member import Member
from sbpack.model.person_name import fold


def check(board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding for the later of two entries of one person."""
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
