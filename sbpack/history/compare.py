"""Two states of a board compared in the board's words: one meeting, or all that its pack is made from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from string import ascii_lowercase

from sbpack.board.agenda import Edition
from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
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
from sbpack.history.past import PastBoard, day_of, is_everywhere, past_board
from sbpack.history.redaction import (
    Exempt,
    exempt_business,
    matter_of,
    may_remove,
    redact,
    redact_personal_data,
    redact_secrets,
)
from sbpack.read.part_1 import Said
from sbpack.repository.repository import Repository
from sbpack.repository.views import PartialRepository


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
            held = (board.meeting(one.item.minutes_of) for board in (before, after))
            old, new = (meeting.minutes if meeting else None for meeting in held)
            found += (
                replace(change, item=one.item.number, heading=one.heading, meeting=one.item.minutes_of)
                for change in minutes_changes(old, new, after)
            )
    return tuple(sorted(found, key=_by_item))


def _of_meeting(old: Meeting | None, new: Meeting, board: Board) -> Iterator[Change]:
    if old is None:
        yield meeting_called(new, board)
    else:
        yield from meeting_changes(old, new)
    items = match_items(old, new)
    papers = paper_changes(tuple(item_papers(old)) if old else (), tuple(item_papers(new)), items)
    yield from sorted([*agenda_changes(items), *papers, *update_changes(old, new)], key=_by_item)
    yield from minutes_changes(old.minutes if old else None, new.minutes, board)
    yield from agreement_changes(old, new)
    yield from paper_changes(tuple(annexes(old)) if old else (), tuple(annexes(new)))


def _by_item(change: Change) -> tuple[int, int, str]:
    """Order by the numbers of items, after what concerns the meeting and before what concerns its own minutes."""
    if not change.item:
        return (2 if change.heading == MINUTES else 0), 0, ""
    number = change.item.rstrip(ascii_lowercase)
    return 1, int(number or 0), change.item.removeprefix(number)


@dataclass(frozen=True)
class Side:
    """One revision as far as the pack of a meeting is made from it."""

    past: PastBoard
    day: date | None
    """The day under which it has the meeting; None where it has none."""


def read_side(repository: Repository, days: Sequence[date]) -> Side:
    """Return what a revision holds of a meeting, with the minutes that its pack carries.

    `days` are those of the meeting, the last first and then those that it was moved from.
    """

    def read(days: set[date | None]) -> PastBoard:
        return past_board(PartialRepository(repository, lambda path: is_everywhere(path) or day_of(path) in days))

    there = {day_of(path) for path in repository.paths()}
    day = next((day for day in days if day in there), None)
    wanted = {day} - {None}
    past = read(wanted)
    meeting = past.members.meeting(day) if day else None
    carried = {item.minutes_of for item in meeting.items()} - {None} if meeting else set()
    return Side(read(wanted | carried) if carried - wanted else past, day)


def changes_between(before: Side, after: Side, edition: Edition, *, is_backwards: bool = False) -> tuple[Change, ...]:
    """Return what changed of the pack as an edition has it; marked for members where the public sees none.

    Either side may lack the meeting. With `is_backwards`, business that was made exempt is what seems to be added.
    """
    day = after.day or before.day

    def changes_of(edition: Edition) -> tuple[Change, ...]:
        boards = before.past.of(edition), after.past.of(edition)
        return pack_changes(*boards, day, before.day) if day else ()

    public = changes_of(Edition.PUBLIC)
    if edition is Edition.PUBLIC:
        was, now = _business(before), _business(after)
        lost, made = ({one.matter for one in more} for more in (was - now if is_backwards else (), now - was))
        found = (
            redact(change)
            if matter_of(change) in lost or (matter_of(change) in made and may_remove(change))
            else change
            for change in public
        )
        sides = (before.past, after.past)
        part_2 = Said(
            tuple(text for side in sides for text in side.part_2.texts),
            tuple(file for side in sides for file in side.part_2.files),
        )
        last = (before if is_backwards else after).past
        return redact_personal_data(redact_secrets(found, part_2, last.part_1), lambda: last.part_1)
    if not (before.past.holds_part_2 or after.past.holds_part_2):
        return public
    known = set(public)
    return tuple(change if change in known else replace(change, is_part_2=True) for change in changes_of(edition))


def _business(side: Side) -> set[Exempt]:
    """Return what is exempt on a side, wherever the folder of its meeting is."""
    business = exempt_business(side.past.members)
    return {one._replace(day=date.min) if one.day == side.day else one for one in business}
