"""Sections kept from build to build, by what they were made from.

A section that is there is taken as it is, with what its layout was found to lack: a pack of which nothing changed is
joined without the engine. The folder may be deleted at any time. Several builds may use it at once: an entry is put
there whole, and one that goes while it is wanted is made again.
"""

import hashlib
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from platformdirs import user_cache_path

from sbpack.render.section_file import DamagedSection, read_section, section_bytes
from sbpack.render.section_pdf import SectionPdf

MOST = 500_000_000
"""Bytes that are kept; some 5,000 papers."""
_KEPT = 0.8
"""The share of them that is left when there were more, so that not every build clears up."""


def default_folder() -> Path:
    """Return where sections are kept: the folder that the system has for such things, `~/.cache/sbpack` on Linux."""
    return user_cache_path("sbpack", appauthor=False) / "sections"


class SectionCache:
    """The sections in one folder. A disk that cannot be written or read is the same as an empty cache."""

    def __init__(self, folder: Path, most: int = MOST) -> None:
        """Use a folder, which is made when there is something to keep; `most` is its bound in bytes."""
        self._folder = folder
        self._most = most
        self._has_grown = False

    def get(self, key: str) -> SectionPdf | None:
        """Return what was made from a key; a damaged entry is deleted and is none."""
        path = self._path(key)
        try:
            data = path.read_bytes()
        except OSError:
            return None
        try:
            section = read_section(data)
        except DamagedSection:
            with suppress(OSError):
                path.unlink()
            return None
        with suppress(OSError):
            # What was wanted lately goes last.
            os.utime(path)
        return section

    def put(self, key: str, section: SectionPdf) -> None:
        """Keep a section; its entry appears whole or not at all."""
        path = self._path(key)
        staged = ""
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor, staged = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
            with os.fdopen(descriptor, "wb") as file:
                file.write(section_bytes(section))
            Path(staged).replace(path)
            self._has_grown = True
        except OSError:
            with suppress(OSError):
                Path(staged).unlink()

    def clear_up(self) -> None:
        """Delete what was not wanted for longest, where there is more than the bound; does nothing unless it grew."""
        if not self._has_grown:
            return
        self._has_grown = False
        entries = sorted(self._entries())
        size = sum(bytes_ for _, bytes_, _ in entries)
        if size <= self._most:
            return
        for _, bytes_, path in entries:
            if size <= self._most * _KEPT:
                return
            with suppress(OSError):
                Path(path).unlink()
            size -= bytes_

    def _path(self, key: str) -> Path:
        name = hashlib.sha256(key.encode()).hexdigest()
        return self._folder / name[:2] / name[2:]

    def _entries(self) -> list[tuple[float, int, str]]:
        """Return when each file was last wanted, its size and its path; debris of builds that were killed too."""
        found: list[tuple[float, int, str]] = []
        for folder in self._folder.glob("??"):
            with suppress(OSError), os.scandir(folder) as files:
                for file in files:
                    with suppress(OSError):
                        seen = file.stat(follow_symlinks=False)
                        found.append((seen.st_mtime, seen.st_size, file.path))
        return found
