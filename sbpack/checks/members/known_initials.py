"""What to tell an officer whose initials fit nobody."""

from datetime import date

from sbpack.findings.suggest import nearest
from sbpack.model.board import Board


def help_for_initials(initials: str, board: Board, day: date) -> str:
    """Return the way out: another time on the board, the nearest initials, or a new entry."""
    at_other_times = [member for member in board.members if member.initials == initials]
    if at_other_times:
        member = at_other_times[-1]
        return f"`{initials}` is {member.full_name} at another time: see `from` and `to` in {member.span}"
    known = {member.initials: member.full_name for member in board.members_on(day)}
    known |= {group.key: group.name for group in board.groups if group.period.covers(day)}
    candidate = nearest(initials, known)
    if candidate:
        return f"the nearest known initials are `{candidate}`, {known[candidate]}; or add an entry to members.yaml"
    return "add an entry to members.yaml, or write the person by name"
