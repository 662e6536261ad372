"""Sources in two places: a public root, and a private one that holds what is exempt."""

from datetime import date
from functools import cached_property

from sbpack.sources.folder_repository import FolderRepository
from sbpack.sources.git import lies_in_repository
from sbpack.sources.repository import Repository, RevisionRepository
from sbpack.sources.source_paths import MEETINGS

OneRoot = FolderRepository | RevisionRepository


def public_root(repository: Repository) -> Repository:
    """Return the root that the public edition comes from: of two the public one."""
    return repository.public if isinstance(repository, TwoRoots) else repository


class TwoRoots:
    """The files of a public repository and, below `meetings/`, those of a private root beside them.

    What lies in the private root is exempt, whatever the public files say of it. A file that both have is read from the
    public root: so nothing exempt ever stands in for what the public reads.
    """

    def __init__(self, public: OneRoot, private: OneRoot) -> None:
        """Take both."""
        self.public = public
        self.private = private

    @property
    def root(self) -> str:
        """The public place as messages name it."""
        return self.public.root

    def paths(self) -> tuple[str, ...]:
        """Return every source file of both, sorted."""
        return self._paths

    @cached_property
    def _paths(self) -> tuple[str, ...]:
        return tuple(sorted({*self.public.paths(), *self._private}))

    def private_paths(self) -> frozenset[str]:
        """Return the files that the private root alone has."""
        return self._private_alone

    def in_both(self) -> frozenset[str]:
        """Return the files that both roots have."""
        return self._private - self._private_alone

    @cached_property
    def _private(self) -> frozenset[str]:
        return frozenset(path for path in self.private.paths() if path.startswith(f"{MEETINGS}/"))

    @cached_property
    def _private_alone(self) -> frozenset[str]:
        return self._private - {*self.public.paths()}

    def tracked(self) -> frozenset[str] | None:
        """Return the files that git keeps in the public root."""
        return self.public.tracked()

    def beside(self) -> tuple[str, ...]:
        """Return the names of the files in the public root itself."""
        return self.public.beside()

    def read(self, path: str) -> bytes:
        """Return the bytes of a file, from the private root where it alone has it; raises as the roots do."""
        return self.private.read(path) if path in self._private_alone else self.public.read(path)

    def today(self) -> date:
        """Return the day that counts as today."""
        return self.public.today()

    def commit(self) -> str | None:
        """Return the commit of the public root, None unless both are clean or the private one is in no repository."""
        is_kept = self.private.commit() is not None or not lies_in_repository(self.private.folder)
        return self.public.commit() if is_kept else None
