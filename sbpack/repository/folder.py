"""Sources as they lie in a folder."""

import os
from datetime import date
from errno import EFBIG
from functools import cached_property
from pathlib import Path

from sbpack.repository.git import run_git
from sbpack.repository.paths import SOURCES, OutsideRoot, checked, is_source
from sbpack.repository.repository import Repository

LARGEST_FILE = 200_000_000
"""Bytes; no pack that a member could open holds a larger one."""


class FolderRepository(Repository):
    """The files of a folder. The list of paths is made once; a build sees one state of the folder's names.

    `today` is the clock's day unless one is given.
    """

    def __init__(self, root: Path, today: date | None = None) -> None:
        self.folder = root.resolve()
        self._today = today

    def paths(self) -> tuple[str, ...]:
        return self._paths

    def beside(self) -> tuple[str, ...]:
        return tuple(sorted(entry.name for entry in self.folder.iterdir() if entry.is_file()))

    @cached_property
    def _paths(self) -> tuple[str, ...]:
        found = [name for name in SOURCES if (self.folder / name).is_file()]
        for name in SOURCES:
            for folder, folders, files in os.walk(self.folder / name):
                folders[:] = [inner for inner in folders if not inner.startswith(".")]
                found += [(Path(folder) / file).relative_to(self.folder).as_posix() for file in files]
                found += [
                    (Path(folder) / inner).relative_to(self.folder).as_posix()
                    for inner in folders
                    if (Path(folder) / inner).is_symlink()
                ]
        return tuple(sorted(path for path in found if is_source(path)))

    def read(self, path: str) -> bytes:
        """Return the bytes of a file below the root, links followed."""
        try:
            target = (self.folder / checked(path)).resolve()
        except (RuntimeError, OSError) as error:  # a link that leads to itself
            raise OutsideRoot(path) from error
        if not target.is_relative_to(self.folder):
            raise OutsideRoot(path)
        if not target.is_file():
            raise FileNotFoundError(path)
        if target.stat().st_size > LARGEST_FILE:
            raise OSError(EFBIG, os.strerror(EFBIG), path)
        return target.read_bytes()

    def tracked(self) -> frozenset[str] | None:
        # Those too that git would keep with the next `git add`.
        listing = run_git(self.folder, "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *SOURCES)
        return None if listing is None else frozenset(listing.decode("utf-8", "surrogateescape").split("\0")) - {""}

    def today(self) -> date:
        return self._today or date.today()

    def prefix(self) -> str:
        """Return where the root lies below the top of its git repository, `board/`; empty at the top or without git."""
        below = run_git(self.folder, "rev-parse", "--show-prefix") or b""
        return below.decode("utf-8", "surrogateescape").removesuffix("\n")

    def commit(self) -> str | None:
        """Return HEAD's hash if git tracks the sources and none is changed, added or missing."""
        head = run_git(self.folder, "rev-parse", "--verify", "HEAD^{commit}")
        if head is None or self.uncommitted() != ():
            return None
        return head.decode("ascii").strip()

    def sources(self) -> tuple[str, ...]:
        """Return the names in the root that hold the sources, of those that there are."""
        return tuple(name for name in SOURCES if (self.folder / name).exists())

    def uncommitted(self) -> tuple[str, ...] | None:
        """Return the sources that are not as git's HEAD has them, from the root, sorted; None without git."""
        changes = run_git(
            self.folder,
            *("status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--ignored=matching"),
            *("--", *SOURCES),
        )
        if changes is None:
            return None
        entries = changes.decode("utf-8", "surrogateescape").split("\0")
        start = 3 + len(self.prefix())
        return tuple(
            sorted(entry[start:] for entry in entries if entry and not self._is_harmless(entry[:2], entry[start:]))
        )

    def _is_harmless(self, state: str, path: str) -> bool:
        """Whether a change touches no source: an untracked file that is not read."""
        if state not in ("??", "!!"):
            return False
        return not any(known == path or (path.endswith("/") and known.startswith(path)) for known in self._paths)
