"""A number or a date that identifies a person.

## What it does
Looks in everything that the public edition prints for National Insurance numbers, for NHS numbers (ten digits after
these words, the last of which checks the others), and for dates of birth: after `DOB` or `date of birth`, or after
a name and `born on`.

## Why it matters
They open accounts and records. A case that was pasted from a file brings them along unseen.

## Example
    The tenant (DOB 12/03/1990) was moved.

Use instead:
    The tenant, in her thirties, was moved.
"""

from collections.abc import Iterator
from datetime import date

from sbpack.checks.publication.published import occurrences
from sbpack.findings.finding import Finding
from sbpack.model.board import Board
from sbpack.model.meeting import Meeting
from sbpack.model.personal_data import BIRTH, HEALTH, INSURANCE

_FORMS = (
    (INSURANCE, tuple("0123456789"), "a National Insurance number"),
    (HEALTH, ("NHS", "nhs"), "an NHS number"),
    (BIRTH, ("born", "birth", "DOB", "D.O.B"), "a date of birth"),
)
"""What each looks like, signs of which it has one, and what it is called."""
_WEIGHTS = range(10, 1, -1)


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding for each."""
    for form, signs, what in _FORMS:
        for found in occurrences(meeting, board, form, signs):
            if form is not HEALTH or _is_health_number(found.match["number"]):
                yield Finding(found.span, f"{what} is published", "leave it out: the case is understood without it")


def _is_health_number(number: str) -> bool:
    """Whether the last of ten digits checks the others, weighted 10 to 2, modulo 11: the NHS Data Dictionary."""
    digits = [int(digit) for digit in number if digit.isdecimal()]
    total = sum(weight * digit for weight, digit in zip(_WEIGHTS, digits, strict=False))
    return -total % 11 == digits[-1]
