"""Sources as git keeps them at one revision."""

import subprocess
import weakref
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from sbpack.repository.git import git_command, git_environment, run_git
from sbpack.repository.paths import SOURCES, OutsideRoot, UnknownRevision, checked, is_source
from sbpack.repository.repository import Repository


class BlobReader:
    """One git process that answers for every content, started when the first is asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, name: str) -> bytes:
        """Return the content of a name; raises FileNotFoundError where git does not have it."""
        process = self._process
        if process.stdin is None or process.stdout is None:
            raise RuntimeError("git was started without pipes")
        process.stdin.write(name.encode("ascii") + b"\n")
        process.stdin.flush()
        header = process.stdout.readline().split()
        if not header:  # git ends where it should fetch what a partial clone left out; the next one begins anew
            del self._process
        if len(header) != 3:
            raise FileNotFoundError(name)
        data = process.stdout.read(int(header[2]) + 1)
        return data[:-1]

    @cached_property
    def _process(self) -> "subprocess.Popen[bytes]":
        process = subprocess.Popen(  # noqa: S603 - a list of arguments, never a shell
            git_command(self._folder, "cat-file", "--batch"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=git_environment(),
        )
        weakref.finalize(self, _stop, process)
        return process


def _stop(process: "subprocess.Popen[bytes]") -> None:
    """End the process by closing what it reads from."""
    if process.stdin is not None:
        with suppress(BrokenPipeError):
            process.stdin.close()
    if process.stdout is not None:
        process.stdout.close()
    process.wait()


_LINK = "120000"
_FILES = ("100644", "100755", _LINK)


class Blob(NamedTuple):
    """One file as a revision has it."""

    mode: str
    name: str
    """The name of its content: the same content has the same name everywhere."""

    @property
    def is_link(self) -> bool:
        """Whether it only leads to another file."""
        return self.mode == _LINK

    @property
    def is_file(self) -> bool:
        """Whether it is a file or a link: a submodule is none, and a file that is gone has no mode."""
        return self.mode in _FILES


def files_of(folder: Path, commit: str, paths: Sequence[str]) -> dict[str, Blob]:
    """Return the sources of a commit that are, or lie below, some paths."""
    listing = run_git(folder, "ls-tree", "-r", "-z", commit, "--", *paths) or b""
    files = {}
    for entry in listing.decode("utf-8", "surrogateescape").split("\0"):
        about, tab, path = entry.partition("\t")
        mode, _, name = about.split(" ") if tab else ("", "", "")
        blob = Blob(mode, name)
        if blob.is_file and is_source(path):
            files[path] = blob
    return files


class RevisionRepository(Repository):
    """The files of one commit, whatever lies in the folder now. Raises UnknownRevision when it is made.

    `today` is the commit's day unless one is given.
    """

    def __init__(self, root: Path, revision: str, today: date | None = None) -> None:
        self.folder = root.resolve()
        self._today = today
        if revision.startswith("-") or "\0" in revision:
            raise UnknownRevision(revision)
        found = run_git(self.folder, "rev-parse", "--verify", "--end-of-options", revision + "^{commit}")
        if found is None:
            raise UnknownRevision(revision)
        self._commit = found.decode("ascii").strip()
        self._reader = BlobReader(self.folder)

    def paths(self) -> tuple[str, ...]:
        return tuple(sorted(self._blobs))

    def beside(self) -> tuple[str, ...]:
        listing = run_git(self.folder, "ls-tree", "--name-only", "-z", self._commit) or b""
        return tuple(sorted(name for name in listing.decode("utf-8", "surrogateescape").split("\0") if name))

    def read(self, path: str) -> bytes:
        """Return the bytes of a file; a link, wherever it leads, raises OutsideRoot."""
        if checked(path) not in self._blobs:
            raise FileNotFoundError(path)
        blob = self._blobs[path]
        if blob.is_link:
            raise OutsideRoot(path)
        return self._reader.read(blob.name)

    def today(self) -> date:
        if self._today is not None:
            return self._today
        day = run_git(self.folder, "show", "--no-patch", "--format=%cs", self._commit) or b""
        return date.fromisoformat(day.decode("ascii").strip())

    def commit(self) -> str | None:
        return self._commit

    @cached_property
    def _blobs(self) -> dict[str, Blob]:
        return files_of(self.folder, self._commit, SOURCES)
