"""Repositories made of others: two roots, a part of one, some files of a commit; and reading a file again unchanged."""

from collections.abc import Callable, Container, Iterator, Mapping
from datetime import date
from functools import cached_property
from pathlib import PurePosixPath

from sbpack.findings.finding import Finding, Span
from sbpack.repository.folder import FolderRepository
from sbpack.repository.git import lies_in_repository
from sbpack.repository.paths import MEETINGS, OutsideRoot, source_digest
from sbpack.repository.repository import Repository
from sbpack.repository.revision import Blob, BlobReader, RevisionRepository
from sbpack.sandbox.probe import Probe, is_probed


class PastRepository(Repository):
    """Some files as some commit had them, for comparing one commit with the next.

    Attachments are never opened: git's names for their contents stand for them. A deck of slides may have fifty
    megabytes, and be the same one in two hundred commits.
    """

    def __init__(self, files: Mapping[str, Blob], reader: BlobReader, day: date) -> None:
        self._files = files
        self._reader = reader
        self._day = day

    def paths(self) -> tuple[str, ...]:
        return tuple(sorted(self._files))

    def read(self, path: str) -> bytes:
        """Return the bytes of a file, of an attachment its name."""
        blob = self._files.get(path)
        if blob is None:
            raise FileNotFoundError(path)
        if blob.is_link:
            raise OutsideRoot(path)
        return blob.name.encode("ascii") if is_probed(path) else self._reader.read(blob.name)

    def today(self) -> date:
        return self._day


class Unprobed:
    """Answers for every attachment that it is one, so that none is opened."""

    def get(self, kind: str, digest: str) -> Probe | None:  # noqa: ARG002
        """Return what holds of any."""
        return Probe(page_count=1, width=1.0, height=1.0)

    def put(self, kind: str, digest: str, probe: Probe) -> None:
        """Keep nothing."""


class PartialRepository(Repository):
    """Another repository without most of its files: comparing one meeting must not read two hundred."""

    def __init__(self, whole: Repository, is_wanted: Callable[[str], bool]) -> None:
        self._wanted = tuple(filter(is_wanted, whole.paths()))
        self._private = frozenset(filter(is_wanted, whole.private_paths()))
        self._whole = whole

    def read(self, path: str) -> bytes:
        return self._whole.read(path)

    def today(self) -> date:
        return self._whole.today()

    def beside(self) -> tuple[str, ...]:
        return self._whole.beside()

    def tracked(self) -> frozenset[str] | None:
        return self._whole.tracked()

    def paths(self) -> tuple[str, ...]:
        return self._wanted

    def private_paths(self) -> frozenset[str]:
        return self._private


class SourceChanged(Exception):  # noqa: N818 - said of a file
    """Raised when a source was written to while a pack was being made from it; `path` is from the root."""

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(path)


def unchanged(read: Callable[[str], bytes], digests: Mapping[str, str]) -> Callable[[str], bytes]:
    """Return a way to read files again that raises SourceChanged where one is no longer what its digest says.

    A file that was not there at first is not there: FileNotFoundError.
    """

    def read_again(path: str) -> bytes:
        if path not in digests:
            raise FileNotFoundError(path)
        data = read(path)
        if source_digest(path, data) != digests[path]:
            raise SourceChanged(path)
        return data

    return read_again


def only(read: Callable[[str], bytes], paths: Container[str]) -> Callable[[str], bytes]:
    """Return a way to read some files alone; any other is not there: FileNotFoundError."""

    def read_known(path: str) -> bytes:
        if path not in paths:
            raise FileNotFoundError(path)
        return read(path)

    return read_known


OneRoot = FolderRepository | RevisionRepository


def public_root(repository: Repository) -> Repository:
    """Return the root that the public edition comes from: of two the public one."""
    return repository.public if isinstance(repository, TwoRoots) else repository


class TwoRoots(Repository):
    """The files of a public repository and, below `meetings/`, those of a private root beside them.

    What lies in the private root is exempt, whatever the public files say of it. A file that both have is read from the
    public root: so nothing exempt ever stands in for what the public reads.
    """

    def __init__(self, public: OneRoot, private: OneRoot) -> None:
        self.public = public
        self.private = private

    def today(self) -> date:
        return self.public.today()

    def tracked(self) -> frozenset[str] | None:
        return self.public.tracked()

    def beside(self) -> tuple[str, ...]:
        return self.public.beside()

    def paths(self) -> tuple[str, ...]:
        return self._paths

    @cached_property
    def _paths(self) -> tuple[str, ...]:
        return tuple(sorted({*self.public.paths(), *self._private}))

    def private_paths(self) -> frozenset[str]:
        return self._private_alone

    def in_both(self) -> frozenset[str]:
        return self._private - self._private_alone

    @cached_property
    def _private(self) -> frozenset[str]:
        return frozenset(path for path in self.private.paths() if path.startswith(f"{MEETINGS}/"))

    @cached_property
    def _private_alone(self) -> frozenset[str]:
        return self._private - {*self.public.paths()}

    def read(self, path: str) -> bytes:
        """Return the bytes of a file, from the private root where it alone has it."""
        return self.private.read(path) if path in self._private_alone else self.public.read(path)

    def commit(self) -> str | None:
        """Return the commit of the public root, None unless both are clean or the private one is in no repository."""
        is_kept = self.private.commit() is not None or not lies_in_repository(self.private.folder)
        return self.public.commit() if is_kept else None


PART_1_FILES = ("meeting.yaml", "minutes.md", "matters-arising.md")
"""Files of a meeting's folder that the public reads without their being listed."""
_INSTEAD = {
    "meeting.yaml": "keep it in the public root, and put what is exempt of the agenda into part-2.yaml",
    "minutes.md": "keep it in the public root, and call those of Part 2 minutes-part-2.md",
    "matters-arising.md": "keep it in the public root, and call the rows of Part 2 matters-arising-part-2.md",
}


def misplaced_files(repository: Repository) -> Iterator[Finding]:
    """Yield a finding for each file that both roots have, and for each of Part 1 that the private one alone has."""
    for path in sorted(repository.in_both()):
        if len(PurePosixPath(path).parts) > 2:
            message = "the private root has a file of this name as well, which is not read"
            help_line = "give it another name there; where this one is exempt, take it out of the public root"
            yield Finding(Span(path), message, help_line, rule="exempt-in-part-1")
    for path in sorted(repository.private_paths()):
        parts = PurePosixPath(path).parts
        if len(parts) == 3 and parts[-1] in PART_1_FILES:
            message = f"`{parts[-1]}` lies in the private root, which holds Part 2 alone"
            yield Finding(Span(path), message, _INSTEAD[parts[-1]], rule="exempt-in-part-1")
