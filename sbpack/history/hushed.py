"""What the public may not read of the past either: business that was public once, and was made exempt later.

Every commit has a public edition of its own, in which an item stands with the title that it had then. Whoever moved it
to Part 2 meant that title to be read no more.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from sbpack.history.change import Change
from sbpack.model.board import Board
from sbpack.model.meeting import Meeting
from sbpack.model.pack_sections import item_title
from sbpack.sources.prose import plain_text


def exempt_words(board: Board, public: Board) -> frozenset[str]:
    """Return the titles, names of files and passages that only members read."""
    found = {words for meeting in board.meetings for words in _exempt(meeting) if words.strip()}
    shown = {item_title(item, meeting).casefold() for meeting in public.meetings for item in meeting.items()}
    return frozenset(words for words in found if words.casefold() not in shown)


def hushed(changes: Iterable[Change], exempt: Iterable[str]) -> tuple[Change, ...]:
    """Return changes with no more than their kind left of those that say any of these words."""
    parts = [r"\s+".join(map(re.escape, words.split())) for words in sorted(exempt, key=len, reverse=True)]
    if not parts:
        return tuple(changes)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)
    return tuple(_hush(change) if any(map(pattern.search, _texts(change))) else change for change in changes)


def _hush(change: Change) -> Change:
    words = f"{change.kind}: it is exempt now"
    return replace(
        change, words=words, outcome=(), item="", heading="Exempt business", path="", action=None, rewordings=()
    )


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
