"""The commits of a git repository that touch some of its files."""

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sbpack.repository.git import run_git
from sbpack.repository.revision import Blob
from sbpack.text.dates import parse_iso_date

_BEGINS = "\x1e"
"""Stands before each commit in what git prints; no file of a board has it at the beginning of its path."""
_FORMAT = f"--format={_BEGINS}%H%x00%P%x00%aN%x00%as%x00%s"
_WALK = ("--full-history", "--parents", "--date-order", "--reverse", "--no-diff-merges", "--no-renames", "--relative")
_ADDRESS = re.compile(r"<?\S+@\S+>?")


class NoHistory(Exception):  # noqa: N818 - said of a folder
    """A folder is in no git repository, or nothing was ever committed there."""


@dataclass(frozen=True)
class Commit:
    """One commit as a walk over some files sees it."""

    id: str
    parents: tuple[str, ...]
    """The nearest commits before it that touched the same files."""
    author: str
    """A name, never an address."""
    day: date
    """The author's, where and when the author was."""
    subject: str
    changed: tuple[tuple[str, Blob], ...]
    """The files that are other than in its parent, from the root; empty for a merge."""

    @property
    def short_id(self) -> str:
        """As much of the id as nobody mistakes for another commit's."""
        return self.id[:10]


def commits_that_touch(folder: Path, paths: Sequence[str], revision: str = "HEAD") -> tuple[Commit, ...]:
    """Return the commits up to a revision that touch some paths, each after its parents; raises NoHistory.

    All branches are followed, also one whose changes a merge threw away: the merge is there to say so.
    """
    if run_git(folder, "rev-parse", "--verify", "--end-of-options", revision + "^{commit}") is None:
        raise NoHistory(str(folder))
    command = ("-c", "log.showRoot=true", "log", *_WALK, "--raw", "--no-abbrev", "-z", _FORMAT, revision)
    printed = run_git(folder, *command, "--", *paths)
    if printed is None:
        raise NoHistory(str(folder))
    return tuple(_commits(printed.decode("utf-8", "surrogateescape").split("\0")))


def former_folders(folder: Path, path: str) -> tuple[str, ...]:
    """Return the folders from which a file was moved to where it is, the latest first, its own left out.

    Git's own `--follow` takes a copy for a move: every new agenda begins as a copy of an old one.
    """
    found = [path]
    while before := _moved_from(folder, found[-1]):
        if before in found:
            break
        found.append(before)
    folders = dict.fromkeys(name.rpartition("/")[0] for name in found)
    return tuple(folders)[1:]


def _moved_from(folder: Path, path: str) -> str | None:
    """Return the path that a file had before the commit that brought it here, None where it was written anew."""
    begun = run_git(folder, "log", "--diff-filter=A", "--no-renames", "--max-count=1", "--format=%H", "--", path)
    commit = (begun or b"").decode("ascii").strip()
    if not commit:
        return None
    listing = run_git(folder, "diff-tree", "-r", "-M", "--diff-filter=R", "--name-status", "--relative", "-z", commit)
    tokens = (listing or b"").decode("utf-8", "surrogateescape").split("\0")
    moves = {new: old for state, old, new in zip(tokens, tokens[1:], tokens[2:], strict=False) if state.startswith("R")}
    return moves.get(path)


def files_that_ever_said(folder: Path, pattern: str, paths: Sequence[str]) -> tuple[str, ...]:
    """Return the files in which some commit put in or took out a line that an extended expression matches."""
    command = ("log", "--full-history", "-m", "-G", pattern, "--name-only", "--no-renames", "--relative", "-z")
    printed = run_git(folder, *command, "--format=", "--", *paths) or b""
    names = printed.decode("utf-8", "surrogateescape").replace("\n", "").split("\0")
    return tuple(sorted({name for name in names if name}))


def merge_base(folder: Path, first: str, second: str) -> str | None:
    """Return the commit from which two others parted, None where they have none in common."""
    found = run_git(folder, "merge-base", first, second)
    return found.decode("ascii").strip() if found else None


def is_ancestor(folder: Path, earlier: str, later: str) -> bool:
    """Whether a commit is among those before another, or is that other itself."""
    return run_git(folder, "merge-base", "--is-ancestor", earlier, later) is not None


def is_contained(folder: Path, commit: str) -> bool:
    """Whether HEAD or a tag contains a commit; what another branch, a fork or a stash brings here is not asked."""
    return is_ancestor(folder, commit, "HEAD") or bool(run_git(folder, "tag", "--contains", commit))


def first_of_clone(folder: Path) -> frozenset[str]:
    """Return the commits with which a shallow clone begins; none where all of the history is there."""
    place = run_git(folder, "rev-parse", "--path-format=absolute", "--git-path", "shallow") or b""
    try:
        return frozenset(Path(os.fsdecode(place.removesuffix(b"\n"))).read_text(encoding="ascii").split())
    except OSError:
        return frozenset()


def _commits(tokens: Sequence[str]) -> Iterator[Commit]:
    place = 0
    while place < len(tokens):
        if not tokens[place].startswith(_BEGINS):
            place += 1
            continue
        name, parents, author, day, subject = tokens[place : place + 5]
        place += 5
        changed = []
        while place < len(tokens) and (about := tokens[place].lstrip("\n")).startswith(":"):
            _, mode, _, blob, _ = about.split(" ")
            changed.append((tokens[place + 1], Blob(mode, blob)))
            place += 2
        yield Commit(
            name.removeprefix(_BEGINS),
            tuple(parents.split()),
            _named(_readable(author)),
            parse_iso_date(day) or date.min,
            _without_addresses(_readable(subject)),
            tuple(changed),
        )


def _readable(text: str) -> str:
    """Replace the bytes of what somebody's git wrote in an encoding of its own."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _named(author: str) -> str:
    """Return an author's name; where somebody gave an address for it, what stands before the `@`."""
    return _ADDRESS.sub(lambda found: found[0].strip("<>").partition("@")[0], author).strip() or "somebody"


def _without_addresses(subject: str) -> str:
    return _ADDRESS.sub("…", subject)
