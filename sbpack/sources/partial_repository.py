"""A repository of which only some files are looked at."""

from collections.abc import Callable
from datetime import date
from functools import cached_property

from sbpack.sources.repository import Repository


class PartialRepository:
    """Another repository without most of its files: comparing one meeting must not read two hundred."""

    def __init__(self, whole: Repository, is_wanted: Callable[[str], bool]) -> None:
        """Take the repository, and what says whether a path is wanted."""
        self._whole = whole
        self._is_wanted = is_wanted

    @property
    def root(self) -> str:
        """The place as messages name it."""
        return self._whole.root

    def paths(self) -> tuple[str, ...]:
        """Return the wanted files, sorted."""
        return self._paths

    @cached_property
    def _paths(self) -> tuple[str, ...]:
        return tuple(filter(self._is_wanted, self._whole.paths()))

    def beside(self) -> tuple[str, ...]:
        """Return the names of the files that lie in the root itself, wanted or not."""
        return self._whole.beside()

    def read(self, path: str) -> bytes:
        """Return the bytes of a file; raises as the whole repository does."""
        return self._whole.read(path)

    def private_paths(self) -> frozenset[str]:
        """Return the wanted files of a private root."""
        return frozenset(filter(self._is_wanted, self._whole.private_paths()))

    def tracked(self) -> frozenset[str] | None:
        """Return the source files that git keeps."""
        return self._whole.tracked()

    def today(self) -> date:
        """Return the day that counts as today."""
        return self._whole.today()

    def commit(self) -> str | None:
        """Return the commit that holds exactly these sources, or None."""
        return self._whole.commit()
