"""Two versions of a board, compared in the board's words. Nothing here reads a disk, git or the clock."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from string import ascii_lowercase

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.board.minutes import Minutes
from sbpack.history.agenda import (
    agenda_changes,
    match_items,
    meeting_called,
    meeting_changes,
    meeting_removed,
    placed_items,
    update_changes,
)
from sbpack.history.change import MINUTES, Change
from sbpack.history.members import member_changes, particular_changes
from sbpack.history.minutes import agreement_changes, minutes_changes
from sbpack.history.papers import annexes, item_papers, paper_changes


def changes(before: Board | None, after: Board, day: date, was: date | None = None) -> tuple[Change, ...]:
    """Return what changed of a meeting, and of the board as the day of the meeting has it.

    `was` is the day under which the meeting was known before, where it was moved from one folder to another.
    """
    found = meeting_alone(before, after, day, was)
    if before is None or before.meeting(was or day) is None or after.meeting(day) is None:
        return found
    return (*found, *board_changes(before, after, day))


def meeting_alone(before: Board | None, after: Board, day: date, was: date | None = None) -> tuple[Change, ...]:
    """Return what changed of a meeting, whoever sits on the board."""
    old = before.meeting(was or day) if before else None
    new = after.meeting(day)
    if new is not None:
        return tuple(replace(change, meeting=day) for change in _of_meeting(old, new, after))
    return (replace(meeting_removed(old), meeting=day),) if old else ()


def board_changes(before: Board, after: Board, day: date | None = None) -> Iterator[Change]:
    """Yield what changed in members.yaml, on a day only where one is given."""
    if day is not None:
        yield from particular_changes(before, after, day)
    for change, period in member_changes(before, after):
        if day is None or period.covers(day):
            yield change


def pack_changes(before: Board, after: Board, day: date, was: date | None = None) -> tuple[Change, ...]:
    """Return what changed of all that the pack of a meeting is made from: earlier minutes that it carries too."""
    found = list(changes(before, after, day, was))
    meeting = after.meeting(day)
    for one in placed_items(meeting) if meeting else ():
        if one.item.minutes_of is not None:
            old, new = (_minutes(board, one.item.minutes_of) for board in (before, after))
            carried = minutes_changes(old, new, after)
            found += (
                replace(change, item=one.item.number, heading=one.heading, meeting=one.item.minutes_of)
                for change in carried
            )
    return tuple(sorted(found, key=_by_item))


def _of_meeting(old: Meeting | None, new: Meeting, board: Board) -> Iterator[Change]:
    if old is None:
        yield meeting_called(new, board)
    else:
        yield from meeting_changes(old, new)
    items = match_items(old, new)
    papers = tuple(item_papers(old)) if old else ()
    agenda = [
        *agenda_changes(items),
        *paper_changes(papers, tuple(item_papers(new)), items),
        *update_changes(old, new),
    ]
    yield from sorted(agenda, key=_by_item)
    yield from minutes_changes(old.minutes if old else None, new.minutes, board)
    yield from agreement_changes(old, new)
    yield from paper_changes(tuple(annexes(old)) if old else (), tuple(annexes(new)))


def _minutes(board: Board, day: date) -> Minutes | None:
    held = board.meeting(day)
    return held.minutes if held else None


def _by_item(change: Change) -> tuple[int, int, str]:
    """Order by the numbers of items, after what concerns the meeting and before what concerns its own minutes."""
    if not change.item:
        return (2 if change.heading == MINUTES else 0), 0, ""
    number = change.item.rstrip(ascii_lowercase)
    return 1, int(number or 0), change.item.removeprefix(number)
