"""Which paths are sources, and how a path or a revision is refused."""

import re
from collections.abc import Iterable
from datetime import date
from pathlib import PurePosixPath

from sbpack.sources.iso_date import parse_iso_date

MEETINGS = "meetings"
MEMBERS = "members.yaml"
TEMPLATES = "templates"
SOURCES = (MEMBERS, MEETINGS, TEMPLATES)
_BACKUP_ENDINGS = ("~", ".bak", ".orig", ".swp", ".swo", ".tmp")


class OutsideRoot(Exception):  # noqa: N818 - said of a path
    """A path that leads out of the root, or a link that does."""


class UnknownRevision(Exception):  # noqa: N818 - said of a name
    """A revision that git does not know."""


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


def meeting_days(paths: Iterable[str]) -> tuple[date, ...]:
    """Return the days that have a folder with files, in order."""
    parts = (PurePosixPath(path).parts for path in paths)
    days = {parse_iso_date(names[1]) for names in parts if names[0] == MEETINGS and len(names) > 2}
    return tuple(sorted(day for day in days if day is not None))


def misnamed(name: str, others: Iterable[str]) -> str | None:
    """Return the file that was meant to have a name: in capitals, or with another ending, or one more.

    Windows hides endings, so that `meeting.yaml.txt` looks there like `meeting.yaml`.
    """
    stem = re.escape(PurePosixPath(name).stem)
    like = re.compile(rf"{stem}(?: ?\(\d\))?(?:\.(?:ya?ml|md|markdown|txt))*", re.IGNORECASE)
    return next((other for other in sorted(others) if other != name and like.fullmatch(other)), None)
