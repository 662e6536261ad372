"""What the public may not read of the past either: business that was public once, and was made exempt later.

Every commit has a public edition of its own, in which an item stands with the title that it had then. Whoever moved it
to Part 2 meant that title to be read no more.
"""

from collections.abc import Iterable, Iterator, Sequence

from sbpack.history.change import Change
from sbpack.model.board import Board
from sbpack.sources.said import Said

HUSHED = "it is exempt now"
QUIET = "not told, since business of the meeting was made exempt"
_BUSINESS = ("item", "paper", "update", "minute", "resolution", "action")


def exempt_business(board: Board) -> tuple[int, ...]:
    """Count the items, papers, minutes and updates that are exempt: more of them, and something was made so."""
    meetings = board.meetings
    return (
        sum(item.part_2 is not None for meeting in meetings for item in meeting.items()),
        sum(entry.part_2 is not None for meeting in meetings for entry in meeting.listed()),
        sum(len(meeting.minutes.exempt) for meeting in meetings if meeting.minutes),
        sum(row.is_part_2 for meeting in meetings if meeting.matters_arising for row in meeting.matters_arising.rows),
    )


def is_more(after: Sequence[int], before: Sequence[int]) -> bool:
    """Whether there is more of anything."""
    return any(now > was for now, was in zip(after, before, strict=True))


def hushed(changes: Iterable[Change], part_2: Said, part_1: Said) -> tuple[Change, ...]:
    """Return changes with no more than their kind left of those that say what Part 2 says and Part 1 does not.

    They are searched as every output for the public is. `part_1` is that of the last revision: what was public before
    counts for nothing.
    """
    if not (part_2.texts or part_2.files):
        return tuple(changes)
    from sbpack.history.search import tells  # noqa: PLC0415 - loads slowly, and most boards have nothing exempt

    tell = tells(part_2, part_1)
    return tuple(by_kind(change, HUSHED) if any(map(tell, _texts(change))) else change for change in changes)


def by_kind(change: Change, because: str = QUIET) -> Change:
    """Return a change that tells no more than its kind, and of no person."""
    return Change(change.kind, f"{change.kind}: {because}", meeting=change.meeting, heading="Exempt business")


def is_business(change: Change) -> bool:
    """Whether a change is about what the board does, rather than who sits on it, when it meets and who came."""
    return change.kind.partition(" ")[0] in _BUSINESS


def takes_away(change: Change) -> bool:
    """Whether something stood there before that may have become exempt."""
    return is_business(change) and change.kind.rpartition(" ")[2] not in ("added", "written", "recorded")


def _texts(change: Change) -> Iterator[str]:
    yield from (change.words, change.heading, change.path)
    for rewording in change.rewordings:
        yield from (rewording.before, rewording.after)
