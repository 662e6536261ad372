"""Two items of one agenda with the same title."""

from collections.abc import Iterator
from datetime import date

from sbpack.board.agenda import Item
from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.checks.agenda._title_words import plain_words
from sbpack.findings.finding import Finding, Related
from sbpack.packs.make_pack import item_title


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    for items in (meeting.agenda, *(item.items for item in meeting.agenda)):
        first: dict[tuple[str, ...], Item] = {}
        for item in items:
            title = item_title(item, meeting)
            words = plain_words(title)
            if words and (before := first.setdefault(words, item)) is not item:
                yield Finding(
                    item.span,
                    f"item {item.number} has the title of item {before.number}, `{title}`",
                    "give each its own title, or remove one of the items",
                    (Related(before.span, f"item {before.number}"),),
                )
