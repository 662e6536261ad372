"""What to tell an officer whose initials fit nobody."""

import re
from collections.abc import Collection, Mapping
from datetime import date

from sbpack.checks.members.initials_to_use import whose_initials
from sbpack.findings.suggest import is_slip, series
from sbpack.model.board import Board
from sbpack.model.near_names import is_name_misspelt
from sbpack.model.person_name import person_name

_MOST_NEAR = 3
"""People that a help line names: of more, none was meant more than another."""
_BETWEEN = re.compile(r"\s*(?:[;/&+]|\band\b)\s*|\s+")


def help_for_initials(
    initials: str, board: Board, day: date, otherwise: str, listed: Collection[str] = frozenset()
) -> str:
    """Return the way out: another time on the board, whose name has them, initials for a name, or `otherwise`.

    Whoever is listed beside them already was not meant.
    """
    members = [member for member in board.members_on(day) if member.initials not in listed]
    if at_other_times := [member for member in board.members if member.initials == initials]:
        member = at_other_times[-1]
        return f"`{initials}` is {member.full_name} at another time: see `from` and `to` in {member.span}"
    if could_be := whose_initials(initials, members):
        names = [f"{member.full_name} (`{member.initials}`)" for member in could_be]
        return f"`{initials}` could be {series(names, 'or')}"
    known = {member.initials: member.full_name for member in members}
    groups = {group.key: group.name for group in board.groups if group.period.covers(day) and group.key not in listed}
    return _help_for_words(initials, known, otherwise) or _nearest(initials, known | groups, otherwise)


def _help_for_words(text: str, known: Mapping[str, str], otherwise: str) -> str:
    """Return the way out where a name, or several people, were written; nothing for initials."""
    if meant := _by_name(text, known):
        return f"write the initials of {known[meant]}: `{meant}`"
    if near := _by_near_name(text, known):
        return f"write `{near}` for {known[near]}; otherwise {otherwise}"
    words = [word for word in _BETWEEN.split(text) if word]
    if len(words) < 2:
        return ""
    return f"write a comma between them: `{', '.join(words)}`" if all(word in known for word in words) else otherwise


def _nearest(initials: str, known: Mapping[str, str], otherwise: str) -> str:
    near = [candidate for candidate in known if is_slip(initials, candidate)]
    if not near or len(near) > _MOST_NEAR:
        return otherwise
    if len(near) > 1:
        names = [f"{known[candidate]} (`{candidate}`)" for candidate in near]
        return f"`{initials}` could be {series(names, 'or')}; otherwise {otherwise}"
    return f"the nearest known initials are `{near[0]}`, {known[near[0]]}; otherwise {otherwise}"


def _by_name(text: str, known: Mapping[str, str]) -> str | None:
    """Return the initials of the one member whose name, or whose last name, a text is or ends with."""
    words = text.casefold().split()
    names = {initials: name.casefold().split() for initials, name in known.items()}
    whole = [initials for initials, name in names.items() if len(words) > 1 and words[-2:] == name[-2:]]
    last = [initials for initials, name in names.items() if len(words) == 1 and words == name[-1:]]
    found = whole or last
    return found[0] if len(found) == 1 else None


def _by_near_name(text: str, known: Mapping[str, str]) -> str | None:
    """Return the initials of the one member whose name a text is but for a slip or a shorter forename: Cath Jessop."""
    written = person_name(text)
    if written is None or text.isupper():
        return None
    found = [
        initials
        for initials, full_name in known.items()
        if (name := person_name(full_name))
        and (
            is_name_misspelt((written.forename, written.surname), (name.forename, name.surname))
            or (written.surname == name.surname and written.forename[:1] == name.forename[:1])
        )
    ]
    return found[0] if len(found) == 1 else None
