"""Sources as git keeps them at one revision."""

from datetime import date
from functools import cached_property
from pathlib import Path

from sbpack.sources.blob_reader import BlobReader
from sbpack.sources.git import run_git
from sbpack.sources.revision_files import Blob, files_of
from sbpack.sources.source_paths import SOURCES, OutsideRoot, UnknownRevision, checked


class RevisionRepository:
    """The files of one commit, whatever lies in the folder now."""

    def __init__(self, root: Path, revision: str, today: date | None = None) -> None:
        """Take the root and a revision; raises UnknownRevision. `today` is the commit's day unless one is given."""
        self.folder = root.resolve()
        self.revision = revision
        self._today = today
        if revision.startswith("-") or "\0" in revision:
            raise UnknownRevision(revision)
        found = run_git(self.folder, "rev-parse", "--verify", "--end-of-options", revision + "^{commit}")
        if found is None:
            raise UnknownRevision(revision)
        self._commit = found.decode("ascii").strip()
        self._reader = BlobReader(self.folder)

    @property
    def root(self) -> str:
        """The folder and the revision as messages name them."""
        return f"{self.folder} at {self.revision}"

    def paths(self) -> tuple[str, ...]:
        """Return every source file, sorted."""
        return tuple(sorted(self._blobs))

    def beside(self) -> tuple[str, ...]:
        """Return the names of what lies in the root itself, sorted."""
        listing = run_git(self.folder, "ls-tree", "--name-only", "-z", self._commit) or b""
        return tuple(sorted(name for name in listing.decode("utf-8", "surrogateescape").split("\0") if name))

    def read(self, path: str) -> bytes:
        """Return the bytes of a file; raises OutsideRoot for a link, wherever it leads, or FileNotFoundError."""
        if checked(path) not in self._blobs:
            raise FileNotFoundError(path)
        blob = self._blobs[path]
        if blob.is_link:
            raise OutsideRoot(path)
        return self._reader.read(blob.name)

    def private_paths(self) -> frozenset[str]:
        """Return nothing: a revision has no private root."""
        return frozenset()

    def tracked(self) -> frozenset[str] | None:
        """Return every source file: git keeps them all."""
        return frozenset(self._blobs)

    def today(self) -> date:
        """Return the day given, else the day on which the revision was committed."""
        if self._today is not None:
            return self._today
        day = run_git(self.folder, "show", "--no-patch", "--format=%cs", self._commit) or b""
        return date.fromisoformat(day.decode("ascii").strip())

    def commit(self) -> str | None:
        """Return the commit."""
        return self._commit

    @cached_property
    def _blobs(self) -> dict[str, Blob]:
        return files_of(self.folder, self._commit, SOURCES)
