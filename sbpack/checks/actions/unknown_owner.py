"""An action whose owner nobody knows."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.board.minutes import Action, ActionChange
from sbpack.checks.members._people import help_for_initials
from sbpack.findings.finding import Finding
from sbpack.findings.suggest import series

_OTHERWISE = "add an entry under `members`, `groups` or `outsiders` in members.yaml"


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    if meeting.minutes is None or not board.is_described:
        return
    owned: defaultdict[str, list[Action | ActionChange]] = defaultdict(list)
    for action in meeting.minutes.said_of_actions:
        for key in action.owners:
            if board.owner(key, meeting.date) is None:
                owned[key].append(action)
    yield from _done_by_others(meeting, board)
    for key, actions in owned.items():
        names = ("action " if len(actions) == 1 else "actions ") + series([f"`{action.id}`" for action in actions])
        yield Finding(
            actions[0].span,
            f"`{key}`, owner of {names}, is not known on {meeting.date.isoformat()}",
            help_for_initials(key, board, meeting.date, _OTHERWISE),
            also=tuple(action.span for action in actions[1:]),
        )


def _done_by_others(meeting: Meeting, board: Board) -> Iterator[Finding]:
    """Yield a finding for each `done by` that names somebody who does not own the action."""
    register = board.register_before(meeting.date)
    for change in meeting.minutes.changes if meeting.minutes else ():
        entry = register.entry(change.reference) if change.change == "done by" else None
        owners = [owner.key for owner in entry.owners] if entry else []
        for key in change.owners if owners else ():
            if key not in owners and board.owner(key, meeting.date) is not None:
                named = series([f"`{owner}`" for owner in owners])
                message = f"`{key}` does not own action `{change.id}`, of which a part is said to be done"
                yield Finding(change.span, message, f"name an owner: {named}")
