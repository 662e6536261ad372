"""An action numbered after another minute than the one it stands in."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.board.minutes import Action
from sbpack.findings.finding import Finding
from sbpack.findings.suggest import series


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    astray: defaultdict[tuple[str, str], list[Action]] = defaultdict(list)
    for action in meeting.actions:
        if action.minute and action.written and action.written.minute != action.minute:
            astray[action.minute, action.written.minute].append(action)
    for (minute, _), actions in astray.items():
        one = len(actions) == 1
        names = series([f"`{action.written}`" for action in actions])
        yield Finding(
            actions[0].span,
            f"{'action' if one else 'actions'} {names} {'is' if one else 'are'} recorded in minute {minute}",
            "delete the number and run `sbpack fix`, or move the mark to its minute"
            if one
            else "correct the number of the minute; or delete those of the actions and run `sbpack fix`",
            also=tuple(action.span for action in actions[1:]),
        )
