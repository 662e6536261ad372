"""Files kept from build to build, each by a key that stands for all that it was made from.

The folder may be deleted at any time. Several builds may use it at once: a file is put there whole, and one that goes
while it is wanted is made again. A disk that cannot be written or read is the same as an empty folder.
"""

import hashlib
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from platformdirs import user_cache_path

MOST = 500_000_000
"""Bytes that are kept: some 5,000 papers, or 50 packs of 1,000 pages."""
_LEFT = 0.8
"""The share of them that is left when there were more, so that not every build clears up."""


def default_folder() -> Path:
    """Return where files are kept: the folder that the system has for such things, `~/.cache/sbpack` on Linux."""
    return user_cache_path("sbpack", appauthor=False)


class KeptFiles:
    """The files in one folder, which is made when there is something to keep."""

    def __init__(self, folder: Path, most: int = MOST) -> None:
        """Use a folder; `most` is its bound in bytes."""
        self._folder = folder
        self._most = most
        self._has_grown = False

    def get(self, key: str) -> bytes | None:
        """Return what was put under a key; what is damaged is deleted and is none."""
        path = self._path(key)
        try:
            data = path.read_bytes()
        except OSError:
            return None
        first, _, content = data.partition(b"\n")
        if first != _seal(key, content):
            self.discard(key)
            return None
        with suppress(OSError):
            # What was wanted lately is deleted last.
            os.utime(path)
        return content

    def put(self, key: str, content: bytes) -> None:
        """Keep something; it appears whole or not at all."""
        path = self._path(key)
        staged = ""
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor, staged = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
            with os.fdopen(descriptor, "wb") as file:
                file.write(_seal(key, content) + b"\n")
                file.write(content)
            Path(staged).replace(path)
            self._has_grown = True
        except OSError:
            with suppress(OSError):
                Path(staged).unlink()

    def discard(self, key: str) -> None:
        """Delete what is kept under a key."""
        with suppress(OSError):
            self._path(key).unlink()

    def clear_up(self) -> None:
        """Delete what was not wanted for longest, where there is more than the bound; does nothing unless it grew."""
        if not self._has_grown:
            return
        self._has_grown = False
        files = sorted(self._files())
        size = sum(length for _, length, _ in files)
        if size <= self._most:
            return
        for _, length, path in files:
            if size <= self._most * _LEFT:
                return
            with suppress(OSError):
                Path(path).unlink()
            size -= length

    def _path(self, key: str) -> Path:
        name = hashlib.sha256(key.encode()).hexdigest()
        return self._folder / name[:2] / name[2:]

    def _files(self) -> list[tuple[float, int, str]]:
        """Return when each file was last wanted, its size and its path; debris of builds that were killed too."""
        found: list[tuple[float, int, str]] = []
        for folder in self._folder.glob("??"):
            with suppress(OSError), os.scandir(folder) as files:
                for file in files:
                    with suppress(OSError):
                        seen = file.stat(follow_symlinks=False)
                        found.append((seen.st_mtime, seen.st_size, file.path))
        return found


def _seal(key: str, content: bytes) -> bytes:
    """Return the line by which a file is known to be whole, and the one that was put under its key."""
    return hashlib.sha256(key.encode() + b"\n" + content).hexdigest().encode("ascii")
