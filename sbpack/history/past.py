"""The boards that a walk through the commits meets, each modelled once and no larger than it is asked about."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sbpack.findings.finding import Finding
from sbpack.history.hushed import exempt_business, exempt_words
from sbpack.history.unreadable import files_that_count, unreadable_files
from sbpack.model.board import Board
from sbpack.model.edition import Edition
from sbpack.model.from_sources import model_board
from sbpack.model.public_board import public_board
from sbpack.sources.blob_reader import BlobReader
from sbpack.sources.iso_date import parse_iso_date
from sbpack.sources.part_1 import holds_part_2, part_1_of
from sbpack.sources.past_repository import PastRepository, Unprobed
from sbpack.sources.read_sources import read_sources
from sbpack.sources.repository import MEETINGS, MEMBERS, TEMPLATES, Repository
from sbpack.sources.revision_files import Blob
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
    exempt: frozenset[str] = frozenset()
    """Words that only members may read."""
    business: tuple[int, ...] = ()
    """How much of each kind is exempt."""
    texts: Mapping[str, str] = field(default_factory=dict, repr=False)
    """The text files, to show lines of them."""

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
        self.exempt: set[str] = set()
        """Words that only members may read, of every revision met so far."""

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
            self.exempt |= made.exempt
            if len(self._boards) > _MOST:
                self._boards.popitem(last=False)
        return self._boards[key]


def past_board(repository: Repository, texts: TextReader | None = None) -> PastBoard:
    """Return the board that a repository makes, as both editions know it."""
    sources, findings = read_sources(repository, Unprobed(), texts)
    members, _ = model_board(sources)
    unreadable = unreadable_files(repository.paths(), sources, findings) & files_that_count(members)
    public = members
    exempt: frozenset[str] = frozenset()
    if holds_part_2(sources):
        public = public_board(part_1_of(sources))
        exempt = exempt_words(members, public)
    about = tuple(finding for finding in findings if finding.span.path in unreadable)
    return PastBoard(members, public, unreadable, about, exempt, exempt_business(members), sources.texts)


def is_everywhere(path: str) -> bool:
    """Whether every part of the board is read with a file: the members, and what kinds of paper there are."""
    return path == MEMBERS or path.startswith(f"{TEMPLATES}/")


def day_of(path: str) -> date | None:
    """Return the day of the meeting in whose folder a file lies."""
    parts = path.split("/", 2)
    return parse_iso_date(parts[1]) if len(parts) > 2 and parts[0] == MEETINGS else None
