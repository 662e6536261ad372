"""What the public may not read of the past either: business that was public once, and was made exempt later.

Every commit has a public edition of its own, in which an item stands with the title that it had then. Whoever moved it
to Part 2 meant that title to be read no more.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from sbpack.history.change import Change
from sbpack.model.board import Board
from sbpack.model.meeting import Meeting
from sbpack.model.pack_sections import item_title
from sbpack.sources.prose import plain_text

HUSHED = "it is exempt now"
QUIET = "not told, since business of the meeting was made exempt"
_BUSINESS = ("item", "paper", "update", "minute", "resolution", "action")


def exempt_words(board: Board, public: Board) -> frozenset[str]:
    """Return the titles, names of files and passages that only members read."""
    found = {words for meeting in board.meetings for words in _exempt(meeting) if words.strip()}
    shown = {item_title(item, meeting).casefold() for meeting in public.meetings for item in meeting.items()}
    return frozenset(words for words in found if words.casefold() not in shown)


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


def hushed(changes: Iterable[Change], exempt: Iterable[str]) -> tuple[Change, ...]:
    """Return changes with no more than their kind left of those that say any of these words."""
    parts = [r"\s+".join(map(re.escape, words.split())) for words in sorted(exempt, key=len, reverse=True)]
    if not parts:
        return tuple(changes)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)
    return tuple(by_kind(change, HUSHED) if any(map(pattern.search, _texts(change))) else change for change in changes)


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


def _exempt(meeting: Meeting) -> Iterator[str]:
    for item in meeting.items():
        if item.part_2:
            yield from (item.part_2.title, item.part_2.note)
        for entry in item.papers:
            if entry.part_2:
                yield entry.path.rpartition("/")[2]
                yield from (meeting.title_of(entry), entry.attachment.summary if entry.attachment else "")
                paper = meeting.paper(entry.path)
                yield from (plain_text([line]) for line in paper.body.line_tokens()) if paper else ()
    for minute in meeting.minutes.exempt if meeting.minutes else ():
        yield minute.title
        yield from (plain_text([line]) for line in minute.body.line_tokens())
    for row in meeting.matters_arising.rows if meeting.matters_arising else ():
        if row.is_part_2:
            yield from (plain_text([line]) for prose in (row.matter, row.update) for line in prose.line_tokens())
