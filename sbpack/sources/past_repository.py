"""Some files as some commit had them, for comparing one with the next."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from sbpack.sources.blob_reader import BlobReader
from sbpack.sources.probe import Probe, is_probed
from sbpack.sources.revision_files import Blob
from sbpack.sources.source_paths import OutsideRoot


class PastRepository:
    """Files given one by one, of which attachments are never opened: git's names for their contents stand for them.

    A deck of slides may have fifty megabytes, and be the same one in two hundred commits.
    """

    def __init__(self, folder: Path, files: Mapping[str, Blob], reader: BlobReader, day: date) -> None:
        """Take the files by their paths from the root, and the day that counts as today."""
        self.folder = folder
        self._files = files
        self._reader = reader
        self._day = day

    @property
    def root(self) -> str:
        """The folder."""
        return str(self.folder)

    def paths(self) -> tuple[str, ...]:
        """Return every file that was given, sorted."""
        return tuple(sorted(self._files))

    def beside(self) -> tuple[str, ...]:
        """Return the names of the files in the root."""
        return tuple(path for path in self.paths() if "/" not in path)

    def read(self, path: str) -> bytes:
        """Return the bytes of a file, of an attachment its name; raises OutsideRoot or FileNotFoundError."""
        blob = self._files.get(path)
        if blob is None:
            raise FileNotFoundError(path)
        if blob.is_link:
            raise OutsideRoot(path)
        return blob.name.encode("ascii") if is_probed(path) else self._reader.read(blob.name)

    def private_paths(self) -> frozenset[str]:
        """Return nothing: git keeps all of these."""
        return frozenset()

    def tracked(self) -> frozenset[str] | None:
        """Return every file."""
        return frozenset(self._files)

    def today(self) -> date:
        """Return the day given."""
        return self._day

    def commit(self) -> str | None:
        """Return nothing: these may not be all files of a commit."""
        return None


class Unprobed:
    """Answers for every attachment that it is one, so that none is opened."""

    def get(self, kind: str, digest: str) -> Probe | None:  # noqa: ARG002
        """Return what holds of any."""
        return Probe(page_count=1, width=1.0, height=1.0)

    def put(self, kind: str, digest: str, probe: Probe) -> None:
        """Keep nothing."""
