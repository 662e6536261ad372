"""A public repository and a private root beside it, both kept by git, and a way to type commands."""

from pathlib import Path

import pytest

from tests.cli.conftest import no_kept_packs, on_the_day, sbpack
from tests.part_2.boards import PUBLIC, Watchwords, private, write
from tests.repository.test_revisions import git

__all__ = ["no_kept_packs", "on_the_day", "sbpack"]


@pytest.fixture
def word() -> Watchwords:
    return Watchwords()


@pytest.fixture
def public(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A public repository, all of it committed; commands are typed in it."""
    root = committed(write(tmp_path / "public", {**PUBLIC, ".gitignore": "build/\n"}))
    monkeypatch.chdir(root)
    monkeypatch.delenv("SBPACK_PRIVATE", raising=False)
    return root


@pytest.fixture
def apart(tmp_path: Path, word: Watchwords) -> Path:
    """The private root, all of it committed."""
    return committed(write(tmp_path / "members", {**private(word), ".gitignore": "build/\n"}))


def committed(root: Path) -> Path:
    """Commit all that lies in a folder."""
    if not (root / ".git").exists():
        git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "As it is")
    return root
