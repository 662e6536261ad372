"""Where the sources come from: the one way to the disk, to git and to the day."""

from datetime import date
from pathlib import Path
from typing import Protocol

from sbpack.findings.finding import Finding, Span
from sbpack.repository.folder import FolderRepository
from sbpack.repository.paths import MEETINGS, MEMBERS, SOURCES, TEMPLATES, OutsideRoot, UnknownRevision
from sbpack.repository.revision import RevisionRepository

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
    "unreadable",
]


class Repository(Protocol):
    """The sources of one board."""

    @property
    def root(self) -> str:
        """The place as messages name it."""

    def paths(self) -> tuple[str, ...]:
        """Return every source file, sorted: members.yaml and what lies in meetings/ and templates/."""

    def beside(self) -> tuple[str, ...]:
        """Return the names of the files that lie in the root itself, sources or not, sorted."""

    def read(self, path: str) -> bytes:
        """Return the bytes of a file; raises OutsideRoot or FileNotFoundError."""

    def private_paths(self) -> frozenset[str]:
        """Return the files that lie in a private root alone."""

    def tracked(self) -> frozenset[str] | None:
        """Return the source files that git keeps, and does not ignore; None without git."""

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


def unreadable(path: str, error: OSError | OutsideRoot) -> Finding:
    """Return the one finding for a file that cannot be read."""
    if isinstance(error, OutsideRoot):
        return Finding(Span(path), "this is a link out of the root", "put a copy of the file here", rule="link-outside")
    help_line = "allow reading it, or put a copy here"
    return Finding(Span(path), "the file cannot be read", help_line, rule="missing-file")
