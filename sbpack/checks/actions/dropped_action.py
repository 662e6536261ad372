"""An open action of earlier minutes that matters arising does not report."""

from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.matters_arising import MattersArising
from sbpack.board.meeting import Meeting
from sbpack.checks.actions._meant_action import headings_of_rows, meant_actions, name_of, unanswered
from sbpack.findings.finding import Finding, Related, Span

_MOST_SHOWN = 3
"""Minutes that are shown of a table that nobody has begun."""


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    matters = matters_reported(meeting)
    if matters is None:
        return
    register = board.register_before(meeting.date)
    meant = {action.reference for action in meant_actions(meeting, board).values()}
    # A row with a slip in its number has the finding of the action that it meant.
    dropped = [action for action in unanswered(meeting, register) if action.reference not in meant]
    if len(dropped) > 1 and not matters.rows and not matters.broken:
        # Nobody has begun the table: its missing rows have one cause.
        yield Finding(
            Span(matters.paper.path),
            f"none of the {len(dropped)} open actions is reported back",
            f"add a heading for each with its update below: {headings_of_rows(dropped, register)}",
            tuple(Related(action.span, "recorded here") for action in dropped[:_MOST_SHOWN]),
        )
        return
    for action in dropped:
        name = name_of(action, register)
        yield Finding(
            Span(matters.paper.path),
            f"action `{name}` was not reported back",
            f"add a heading `## {name} open` with its update, or record in the minutes that it is closed",
            (Related(action.span, "recorded here"),),
        )


def matters_reported(meeting: Meeting) -> MattersArising | None:
    """Return the matters arising reported to a meeting; None if its agenda has none, or it did not sit."""
    is_on_agenda = any(item.matters_arising_report is not None for item in meeting.items())
    return meeting.matters_arising if is_on_agenda and meeting.move is None else None
