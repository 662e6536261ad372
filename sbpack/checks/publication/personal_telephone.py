"""A person's telephone number in a public pack."""

import re
from collections import defaultdict
from collections.abc import Iterator

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.board.personal_data import ABROAD, DIGITS, TELEPHONE, digits, names_beside, telephone_number
from sbpack.checks._grouped import one_finding
from sbpack.checks.publication._published import OFFICERS, Occurrence, names_of, occurrences
from sbpack.findings.finding import Finding, Severity


def check(meeting: Meeting, board: Board, *_: object) -> Iterator[Finding]:
    """Yield a finding for each number, with all of its places."""
    found: defaultdict[str, list[Occurrence]] = defaultdict(list)
    for occurrence in occurrences(meeting, board, TELEPHONE, ("0", "+44"), "tel:"):
        number = telephone_number(occurrence.match)
        if len(number) == DIGITS:
            found[number].append(occurrence)
    names = names_of(meeting, board)
    official = {digits(re.sub(ABROAD, "0", contact.telephone)) for contact in board.contacts}
    for number, places in found.items():
        severity = _severity(number, places, names)
        if severity is None or number in official:
            continue
        kind = "mobile number" if number.startswith("07") else "telephone number beside a name"
        message = f"a {kind} is published, which ends in `{number[-3:]}`"
        help_line = "write the number of a team or service, or leave it out"
        yield from one_finding([place.span for place in places], message, help_line, severity=severity)


def _severity(number: str, places: list[Occurrence], names: frozenset[str]) -> Severity | None:
    """Return how much a number matters, nothing where nobody's name stands beside it, or those of several people."""
    others = [place for place in places if place.key not in OFFICERS]
    if number.startswith("07"):
        return Severity.ERROR if others else Severity.WARNING
    beside: set[str] = set()
    for place in others:  # between the number and any other, or the end of the sentence
        after = re.split(r"[.;]\s", TELEPHONE.split(place.after)[0])[0]
        beside.update(names_beside(TELEPHONE.split(place.before)[-1], after, names))
    return Severity.WARNING if len(beside) == 1 else None
