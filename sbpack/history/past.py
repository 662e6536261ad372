"""The boards that a walk through the commits meets, each modelled once and no larger than it is asked about."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from sbpack.history.change import Version
from sbpack.history.unreadable import unreadable_files
from sbpack.model.from_sources import model_board
from sbpack.sources.blob_reader import BlobReader
from sbpack.sources.iso_date import parse_iso_date
from sbpack.sources.past_repository import PastRepository, Unprobed
from sbpack.sources.read_sources import read_sources
from sbpack.sources.repository import MEETINGS, MEMBERS
from sbpack.sources.revision_files import Blob
from sbpack.sources.text_reader import RememberingReader

Files = Mapping[str, Blob]
_MOST = 64
"""Boards that are remembered: a commit is compared with its parents, and then its children with it."""


@dataclass(frozen=True)
class PastBoard:
    """A part of a board as some commit had it."""

    version: Version
    unreadable: frozenset[str]
    """Files that are broken."""


class Past:
    """Makes boards of files."""

    def __init__(self, folder: Path) -> None:
        """Take the root of the board."""
        self._folder = folder
        self._blobs = BlobReader(folder)
        self._texts = RememberingReader()
        self._boards: OrderedDict[frozenset[tuple[str, Blob]], PastBoard] = OrderedDict()

    def board(self, files: Files, days: Iterable[date]) -> PastBoard:
        """Return the board with its members and the meetings of some days alone."""
        wanted = set(days)
        part = {path: blob for path, blob in files.items() if path == MEMBERS or day_of(path) in wanted}
        key = frozenset(part.items())
        if key not in self._boards:
            self._boards[key] = self._modelled(part, max(wanted, default=date.min))
            if len(self._boards) > _MOST:
                self._boards.popitem(last=False)
        return self._boards[key]

    def _modelled(self, files: Files, day: date) -> PastBoard:
        repository = PastRepository(self._folder, files, self._blobs, day)
        sources, findings = read_sources(repository, Unprobed(), self._texts)
        board, _ = model_board(sources)
        return PastBoard(Version(board, sources.digests), unreadable_files(files, sources, findings))


def day_of(path: str) -> date | None:
    """Return the day of the meeting in whose folder a file lies."""
    parts = PurePosixPath(path).parts
    return parse_iso_date(parts[1]) if len(parts) > 2 and parts[0] == MEETINGS else None
