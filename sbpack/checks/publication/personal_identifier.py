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

import re
from collections.abc import Iterator
from datetime import date

from sbpack.checks.publication.published import occurrences
from sbpack.findings.finding import Finding
from sbpack.model.board import Board
from sbpack.model.meeting import Meeting

_DATE = (
    r"(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}|\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*,?\s\d{4})"
)
_INSURANCE = re.compile(
    r"[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z](?<!\w..)(?<!BG)(?<!GB)(?<!KN)(?<!NK)(?<!NT)(?<!TN)(?<!ZZ)"
    r" ?(?:\d{6}|\d\d \d\d \d\d) ?[A-D]\b"
)
_HEALTH = re.compile(
    r"\bNHS\s(?:number|no\.?)(?:\s(?:is|was|of))?:?\s?(?P<number>\d{3}[ -]?\d{3}[ -]?\d{4})\b", re.IGNORECASE
)
_BIRTH = re.compile(
    rf"\b(?:DOB|D\.O\.B\.?|[Dd]ate of birth)(?:\s(?:is|was))?:?\s?{_DATE}"
    rf"|\b(?:(?!The\b)[A-Z](?:[a-z]+|\.)\s[A-Z][\w'\u2019-]+|[Hh]e|[Ss]he|[Ww]ho),?\s(?:was\s)?\(?born\s(?:on\s)?{_DATE}"
)
_FORMS = (
    (_INSURANCE, tuple("0123456789"), "a National Insurance number"),
    (_HEALTH, ("NHS", "nhs"), "an NHS number"),
    (_BIRTH, ("born", "birth", "DOB", "D.O.B"), "a date of birth"),
)
"""What each looks like, signs of which it has one, and what it is called."""
_WEIGHTS = range(10, 1, -1)


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding for each."""
    for form, signs, what in _FORMS:
        for found in occurrences(meeting, board, form, signs):
            if form is not _HEALTH or _is_health_number(found.match["number"]):
                yield Finding(found.span, f"{what} is published", "leave it out: the case is understood without it")


def _is_health_number(number: str) -> bool:
    """Whether the last of ten digits checks the others, weighted 10 to 2, modulo 11: the NHS Data Dictionary."""
    digits = [int(digit) for digit in number if digit.isdecimal()]
    total = sum(weight * digit for weight, digit in zip(_WEIGHTS, digits, strict=False))
    return -total % 11 == digits[-1]
