"""The one way to the sources: on the disk, in git, or in both a public and a private root."""

from datetime import date
from pathlib import Path

from sbpack.findings.finding import Finding, Span
from sbpack.repository.paths import MEETINGS, MEMBERS, OutsideRoot


class Repository:
    """The sources of one board: members.yaml and what lies in meetings/ and templates/.

    What is written here holds for files in memory: all of them are kept, and no commit holds exactly these.
    """

    def paths(self) -> tuple[str, ...]:
        """Return every source file, sorted."""
        raise NotImplementedError

    def read(self, path: str) -> bytes:
        """Return the bytes of a file; raises OutsideRoot or FileNotFoundError."""
        raise NotImplementedError

    def today(self) -> date:
        """Return the day that counts as today."""
        raise NotImplementedError

    def beside(self) -> tuple[str, ...]:
        """Return the names of the files in the root itself, sources or not, sorted."""
        return tuple(path for path in self.paths() if "/" not in path)

    def private_paths(self) -> frozenset[str]:
        """Return the files that lie in a private root alone."""
        return frozenset()

    def in_both(self) -> frozenset[str]:
        """Return the files that a public and a private root have."""
        return frozenset()

    def tracked(self) -> frozenset[str] | None:
        """Return the source files that git keeps, and does not ignore; None without git."""
        return frozenset(self.paths())

    def commit(self) -> str | None:
        """Return the commit that holds exactly these sources, or None."""
        return None


def find_root(start: Path) -> Path | None:
    """Return the nearest folder, from `start` upwards, that holds `meetings/` or `members.yaml`."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / MEETINGS).is_dir() or (folder / MEMBERS).is_file():
            return folder
    return None


def unreadable(path: str, error: OSError | OutsideRoot) -> Finding:
    """Return the one finding for a file that cannot be read."""
    if isinstance(error, OutsideRoot):
        return Finding(Span(path), "this is a link out of the root", "put a copy of the file here", rule="link-outside")
    help_line = "allow reading it, or put a copy here"
    return Finding(Span(path), "the file cannot be read", help_line, rule="missing-file")
