"""The words of a meeting that the public reads, and its agenda beside what was published of it last."""

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
ANNOUNCE = "announce a supplement (`supplements: [DATE]`) or a new version with its note, or undo the change"


@dataclass(frozen=True)
class Occurrence:
    """Something found in a text that the public edition prints, or behind a link in it."""

    match: re.Match[str]
    span: Span
    before: str
    """The words before it, in its paragraph or in its row of a table."""
    after: str = ""
    """The words after it there."""
    key: str = ""
    """The key in YAML that it belongs to, or nothing."""


def occurrences(
    meeting: Meeting, board: Board, form: re.Pattern[str], signs: tuple[str, ...], scheme: str = ""
) -> Iterator[Occurrence]:
    """Yield everything of a form, of which each has one of some signs; `scheme` begins the links that lead to such."""
    for wording in _published(meeting, board):
        for found in form.finditer(wording.text) if any(sign in wording.text for sign in signs) else ():
            left, right = wording.row
            before = f"{left} | " * bool(left) + wording.text[: found.start()]
            after = wording.text[found.end() :] + f" | {right}" * bool(right)
            yield Occurrence(found, wording.place(*found.span()), before, after, wording.key)
    for prose in meeting.proses if scheme else ():
        for link in prose.links if prose.path not in board.exempt_files else ():
            target = link.target[len(scheme) :]
            leads_there = link.target.casefold().startswith(scheme) and target not in link.text
            if leads_there and (behind := form.search(target)):
                yield Occurrence(behind, link.span, link.text)


def _published(meeting: Meeting, board: Board) -> Iterator[Wording]:
    """Yield the words of Part 1, but those of directories, in which every contact says what of it is public."""
    directories = [entry for paper in meeting.papers for entry in paper.head.entries if _is_directory(entry.value)]
    hidden = {wording.span for entry in directories for wording in wordings_in_yaml(entry.value, entry.key.text)}
    blocks = [item.part_2.span for item in meeting.items() if item.part_2]
    for wording in meeting.wordings:
        span = wording.span
        is_exempt = any(span.path == one.path and one[1:3] <= span[1:3] and span[3:] <= one[3:] for one in blocks)
        if span.path not in board.exempt_files and span not in hidden and not is_exempt:
            yield wording


def _is_directory(node: YamlNode) -> bool:
    items = node.items if isinstance(node, YamlList) else ()
    return any(isinstance(item, YamlMap) and item.get("organisation") is not None for item in items)


def names_of(meeting: Meeting, board: Board) -> frozenset[str]:
    """Return the names of the members, and of everybody who is named in the attendance."""
    minutes = meeting.minutes
    people = (*minutes.present, *minutes.also_present, *minutes.apologies) if minutes else ()
    names = (*(member.name for member in board.members), *(attendee.name for attendee in people))
    return frozenset(name for name in names if len(name.split()) > 1)


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


def unannounced(meeting: Meeting, board: Board, edition: Edition) -> SincePublication | None:
    """Return what there is to compare for an edition while nothing is announced that may hold whatever it likes."""
    since = since_publication(meeting, board, edition)
    return None if since is None or since.has_new_version or since.has_supplement else since
