"""Where the sources come from: the one way to the disk, to git and to the day."""

from datetime import date
from pathlib import Path, PurePosixPath
from typing import Protocol

MEETINGS = "meetings"
MEMBERS = "members.yaml"
TEMPLATES = "templates"
SOURCES = (MEMBERS, MEETINGS, TEMPLATES)
_BACKUP_ENDINGS = ("~", ".bak", ".orig", ".swp", ".swo", ".tmp")


class OutsideRoot(Exception):  # noqa: N818 - said of a path
    """A path that leads out of the root, or a link that does."""


class UnknownRevision(Exception):  # noqa: N818 - said of a name
    """A revision that git does not know."""


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


def is_source(path: str) -> bool:
    """Whether a path from the root is a source: hidden files, backups and built packs are none."""
    parts = PurePosixPath(path).parts
    if not parts or parts[0] not in SOURCES or (parts[0] == MEMBERS) != (len(parts) == 1):
        return False
    if any(part.startswith((".", "#")) or part in ("build", "..") for part in parts):
        return False
    return not parts[-1].endswith(_BACKUP_ENDINGS)


def checked(path: str) -> str:
    """Return a path that stays below the root as it is written; raises OutsideRoot."""
    parts = path.split("/")
    if path.startswith("/") or "\\" in path or "\0" in path or any(part in ("", ".", "..") for part in parts):
        raise OutsideRoot(path)
    return path
