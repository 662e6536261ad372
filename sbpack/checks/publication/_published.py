"""What of a meeting is published, searched for what should not be.

- What is held against the publication record, and what is announced to cover what changed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sbpack.board.agenda import Edition
from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.board.publication import PublishedVolume
from sbpack.findings.finding import Span
from sbpack.packs.changes import ItemPair, issued_items, item_pairs
from sbpack.text.wording import Wording, wordings_in_yaml
from sbpack.text.yaml_nodes import YamlList, YamlMap, YamlNode

OFFICERS = ("contact_officer", "chief_officer")
"""Keys of reports that ask for somebody's post and telephone, to be printed."""


@dataclass(frozen=True)
class Occurrence:
    """Something found in a text that the public edition prints, or behind a link in it."""

    match: re.Match[str]
    span: Span
    before: str
    """The words before it, in its paragraph or in its row of a table."""
    after: str
    """The words after it there."""
    key: str
    """The key in YAML that it belongs to, or nothing."""

    @property
    def beside(self) -> str:
        """The words that it stands in."""
        return f"{self.before}{self.match[0]}{self.after}"


def occurrences(
    meeting: Meeting, board: Board, form: re.Pattern[str], signs: tuple[str, ...], scheme: str = ""
) -> Iterator[Occurrence]:
    """Yield everything of a form, of which each has one of some signs; `scheme` begins the links that lead to such."""
    for wording in _published(meeting, board):
        if any(sign in wording.text for sign in signs):
            for found in form.finditer(wording.text):
                place = wording.place(*found.span())
                before, after = wording.text[: found.start()], wording.text[found.end() :]
                left, right = wording.row
                before, after = f"{left} | {before}" if left else before, f"{after} | {right}" if right else after
                yield Occurrence(found, place, before, after, wording.key)
    for prose in meeting.proses if scheme else ():
        for link in prose.links if prose.path not in board.exempt_files else ():
            target = link.target[len(scheme) :]
            leads_there = link.target.casefold().startswith(scheme) and target not in link.text
            if leads_there and (behind := form.search(target)):
                yield Occurrence(behind, link.span, link.text, "", "")


def names_of(meeting: Meeting, board: Board) -> frozenset[str]:
    """Return the names of the members, and of everybody who is named in the attendance."""
    minutes = meeting.minutes
    people = (*minutes.present, *minutes.also_present, *minutes.apologies) if minutes else ()
    names = {member.name for member in board.members} | {attendee.name for attendee in people}
    return frozenset(name for name in names if len(name.split()) > 1)


def in_order(occurrences_of_one: list[Occurrence]) -> tuple[Span, tuple[Span, ...]]:
    """Return the first place of what is found several times, and the others."""
    first, *others = sorted({found.span for found in occurrences_of_one})
    return first, tuple(others)


def _published(meeting: Meeting, board: Board) -> Iterator[Wording]:
    """Yield the words of Part 1, but those of directories, in which every contact says what of it is public."""
    directories = [entry for paper in meeting.papers for entry in paper.head.entries if _is_directory(entry.value)]
    hidden = {wording.span for entry in directories for wording in wordings_in_yaml(entry.value, entry.key.text)}
    blocks = [item.part_2.span for item in meeting.items() if item.part_2]
    return (
        wording
        for wording in meeting.wordings
        if wording.span.path not in board.exempt_files and wording.span not in hidden
        if not any(_stands_in(wording.span, block) for block in blocks)
    )


def _stands_in(span: Span, block: Span) -> bool:
    return span.path == block.path and block[1:3] <= span[1:3] and span[3:] <= block[3:]


def _is_directory(node: YamlNode) -> bool:
    items = node.items if isinstance(node, YamlList) else ()
    return any(isinstance(item, YamlMap) and item.get("organisation") is not None for item in items)


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
