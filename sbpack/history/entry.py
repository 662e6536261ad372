"""One commit as the log tells it."""

from dataclasses import dataclass

from sbpack.history.change import Change
from sbpack.sources.commits import Commit


@dataclass(frozen=True)
class LogEntry:
    """One commit with what it changed."""

    commit: Commit
    changes: tuple[Change, ...]
    broken: tuple[str, ...] = ()
    """Files that cannot be read in it; they count as they were before."""
    begins_clone: bool = False
    """Whether a shallow clone begins with it, so that nobody can say what it changed."""
