"""Minute numbers out of order, or used twice."""

from collections.abc import Iterator

from sbpack.board.board import Archive, Board
from sbpack.board.minutes import Minute
from sbpack.findings.finding import Finding, Related


def check(board: Board, *_: object) -> Iterator[Finding]:
    before: Minute | None = None
    archive = board.archive
    restarts = {restart.meeting: restart.first for restart in archive.restarts}
    for meeting in board.meetings:
        for place, minute in enumerate(meeting.minutes.numbered if meeting.minutes else ()):
            if place == 0 and meeting.date in restarts:
                yield from _first(minute, restarts[meeting.date], "the restart that members.yaml declares")
            elif before is not None:
                yield from _after(before, minute, archive)
            elif archive.begins_with is not None:
                yield from _first(minute, archive.begins_with, "`begins_with`, under `archive` in members.yaml")
            before = minute


def _first(minute: Minute, expected: int, reason: str) -> Iterator[Finding]:
    if minute.sequence != expected:
        message = f"minute {minute.number} stands where {expected} was expected"
        yield Finding(minute.span, message, f"number it {expected}, or correct {reason}")


def _after(before: Minute, minute: Minute, archive: Archive) -> Iterator[Finding]:
    follows = f"minute {minute.number} follows minute {before.number}"
    missing = (
        number
        for number in range(before.sequence + 1, minute.sequence)
        if not any(gap.first <= number <= gap.last for gap in archive.gaps)
    )
    if minute.number == before.number:
        message, help_line = f"minute {minute.number} is there twice", f"number this one {before.sequence + 1}"
    elif minute.sequence == before.sequence and minute.letter > before.letter:
        expected = f"{before.sequence}{chr(ord(before.letter) + 1) if before.letter else 'a'}"
        if minute.number == expected:
            return
        message, help_line = f"{follows}, and there is no minute {expected}", f"number it {expected}"
    elif minute.sequence <= before.sequence:
        message, number = follows, before.sequence + 1
        help_line = f"number it {number}, or declare a restart in `restarts`, under `archive` in members.yaml"
    elif first := next(missing, None):
        message = f"{follows}, and there is no minute {first}"
        help_line = f"number it {first}, or declare the gap in `gaps`, under `archive` in members.yaml"
    else:
        return
    yield Finding(minute.span, message, help_line, (Related(before.span, "the minute before"),))
