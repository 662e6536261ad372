"""Open actions, and no matters arising on the agenda."""

from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.findings.finding import Finding, Related

_MOST_SHOWN = 3


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    is_on_agenda = any(item.matters_arising_report is not None for item in meeting.items())
    left_open = [entry.action for entry in board.register_before(meeting.date).open]
    if left_open and meeting.agenda and not is_on_agenda and meeting.move is None:
        count = "1 action is" if len(left_open) == 1 else f"{len(left_open)} actions are"
        yield Finding(
            meeting.agenda[0].span,
            f"{count} open, and the agenda has no matters arising",
            "add an item with `matters_arising: {report: …}`"
            + ("" if meeting.matters_arising else ", and report on them in matters-arising.md"),
            tuple(Related(action.span, f"action `{action.id}`") for action in left_open[:_MOST_SHOWN]),
        )
