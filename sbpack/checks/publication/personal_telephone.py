"""A person's telephone number in a public pack.

## What it does
Looks for telephone numbers of the United Kingdom in everything that the public edition prints, and behind its links. A
mobile number is an error, in the `contact_officer` or `chief_officer` of a report a warning; any other number beside
somebody's name is a warning. Numbers of services, such as 101 and those that begin with 03 or 08, are no finding, nor
is that of the board's own contact officer, nor are the contacts of a directory.

## Why it matters
One published pack held some twenty-five private mobile numbers. What is published cannot be taken back.

## Example
    Ring Sergeant Pryce on 07700 900123.

Use instead:
    Ring the neighbourhood team on 020 7946 0123.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from sbpack.checks.publication.published import OFFICERS, Occurrence, in_order, names_of, occurrences
from sbpack.findings.finding import Finding, Severity
from sbpack.model.board import Board
from sbpack.model.meeting import Meeting

_ABROAD = r"(?:\+|00)44[ \u00a0-]?(?:\(0\)[ \u00a0-]?)?"
_NUMBER = re.compile(
    rf"(?<![\w.,/£$€#+-])(?:{_ABROAD}|\(?0)(?P<rest>[127]\d{{1,4}}\)?(?:[ \u00a0-]?\d{{2,4}}){{2,3}})"
    r"(?![\w/]|[-.,]\d| \d)"
)
_DIGITS = 11
_NEAR = 50
"""Characters within which a name stands beside a number."""
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Rev|Cllr|Councillor|PC|PS|PCSO|Sgt|Sergeant|Insp|Inspector|Supt|Superintendent)\.? [A-Z]"
)


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding for each number, with all of its places."""
    found: defaultdict[str, list[Occurrence]] = defaultdict(list)
    for occurrence in occurrences(meeting, board, _NUMBER, ("0", "+44"), "tel:"):
        number = "0" + _digits(occurrence.match["rest"])
        if len(number) == _DIGITS:
            found[number].append(occurrence)
    if not found:
        return
    names = names_of(meeting, board)
    official = {_digits(re.sub(_ABROAD, "0", contact.telephone)) for contact in board.contacts}
    for number, places in found.items():
        severity = _severity(number, places, names)
        if severity is None or number in official:
            continue
        first, others = in_order(places)
        kind = "mobile number" if number.startswith("07") else "telephone number beside a name"
        yield Finding(
            first,
            f"a {kind} is published, which ends in `{number[-3:]}`",
            "write the number of a team or service, or leave it out",
            also=others,
            severity=severity,
        )


def _severity(number: str, places: list[Occurrence], names: frozenset[str]) -> Severity | None:
    """Return how much a number matters, nothing where nobody's name stands beside it."""
    others = [_beside(place) for place in places if place.key not in OFFICERS]
    if number.startswith("07"):
        return Severity.ERROR if others else Severity.WARNING
    is_named = any(_TITLED.search(words) or any(name in words for name in names) for words in others)
    return Severity.WARNING if is_named else None


def _beside(place: Occurrence) -> str:
    """Return the words just before a number and just after it, up to any other number."""
    start, end = place.match.span() if place.match.string is place.beside else (len(place.beside),) * 2
    before = re.split(r"\d", place.beside[max(0, start - _NEAR) : start])[-1]
    after = re.split(r"[\d.;]", place.beside[end : end + _NEAR])[0]
    return f"{before}\n{after}"


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)
