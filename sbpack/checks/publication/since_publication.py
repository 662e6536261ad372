"""What is held against the publication record, and what is announced to cover what changed."""

from dataclasses import dataclass

from sbpack.model.board import Board
from sbpack.model.changes import ItemPair, item_pairs
from sbpack.model.edition import Edition
from sbpack.model.issued import issued_items
from sbpack.model.meeting import Meeting
from sbpack.model.publication import PublishedVolume

ANNOUNCE = "announce a supplement (`supplements: [DATE]`) or a new version with its note, or undo the change"
ANNOUNCE_VERSION = "announce a new version with its note (`versions: [{date: …, note: …}]`), or undo the change"


@dataclass(frozen=True)
class SincePublication:
    """An agenda beside what was published of it last."""

    last: PublishedVolume
    pairs: tuple[ItemPair, ...]
    """Which item is which."""
    has_new_version: bool
    """Whether a new version is announced, which may hold whatever it likes."""
    has_supplement: bool
    """Whether a supplement is announced, which leaves the numbers of items as they were published."""


def since_publication(meeting: Meeting, board: Board, edition: Edition = Edition.PUBLIC) -> SincePublication | None:
    """Return what there is to compare, None where nothing was published or the agenda cannot be read.

    A meeting that is not held as called takes no business: its papers go to another day, as its front sheet says.
    """
    record = meeting.published_to(edition)
    if record is None or not record.packs or not meeting.was_read or meeting.move is not None:
        return None
    last = record.volumes[-1]
    return SincePublication(
        last=last,
        pairs=item_pairs(last.items, issued_items(board, meeting, edition)),
        has_new_version=meeting.version > record.packs[-1].version,
        has_supplement=len(meeting.supplements) > len(record.supplements),
    )


def called(title: str, number: str) -> str:
    """Return how a message names an item."""
    return f"`{title}`" if title else f"item {number}"
