"""Two revisions of a meeting, item by item.

- What the public history does not repeat: telephone numbers, e-mail addresses and the like that were taken out.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sbpack.board.agenda import Edition
from sbpack.board.personal_data import personal_data
from sbpack.history.change import Change, Rewording
from sbpack.history.compare import pack_changes
from sbpack.history.match import reword
from sbpack.history.past import PastBoard, day_of, is_everywhere, past_board
from sbpack.history.public import Exempt, by_kind, hushed, matter_of, takes_away
from sbpack.read.words import Said
from sbpack.repository.repository import Repository
from sbpack.repository.views import PartialRepository


def without_personal_data(changes: Iterable[Change], part_1: Callable[[], Said]) -> tuple[Change, ...]:
    """Return changes in which nothing personal stands that Part 1 does not say in the last revision.

    `part_1` is asked for only where a change holds anything personal.
    """
    told = tuple(changes)
    found = {match[0] for change in told for text in _texts(change) for match, _ in personal_data(text)}
    if not found:
        return told
    public = {match[0] for text in part_1().texts for match, _ in personal_data(text.words)}
    gone = found - public
    return tuple(_without(change, gone) for change in told) if gone else told


def _texts(change: Change) -> Iterable[str]:
    yield from (change.words, change.heading)
    for rewording in change.rewordings:
        yield from (rewording.before, rewording.after)


def _without(change: Change, gone: set[str]) -> Change:
    rewordings = tuple(_reworded(rewording, gone) for rewording in change.rewordings)
    words, heading = _masked(change.words, gone), _masked(change.heading, gone)
    return replace(change, words=words, heading=heading, rewordings=rewordings)


def _reworded(rewording: Rewording, gone: set[str]) -> Rewording:
    before, after = _masked(rewording.before, gone), _masked(rewording.after, gone)
    is_same = (before, after) == (rewording.before, rewording.after)
    return rewording if is_same else reword(rewording.of, before, after)


def _masked(text: str, gone: set[str]) -> str:
    """Return a text in which what is gone is called by its kind alone."""
    for match, called in reversed(list(personal_data(text))):
        if match[0] in gone:
            text = f"{text[: match.start()]}[{called}]{text[match.end() :]}"
    return text


@dataclass(frozen=True)
class Side:
    """One revision as far as the pack of a meeting is made from it."""

    past: PastBoard
    day: date | None
    """Under which day it has the meeting; None where it has none."""


def read_side(repository: Repository, days: Sequence[date]) -> Side:
    """Return what a revision holds of a meeting, with the minutes that its pack carries.

    `days` are those under which the meeting is looked for, its own first and then those that it was moved from.
    """
    there = {day_of(path) for path in repository.paths()}
    day = next((day for day in days if day in there), None)
    wanted = {day} - {None}
    past = _read(repository, wanted)
    meeting = past.members.meeting(day) if day else None
    carried = {item.minutes_of for item in meeting.items()} - {None} if meeting else set()
    return Side(_read(repository, wanted | carried) if carried - wanted else past, day)


def changes_between(before: Side, after: Side, edition: Edition, *, is_backwards: bool = False) -> tuple[Change, ...]:
    """Return what changed of the pack as an edition knows it; for the members, what the public does not see is marked.

    Before or after it may be that there is no meeting. Seen backwards, what was made exempt would seem to come.
    """
    public = _changes(before, after, Edition.PUBLIC)
    if edition is Edition.PUBLIC:
        was, now = _business(before), _business(after)
        lost, made = ({one.matter for one in more} for more in (was - now if is_backwards else (), now - was))
        public = tuple(
            by_kind(change)
            if matter_of(change) in lost or (matter_of(change) in made and takes_away(change))
            else change
            for change in public
        )
        last = (before if is_backwards else after).past
        told = hushed(public, _exempt(before.past, after.past), last.part_1)
        return without_personal_data(told, lambda: last.part_1)
    if not (before.past.holds_part_2 or after.past.holds_part_2):
        return public
    known = set(public)
    found = _changes(before, after, edition)
    return tuple(change if change in known else replace(change, is_part_2=True) for change in found)


def _business(side: Side) -> set[Exempt]:
    """Return what is exempt on a side, wherever the folder of its meeting lies."""
    return {one._replace(day=date.min) if one.day == side.day else one for one in side.past.business}


def _exempt(*sides: PastBoard) -> Said:
    """Return what Part 2 says on either side."""
    texts = tuple(text for side in sides for text in side.part_2.texts)
    return Said(texts, tuple(file for side in sides for file in side.part_2.files))


def _changes(before: Side, after: Side, edition: Edition) -> tuple[Change, ...]:
    day = after.day or before.day
    if day is None:
        return ()
    return pack_changes(before.past.of(edition), after.past.of(edition), day, before.day)


def _read(repository: Repository, days: set[date | None]) -> PastBoard:
    return past_board(PartialRepository(repository, lambda path: is_everywhere(path) or day_of(path) in days))
