"""What the public may not read of the past either: business that was public once, and was made exempt later.

- Searching what is told for what only Part 2 says, as every output for the public is searched.

Every commit has a public edition of its own, in which an item stands with the title that it had then. Whoever moved it
to Part 2 meant that title to be read no more.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Literal, NamedTuple

from sbpack.board.agenda import PaperEntry
from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.history.change import Change
from sbpack.leaks.only_in_part_2 import secrets_of
from sbpack.leaks.read_text import Surface
from sbpack.leaks.search import Search
from sbpack.read.words import Said


def tells(part_2: Said, part_1: Said) -> Callable[[str], bool]:
    """Return what says whether a text tells anything that Part 2 says and Part 1 does not."""
    search = Search(secrets_of(part_2, part_1))
    return lambda text: next(search.found_in(Surface("", text)), None) is not None


HUSHED = "it is exempt now"
QUIET = "not told, since business of the meeting was made exempt"


Matter = Literal["agenda", "minutes", "updates"]
_MATTER: dict[str, Matter] = {
    "item": "agenda",
    "paper": "agenda",
    "update": "updates",
    "minute": "minutes",
    "resolution": "minutes",
    "action": "minutes",
}
"""What a change of business is about, by the first word of its kind."""
_TAKE_ALL = ("meeting removed", "meeting moved", "minutes removed", "minutes changed")
"""Changes after which any of a meeting's business may no longer stand there."""


class Exempt(NamedTuple):
    """Something exempt, by what it keeps while more is written about it."""

    matter: Matter
    day: date
    """Of the meeting."""
    name: str
    """Of an item what members call it or what it is about, of a paper its file, of the rest the number."""


def exempt_business(board: Board) -> frozenset[Exempt]:
    """Return the items, papers, minutes and updates that are exempt: a new one among them, and it was made so.

    Counts would not do: one item may be made exempt while another is made public.
    """
    return frozenset(one for meeting in board.meetings for one in _exempt_of(meeting))


def _exempt_of(meeting: Meeting) -> Iterator[Exempt]:
    for item in meeting.items():
        if item.part_2 is not None:
            papers = [_file(entry, meeting) for entry in item.papers if entry.part_2]
            name = item.part_2.title or "\n".join((item.title, *(papers or [item.number])))
            yield Exempt("agenda", meeting.date, f"item {name}")
    for entry in meeting.listed():
        if entry.part_2 is not None:
            yield Exempt("agenda", meeting.date, f"paper {_file(entry, meeting)}")
    for minute in meeting.minutes.exempt if meeting.minutes else ():
        yield Exempt("minutes", meeting.date, minute.number)
    for row in meeting.matters_arising.rows if meeting.matters_arising else ():
        if row.is_part_2:
            yield Exempt("updates", meeting.date, " ".join((*map(str, row.references), row.minute)))


def _file(entry: PaperEntry, meeting: Meeting) -> str:
    """Return the name of a file, which it keeps when its meeting moves."""
    return entry.path.removeprefix(f"{meeting.folder}/")


def hushed(changes: Iterable[Change], part_2: Said, part_1: Said) -> tuple[Change, ...]:
    """Return changes with no more than their kind left of those that say what Part 2 says and Part 1 does not.

    They are searched as every output for the public is. `part_1` is that of the last revision: what was public before
    counts for nothing.
    """
    if not (part_2.texts or part_2.files):
        return tuple(changes)
    pass

    tell = tells(part_2, part_1)
    return tuple(by_kind(change, HUSHED) if any(map(tell, _texts(change))) else change for change in changes)


def by_kind(change: Change, because: str = QUIET) -> Change:
    """Return a change that tells no more than its kind, and of no person."""
    return Change(change.kind, f"{change.kind}: {because}", meeting=change.meeting, heading="Exempt business")


def matter_of(change: Change) -> Matter | None:
    """Return which business a change is about; none for who sits on the board, when it meets and who came."""
    return _MATTER.get(change.kind.partition(" ")[0])


def takes_away(change: Change) -> bool:
    """Whether something stood there before that may have become exempt."""
    return matter_of(change) is not None and change.kind.rpartition(" ")[2] not in ("added", "written", "recorded")


def may_take_away(change: Change, matter: Matter) -> bool:
    """Whether business of a kind that was told of may stand there no more."""
    return change.kind in _TAKE_ALL or (matter_of(change) == matter and takes_away(change))


def _texts(change: Change) -> Iterator[str]:
    yield from (change.words, change.heading, change.path)
    for rewording in change.rewordings:
        yield from (rewording.before, rewording.after)
