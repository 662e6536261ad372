"""What to tell an officer whose initials fit nobody."""

import re
from collections.abc import Mapping
from datetime import date

from sbpack.findings.suggest import nearest
from sbpack.model.board import Board

_BETWEEN = re.compile(r"\s*(?:[;/&+]|\band\b)\s*|\s+")


def help_for_initials(initials: str, board: Board, day: date, otherwise: str) -> str:
    """Return the way out: initials for a name, a comma, another time on the board, the nearest ones, or `otherwise`."""
    at_other_times = [member for member in board.members if member.initials == initials]
    if at_other_times:
        member = at_other_times[-1]
        return f"`{initials}` is {member.full_name} at another time: see `from` and `to` in {member.span}"
    known = {member.initials: member.full_name for member in board.members_on(day)}
    if meant := _by_name(initials, known):
        return f"write the initials of {known[meant]}: `{meant}`"
    words = [word for word in _BETWEEN.split(initials) if word]
    if len(words) > 1:
        if all(word in known for word in words):
            return f"write a comma between them: `{', '.join(words)}`"
        return otherwise
    known |= {group.key: group.name for group in board.groups if group.period.covers(day)}
    candidate = nearest(initials, known)
    if candidate:
        return f"the nearest known initials are `{candidate}`, {known[candidate]}; otherwise {otherwise}"
    return otherwise


def _by_name(text: str, known: Mapping[str, str]) -> str | None:
    """Return the initials of the one member whose name, or whose last name, a text is or ends with."""
    words = text.casefold().split()
    names = {initials: name.casefold().split() for initials, name in known.items()}
    whole = [initials for initials, name in names.items() if len(words) > 1 and words[-2:] == name[-2:]]
    last = [initials for initials, name in names.items() if len(words) == 1 and words == name[-1:]]
    found = whole or last
    return found[0] if len(found) == 1 else None
