"""Open actions without a row, the one that a mistyped row means, and their unambiguous names."""

from collections.abc import Iterable, Iterator

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.board.minutes import Action
from sbpack.board.register import Register
from sbpack.findings.suggest import nearest, series
from sbpack.text.marks import ActionReference


def name_of(action: Action, register: Register) -> str:
    """Return the short form of an action, the full one where the short form means a later one."""
    found = register.entry(ActionReference(action.minute, action.number or 0))
    return action.id if found is not None and found.action is action else str(action.reference)


def headings_of_rows(actions: Iterable[Action], register: Register) -> str:
    """Return headings of rows for open actions, as a help line lists them."""
    return series([f"`## {name_of(action, register)} open`" for action in actions])


def unanswered(meeting: Meeting, register: Register) -> Iterator[Action]:
    """Yield each open action that no row names. An action in an unreadable row counts as named: see broken-row."""
    matters = meeting.matters_arising
    if matters is None:
        return
    references = [*(reference for row in matters.rows for reference in row.references), *matters.broken]
    answered = {entry.action.reference for reference in references if (entry := register.entry(reference))}
    for entry in register.open:
        if entry.action.number is not None and entry.action.reference not in answered:
            yield entry.action


def meant_actions(meeting: Meeting, board: Board) -> dict[ActionReference, Action]:
    """Return the unanswered action meant by each reference of a row to an unknown action.

    That is one of the same minute; only if the minute has none, the one with the nearest number.
    """
    register = board.register_before(meeting.date)
    left = {name_of(action, register): action for action in unanswered(meeting, register)}
    left |= {str(action.reference): action for action in left.values()}
    unknown = [one for row in meeting.rows for one in row.references if register.entry(one) is None]
    meant: dict[ActionReference, Action] = {}
    for in_same_minute in (True, False):
        for reference in unknown:
            if reference in meant or board.archive.lacks(reference.minute):
                continue
            own = [name for name, action in left.items() if not in_same_minute or action.minute == reference.minute]
            names = (name for name in own if ("/" in name) == (reference.meeting is not None))
            found = nearest(str(reference), names) or nearest(str(reference), own)
            if found is not None:
                meant[reference] = left[found]
                left = {name: action for name, action in left.items() if action is not meant[reference]}
    return meant
