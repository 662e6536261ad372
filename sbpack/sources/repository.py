"""Where the sources come from: the one way to the disk, to git and to the day."""

from datetime import date
from pathlib import Path
from typing import Protocol

from sbpack.sources.folder_repository import FolderRepository
from sbpack.sources.revision_repository import RevisionRepository
from sbpack.sources.source_paths import MEETINGS, MEMBERS, SOURCES, TEMPLATES, OutsideRoot, UnknownRevision

__all__ = [
    "MEETINGS",
    "MEMBERS",
    "SOURCES",
    "TEMPLATES",
    "FolderRepository",
    "OutsideRoot",
    "Repository",
    "RevisionRepository",
    "UnknownRevision",
    "find_root",
]


class Repository(Protocol):
    """The sources of one board."""

    @property
    def root(self) -> str:
        """The place as messages name it."""

    def paths(self) -> tuple[str, ...]:
        """Return every source file, sorted: members.yaml and what lies in meetings/ and templates/."""

    def read(self, path: str) -> bytes:
        """Return the bytes of a file; raises OutsideRoot or FileNotFoundError."""

    def today(self) -> date:
        """Return the day that counts as today."""

    def commit(self) -> str | None:
        """Return the commit that holds exactly these sources, or None."""


def find_root(start: Path) -> Path | None:
    """Return the nearest folder, from `start` upwards, that holds `meetings/` or `members.yaml`."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / MEETINGS).is_dir() or (folder / MEMBERS).is_file():
            return folder
    return None
