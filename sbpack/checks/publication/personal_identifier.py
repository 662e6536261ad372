"""A number or a date that identifies a person."""

from collections.abc import Iterator

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.board.personal_data import BIRTH, HEALTH, INSURANCE
from sbpack.checks.publication._published import occurrences
from sbpack.findings.finding import Finding

_FORMS = (
    (INSURANCE, tuple("0123456789"), "a National Insurance number"),
    (HEALTH, ("NHS", "nhs"), "an NHS number"),
    (BIRTH, ("born", "birth", "DOB", "D.O.B"), "a date of birth"),
)
"""What each looks like, signs of which it has one, and what it is called."""
_WEIGHTS = range(10, 1, -1)


def check(meeting: Meeting, board: Board, *_: object) -> Iterator[Finding]:
    for form, signs, what in _FORMS:
        for found in occurrences(meeting, board, form, signs):
            if form is not HEALTH or _is_health_number(found.match["number"]):
                yield Finding(found.span, f"{what} is published", "leave it out: the case is understood without it")


def _is_health_number(number: str) -> bool:
    """Whether the last of ten digits checks the others, weighted 10 to 2, modulo 11: the NHS Data Dictionary."""
    digits = [int(digit) for digit in number if digit.isdecimal()]
    total = sum(weight * digit for weight, digit in zip(_WEIGHTS, digits, strict=False))
    return -total % 11 == digits[-1]
