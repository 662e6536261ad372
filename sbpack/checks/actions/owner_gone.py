"""An open action whose owner has left the board."""

from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.dates import long_date
from sbpack.board.members import Owner
from sbpack.checks.members._people import initials_of_somebody
from sbpack.findings.finding import Finding, Related
from sbpack.findings.suggest import series


def check(board: Board, as_of: date) -> Iterator[Finding]:
    example = initials_of_somebody(board, as_of)
    for entry in board.register_on(as_of).open:
        action = entry.action
        owners = [board.owner(owed.key, owed.since) for owed in entry.owners]
        gone = [owner for owner in owners if owner and _is_gone(owner, board, as_of)]
        left = max((owner.period.end for owner in gone if owner.period.end), default=date.max)
        if gone and len(gone) == len(owners) and all(change.meeting <= left for change in entry.changes):
            names = series([f"{owner.printed_name} (`{owner.label}`)" for owner in gone])
            yield Finding(
                action.span,
                f"action `{action.id}` is open, and its owner {names} left on {long_date(left)}",
                f"give it to somebody else in the minutes, with a mark such as `[{action.id} to @{example}]`",
                tuple(Related(owner.span, "the entry that ended") for owner in gone),
            )


def _is_gone(owner: Owner, board: Board, as_of: date) -> bool:
    """Whether the time of an owner has ended, and nobody of the same name is on the register in another place."""
    others: tuple[Owner, ...] = (*board.members, *board.groups)
    ended = owner.period.end is not None and owner.period.end < as_of
    return ended and not any(one.period.covers(as_of) and one.printed_name == owner.printed_name for one in others)
