"""The commits that touch a part of the board, each with the state of its files and of those before it."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sbpack.history.past import Files, Past, day_of
from sbpack.sources.commits import Commit, commits_that_touch, first_of_clone
from sbpack.sources.repository import SOURCES, TEMPLATES
from sbpack.sources.revision_files import Blob, files_of
from sbpack.sources.source_paths import is_source


@dataclass(frozen=True)
class Step:
    """One commit as it is compared with the commits before it."""

    commit: Commit
    files: Files
    """What it holds of what is asked about; a file that it broke is as it was before."""
    before: tuple[Files, ...]
    """The same of each of its parents."""
    broken: tuple[str, ...]
    """The files that cannot be read in it, and could be before."""
    begins_clone: bool
    """Whether a shallow clone begins with it: nobody knows here what was before."""


@dataclass(frozen=True)
class Walk:
    """Which files are followed."""

    folder: Path
    past: Past
    paths: Sequence[str]
    """As git is asked for them."""
    is_followed: Callable[[str], bool]
    """The same of one path."""

    def steps(self) -> Iterator[Step]:
        """Yield every commit after its parents; raises NoHistory."""
        commits = commits_that_touch(self.folder, self.paths)
        first = first_of_clone(self.folder)
        waiting = Counter(parent for commit in commits for parent in commit.parents)
        states: dict[str, Files] = {}
        known_broken: set[tuple[str, Blob]] = set()
        for commit in commits:
            before = tuple(states[parent] for parent in commit.parents)
            files = self._files(commit, before)
            broken = self._mend(files, before, known_broken)
            states[commit.id] = files
            yield Step(commit, files, before, tuple(sorted(broken)), commit.id in first)
            for parent in commit.parents:
                waiting[parent] -= 1
                if not waiting[parent]:
                    states.pop(parent, None)  # whoever is compared with it has been

    def files_at(self, commit: str) -> Files:
        """Return what any commit holds of what is asked about."""
        return {path: blob for path, blob in files_of(self.folder, commit, SOURCES).items() if self.is_followed(path)}

    def _files(self, commit: Commit, before: Sequence[Files]) -> dict[str, Blob]:
        if not commit.changed:
            return dict(self.files_at(commit.id))
        files = dict(before[0]) if before else {}
        for path, blob in commit.changed:
            if blob.is_file and is_source(path):
                files[path] = blob
            else:
                files.pop(path, None)
        return files

    def _mend(self, files: dict[str, Blob], before: Sequence[Files], known: set[tuple[str, Blob]]) -> set[str]:
        """Put back what was there before in place of what is broken, and return what is newly so."""
        earlier = before[0] if before else {}
        touched = {path for path, blob in files.items() if earlier.get(path) != blob}
        if all(path.startswith(f"{TEMPLATES}/") for path in touched):
            return set()
        days = {day for path in touched if (day := day_of(path)) is not None}
        broken = self.past.board(files, days).unreadable & touched
        new = {path for path in broken if (path, files[path]) not in known}
        known |= {(path, files[path]) for path in broken}
        for path in broken:
            if path in earlier:
                files[path] = earlier[path]
            else:
                del files[path]
        return new
