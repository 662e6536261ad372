"""Matters arising as a pack prints them: nothing retyped that the minutes know."""

from collections.abc import Iterator, Sequence
from datetime import date

from sbpack.model.board import Board
from sbpack.model.matters_arising import Row
from sbpack.model.meeting import Meeting
from sbpack.model.minute import Minute
from sbpack.model.pack import CitedMinute, Matter, Section
from sbpack.model.register import Entry


def matters_of(
    board: Board, meeting: Meeting, sections: tuple[Section, ...], *, is_part_2: bool = False
) -> Iterator[Matter]:
    """Yield the rows of the appendix in one of the two parts, each with the minutes and actions that it answers."""
    if meeting.matters_arising is None:
        return
    in_pack = {section.source for section in sections if section.kind == "minutes"}
    for row in meeting.matters_arising.rows:
        if row.is_part_2 is is_part_2:
            yield _matter(row, board, meeting.date, in_pack)


def _matter(row: Row, board: Board, day: date, in_pack: set[str]) -> Matter:
    register = board.register_before(day)
    entries = [entry for reference in row.references if (entry := register.entry(reference))]
    actions = [entry.action for entry in entries]
    cited = [register.minute(action.minute, action.meeting) for action in actions]
    if row.minute:
        cited.append(register.minute(row.minute, row.minute_meeting))
    return Matter(
        references=tuple(map(str, row.references)) or (f"Minute {row.minute}",),
        minutes=tuple(dict.fromkeys(_cited(minute, in_pack) for minute in cited if minute)),
        words=tuple(action.sentence for action in actions),
        quoted=row.matter,
        owners=tuple(dict.fromkeys(owner for entry in entries for owner in _owners(entry, board))),
        due=", ".join(_dues(entries, board, day)),
        status=row.status,
        update=row.update,
        span=row.span,
    )


def _cited(minute: Minute, in_pack: set[str]) -> CitedMinute:
    anchor = minute.anchor if minute.span.path in in_pack else ""
    return CitedMinute(minute.number, minute.title, minute.meeting, anchor)


def _owners(entry: Entry, board: Board) -> Iterator[str]:
    for owed in entry.owners:
        owner = board.owner(owed.key, owed.since)
        yield owner.label if owner else owed.key


def _dues(entries: Sequence[Entry], board: Board, day: date) -> Iterator[str]:
    """Yield when the actions of a row are due: once for all of them, or each with its own number."""
    dues = [(entry.action.id, entry.due.words(board.meetings, day)) for entry in entries]
    if len({due for _, due in dues}) == 1:
        yield from filter(None, [dues[0][1]])
    else:
        yield from (f"{name}: {due}" for name, due in dues if due)
