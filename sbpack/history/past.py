"""The boards that a walk through the commits meets, each modelled once and no larger than it is asked about."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from sbpack.findings.finding import Finding
from sbpack.history.hushed import Exempt, exempt_business
from sbpack.history.unreadable import files_that_count, unreadable_files
from sbpack.model.board import Board
from sbpack.model.edition import Edition
from sbpack.model.from_sources import model_board
from sbpack.model.pack_sections import item_title
from sbpack.model.public_board import public_board
from sbpack.sources.blob_reader import BlobReader
from sbpack.sources.exempt_files import exempt_files, files_of_part_1
from sbpack.sources.exempt_texts import exempt_texts
from sbpack.sources.iso_date import parse_iso_date
from sbpack.sources.part_1 import holds_part_2, part_1_of
from sbpack.sources.past_repository import PastRepository, Unprobed
from sbpack.sources.public_texts import public_texts
from sbpack.sources.read_sources import Sources, read_sources
from sbpack.sources.repository import MEETINGS, MEMBERS, TEMPLATES, Repository
from sbpack.sources.revision_files import Blob
from sbpack.sources.said import Said, Text
from sbpack.sources.text_reader import RememberingReader, TextReader

Files = Mapping[str, Blob]
_MOST = 64
"""Boards that are remembered: a commit is compared with its parents, and then its children with it."""


@dataclass(frozen=True)
class PastBoard:
    """A part of a board as some commit had it."""

    members: Board
    public: Board
    """The same without Part 2."""
    unreadable: frozenset[str] = frozenset()
    """Files that are broken."""
    findings: tuple[Finding, ...] = ()
    """What is wrong with those files."""
    part_2: Said = field(default_factory=Said)
    """What is exempt."""
    business: frozenset[Exempt] = frozenset()
    """What of it is exempt, piece by piece."""
    sources: Sources | None = field(default=None, repr=False)
    """What it was made from."""

    @property
    def texts(self) -> Mapping[str, str]:
        """The text files, to show lines of them."""
        return self.sources.texts if self.sources else {}

    @cached_property
    def part_1(self) -> Said:
        """What the public may read."""
        return _said_in_public(self.sources, self.public) if self.sources else Said()

    @property
    def holds_part_2(self) -> bool:
        """Whether anything is exempt."""
        return self.public is not self.members

    def of(self, edition: Edition) -> Board:
        """Return the board as an edition knows it."""
        return self.public if edition is Edition.PUBLIC else self.members


class Past:
    """Makes boards of files."""

    def __init__(self, folder: Path) -> None:
        """Take the root of the board."""
        self._folder = folder
        self._blobs = BlobReader(folder)
        self._texts = RememberingReader()
        self._boards: OrderedDict[frozenset[tuple[str, Blob]], PastBoard] = OrderedDict()
        self.holds_part_2 = False
        """Whether anything exempt was met so far."""
        self._exempt: dict[Text | str, None] = {}
        self._exempt_days: set[date] = set()

    def board(self, files: Files, days: Iterable[date]) -> PastBoard:
        """Return the board with its members and the meetings of some days alone."""
        wanted = set(days)
        below = (f"{TEMPLATES}/", *(f"{MEETINGS}/{day.isoformat()}/" for day in wanted))
        part = {path: blob for path, blob in files.items() if path == MEMBERS or path.startswith(below)}
        key = frozenset(part.items())
        if key not in self._boards:
            day = max(wanted, default=date.min)
            made = past_board(PastRepository(self._folder, part, self._blobs, day), self._texts)
            self._boards[key] = made
            self.holds_part_2 |= made.holds_part_2
            if made.holds_part_2:
                self._exempt |= dict.fromkeys((*made.part_2.texts, *made.part_2.files))
                self._exempt_days |= wanted
            if len(self._boards) > _MOST:
                self._boards.popitem(last=False)
        return self._boards[key]

    def said(self, last: Files) -> tuple[Said, Said]:
        """Return what Part 2 said in any revision met so far, and what Part 1 says in the last one."""
        texts = tuple(one for one in self._exempt if isinstance(one, Text))
        files = tuple(one for one in self._exempt if isinstance(one, str))
        return Said(texts, files), self.board(last, tuple(self._exempt_days)).part_1


def past_board(repository: Repository, texts: TextReader | None = None) -> PastBoard:
    """Return the board that a repository makes, as both editions know it."""
    sources, findings = read_sources(repository, Unprobed(), texts)
    members, _ = model_board(sources)
    unreadable = unreadable_files(repository.paths(), sources, findings) & files_that_count(members)
    public = members
    part_2 = Said()
    if holds_part_2(sources):
        public = public_board(part_1_of(sources))
        part_2 = Said(tuple(exempt_texts(sources)), tuple(sorted(exempt_files(sources))))
    about = tuple(finding for finding in findings if finding.span.path in unreadable)
    return PastBoard(
        members,
        public,
        unreadable,
        about,
        part_2,
        exempt_business(members),
        sources,
    )


def _said_in_public(sources: Sources, board: Board) -> Said:
    """Return what Part 1 says, the titles of items among it that are derived."""
    titles = (Text("", item_title(item, meeting)) for meeting in board.meetings for item in meeting.items())
    return Said((*public_texts(sources), *titles), tuple(sorted(files_of_part_1(sources))))


def is_everywhere(path: str) -> bool:
    """Whether every part of the board is read with a file: the members, and what kinds of paper there are."""
    return path == MEMBERS or path.startswith(f"{TEMPLATES}/")


def day_of(path: str) -> date | None:
    """Return the day of the meeting in whose folder a file lies."""
    parts = path.split("/", 2)
    return parse_iso_date(parts[1]) if len(parts) > 2 and parts[0] == MEETINGS else None
