"""What is compiled stays out of git."""

from pathlib import Path

from sbpack.write.files import keep_from_git
from tests.repository.test_revisions import git


def test_git_passes_over_what_was_compiled(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    (tmp_path / "members.yaml").write_text("council: Borough\n")
    pack = tmp_path / "build" / "2024-03-06" / "pack-members.pdf"
    keep_from_git(tmp_path / "build")
    pack.parent.mkdir()
    pack.write_bytes(b"%PDF")
    git(tmp_path, "add", "-A")
    assert git(tmp_path, "ls-files").split() == ["members.yaml"]


def test_what_somebody_wrote_there_stays(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("*.json\n")
    keep_from_git(tmp_path)
    assert (tmp_path / ".gitignore").read_text() == "*.json\n"


def test_a_folder_that_cannot_be_made_is_told_by_whoever_writes_there(tmp_path: Path) -> None:
    (tmp_path / "build").write_text("a file")
    keep_from_git(tmp_path / "build")
    assert (tmp_path / "build").read_text() == "a file"
