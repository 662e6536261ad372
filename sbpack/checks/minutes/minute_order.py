"""Minute numbers out of order, or used twice."""

from collections.abc import Iterator

from sbpack.board.board import Archive, Board
from sbpack.board.minutes import Minute
from sbpack.findings.finding import Finding, Related


def check(board: Board, *_: object) -> Iterator[Finding]:
    before: Minute | None = None
    restarts = {restart.meeting: restart.first for restart in board.archive.restarts}
    for meeting in board.meetings:
        minutes = meeting.minutes.numbered if meeting.minutes else ()
        for place, minute in enumerate(minutes):
            if place == 0 and meeting.date in restarts:
                expected = restarts[meeting.date]
                yield from _first(minute, expected, "the restart that members.yaml declares")
            elif before is None:
                if board.archive.begins_with is not None:
                    yield from _first(
                        minute, board.archive.begins_with, "`begins_with`, under `archive` in members.yaml"
                    )
            else:
                yield from _after(before, minute, board.archive)
            before = minute


def _first(minute: Minute, expected: int, reason: str) -> Iterator[Finding]:
    if minute.sequence != expected:
        message = f"minute {minute.number} stands where {expected} was expected"
        yield Finding(minute.span, message, f"number it {expected}, or correct {reason}")


def _after(before: Minute, minute: Minute, archive: Archive) -> Iterator[Finding]:
    related = (Related(before.span, "the minute before"),)
    if minute.number == before.number:
        yield Finding(
            minute.span, f"minute {minute.number} is there twice", f"number this one {before.sequence + 1}", related
        )
    elif minute.sequence == before.sequence and minute.letter > before.letter:
        expected = f"{before.sequence}{_letter_after(before.letter)}"
        if minute.number != expected:
            message = f"minute {minute.number} follows minute {before.number}, and there is no minute {expected}"
            yield Finding(minute.span, message, f"number it {expected}", related)
    elif minute.sequence <= before.sequence:
        help_line = (
            f"number it {before.sequence + 1}, or declare a restart in `restarts`, under `archive` in members.yaml"
        )
        yield Finding(minute.span, f"minute {minute.number} follows minute {before.number}", help_line, related)
    elif missing := _undeclared(before.sequence + 1, minute.sequence, archive):
        yield Finding(
            minute.span,
            f"minute {minute.number} follows minute {before.number}, and there is no minute {missing}",
            f"number it {missing}, or declare the gap in `gaps`, under `archive` in members.yaml",
            related,
        )


def _letter_after(letter: str) -> str:
    return chr(ord(letter) + 1) if letter else "a"


def _undeclared(first: int, end: int, archive: Archive) -> int | None:
    """Return the first number from `first` to before `end` that no gap declares."""
    numbers = range(first, end)
    return next(
        (number for number in numbers if not any(gap.first <= number <= gap.last for gap in archive.gaps)), None
    )
