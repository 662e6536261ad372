"""Where the sources of a volume are to be had: from commits that this repository contains, or from what lies there."""

from dataclasses import dataclass

from sbpack.model.edition import Edition
from sbpack.sources.commits import is_contained
from sbpack.sources.repository import FolderRepository, Repository, RevisionRepository, UnknownRevision
from sbpack.sources.two_roots import OneRoot, TwoRoots


@dataclass(frozen=True)
class Origin:
    """The sources that a volume is said to be made from."""

    words: str
    repository: Repository | None = None
    """None where they are not to be had."""
    is_kept: bool = False
    """Whether HEAD or a tag contains all of them; only then does a build from them prove anything."""
    reason: str = ""
    """Why they are not to be had."""


def origin_of(repository: FolderRepository | TwoRoots, edition: Edition, commits: tuple[str, str]) -> Origin:
    """Return the sources of an edition at the commits of the two roots; where none is known, as they lie there."""
    public: OneRoot = repository.public if isinstance(repository, TwoRoots) else repository
    private = repository.private if isinstance(repository, TwoRoots) and edition is Edition.MEMBERS else None
    commit, private_commit = commits
    first = _at(public, commit) if commit else _lying(public)
    if private is None or first.repository is None:
        return Origin(first.words, first.repository, first.is_kept, first.reason)
    second = _at(private, private_commit) if private_commit else _lying_apart(private)
    words = f"{first.words} and, in the private root, {second.words}"
    if second.repository is None:
        return Origin(words, reason=second.reason)
    return Origin(words, TwoRoots(first.repository, second.repository), first.is_kept and second.is_kept)


@dataclass(frozen=True)
class _Root:
    words: str
    repository: OneRoot | None = None
    is_kept: bool = False
    reason: str = ""


def _lying(root: OneRoot) -> _Root:
    here = root.commit()
    state = f"as commit {here[:10]} has them" if here else "not all of them committed"
    return _Root(f"no commit is known; those in this folder were taken, {state}", root, here is not None)


def _lying_apart(root: OneRoot) -> _Root:
    here = root.commit()
    state = f"as commit {here[:10]} has it" if here else "not all of it committed"
    return _Root(f"what lies there now, {state}", root, here is not None)


def _at(root: OneRoot, commit: str) -> _Root:
    try:
        found = RevisionRepository(root.folder, commit)
    except UnknownRevision:
        return _Root(f"commit {commit}, which is not in this repository", reason="its sources are not here")
    if not is_contained(root.folder, commit):
        return _Root(
            f"commit {commit}, which neither the branch nor a tag here contains",
            reason="anybody may have made that commit",
        )
    return _Root(f"commit {commit}", found, is_kept=True)
