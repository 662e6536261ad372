"""Two versions of a board, compared in the board's words. Nothing here reads a disk, git or the clock."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from string import ascii_lowercase

from sbpack.history.agenda import MatchedItems, agenda_changes, match_items, placed_items
from sbpack.history.change import MINUTES, Change, Version
from sbpack.history.matters import update_changes
from sbpack.history.meeting import meeting_called, meeting_changes, meeting_removed
from sbpack.history.members import member_changes
from sbpack.history.minutes import minutes_changes
from sbpack.history.papers import PlacedPaper, annexes, item_papers, paper_changes
from sbpack.history.particulars import particular_changes
from sbpack.model.meeting import Meeting
from sbpack.model.minutes import Minutes


def changes(before: Version | None, after: Version, day: date, was: date | None = None) -> tuple[Change, ...]:
    """Return what changed of a meeting, and of the board as the day of the meeting has it.

    `was` is the day under which the meeting was known before, where it was moved from one folder to another.
    """
    old = before.board.meeting(was or day) if before else None
    new = after.board.meeting(day)
    if new is None:
        return (replace(meeting_removed(old), meeting=old.date),) if old else ()
    found = list(_of_meeting(before, old, after, new))
    if before is not None and old is not None:
        found += board_changes(before, after, day)
    return tuple(replace(change, meeting=day) for change in found)


def board_changes(before: Version, after: Version, day: date | None = None) -> Iterator[Change]:
    """Yield what changed in members.yaml, on a day only where one is given."""
    if day is not None:
        yield from particular_changes(before.board, after.board, day)
    for change, period in member_changes(before.board, after.board):
        if day is None or period.covers(day):
            yield change


def pack_changes(before: Version, after: Version, day: date, was: date | None = None) -> tuple[Change, ...]:
    """Return what changed of all that the pack of a meeting is made from: earlier minutes that it carries too."""
    found = list(changes(before, after, day, was))
    meeting = after.board.meeting(day)
    for one in placed_items(meeting) if meeting else ():
        if one.item.minutes_of is not None:
            old, new = (_minutes(version, one.item.minutes_of) for version in (before, after))
            carried = minutes_changes(old, new, after.board)
            found += (
                replace(change, item=one.item.number, heading=one.heading, meeting=one.item.minutes_of)
                for change in carried
            )
    return tuple(sorted(found, key=_by_item))


def _of_meeting(before: Version | None, old: Meeting | None, after: Version, new: Meeting) -> Iterator[Change]:
    if before is None or old is None:
        yield meeting_called(new, after.board)
        items = MatchedItems((), (), placed_items(new))
        papers: tuple[PlacedPaper, ...] = ()
    else:
        yield from meeting_changes(old, new)
        items = match_items(old, new)
        papers = tuple(item_papers(before, old))
    agenda = [
        *agenda_changes(items),
        *paper_changes(papers, tuple(item_papers(after, new)), items),
        *update_changes(old, new),
    ]
    yield from sorted(agenda, key=_by_item)
    yield from minutes_changes(old.minutes if old else None, new.minutes, after.board)
    yield from paper_changes(tuple(annexes(before, old)) if before and old else (), tuple(annexes(after, new)))


def _minutes(version: Version, day: date) -> Minutes | None:
    held = version.board.meeting(day)
    return held.minutes if held else None


def _by_item(change: Change) -> tuple[int, int, str]:
    """Order by the numbers of items, after what concerns the meeting and before what concerns its own minutes."""
    if not change.item:
        return (2 if change.heading == MINUTES else 0), 0, ""
    number = change.item.rstrip(ascii_lowercase)
    return 1, int(number or 0), change.item.removeprefix(number)
