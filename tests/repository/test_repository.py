"""A folder and a revision of it are read alike, and nothing outside the root is."""

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from sbpack.read.read_sources import read_sources
from sbpack.repository.folder import FolderRepository
from sbpack.repository.paths import OutsideRoot, UnknownRevision
from sbpack.repository.repository import Repository, find_root
from sbpack.repository.revision import RevisionRepository
from tests.text.texts import rules

MEETING = "meetings/2023-12-06"


def git(root: Path, *arguments: str) -> None:
    who = {
        f"GIT_{role}_{what}": value
        for role in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "A"), ("EMAIL", "a@example.org"), ("DATE", "2023-11-23T12:00:00+00:00"))
    }
    subprocess.run(["git", "-C", str(root), *arguments], check=True, capture_output=True, env=os.environ | who)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "board"
    (root / MEETING).mkdir(parents=True)
    (root / "members.yaml").write_text("council: X\n", encoding="utf-8")
    (root / MEETING / "meeting.yaml").write_text('time: "10:00"\n', encoding="utf-8")
    (root / MEETING / "paper é.md").write_text("---\nkind: x\n---\nText [@LB]\n", encoding="utf-8")
    (root / MEETING / "slides.pdf").write_bytes(b"%PDF\x00\n")
    (root / MEETING / ".hidden.md").write_text("x", encoding="utf-8")
    (root / MEETING / "paper.md~").write_text("x", encoding="utf-8")
    git(root, "init", "-q")
    git(
        root,
        "add",
        "members.yaml",
        "meetings/2023-12-06/meeting.yaml",
        f"{MEETING}/paper é.md",
        f"{MEETING}/slides.pdf",
    )
    git(root, "commit", "-qm", "first")
    return root


def test_folder_and_revision_are_alike(root: Path) -> None:
    folder, revision = FolderRepository(root, date(2023, 11, 23)), RevisionRepository(root, "HEAD")
    both: tuple[Repository, ...] = (folder, revision)
    names = ("meeting.yaml", "paper é.md", "slides.pdf")
    for repository in both:
        assert repository.paths() == (*(f"{MEETING}/{name}" for name in names), "members.yaml")
        assert repository.read(f"{MEETING}/slides.pdf") == b"%PDF\x00\n"
        assert repository.today() == date(2023, 11, 23)
        with pytest.raises(FileNotFoundError):
            repository.read("meetings/none.md")
        with pytest.raises(OutsideRoot):
            repository.read("../board/members.yaml")
    assert read_sources(folder) == read_sources(revision)
    assert folder.commit() == revision.commit() is not None


def test_commit_needs_a_clean_tree(root: Path) -> None:
    assert FolderRepository(root).commit()
    (root / "notes.txt").write_text("not a source", encoding="utf-8")
    assert FolderRepository(root).commit()
    (root / MEETING / "new.md").write_text("x", encoding="utf-8")
    assert FolderRepository(root).commit() is None
    (root / MEETING / "new.md").unlink()
    (root / "members.yaml").write_text("council: Y\n", encoding="utf-8")
    assert FolderRepository(root).commit() is None
    assert RevisionRepository(root, "HEAD").read("members.yaml") == b"council: X\n"


def test_no_commit_without_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "members.yaml").write_text("a: b\n", encoding="utf-8")
    assert FolderRepository(tmp_path).commit() is None
    monkeypatch.setenv("PATH", "")
    assert FolderRepository(tmp_path).commit() is None


@pytest.mark.parametrize("revision", ["--help", "-p", "nonsense", "HEAD\x00", ""])
def test_bad_revisions(root: Path, revision: str) -> None:
    with pytest.raises(UnknownRevision):
        RevisionRepository(root, revision)


def test_links_out_of_the_root_are_refused(root: Path) -> None:
    secret = root.parent / "secret.md"
    secret.write_text("secret", encoding="utf-8")
    (root / MEETING / "link.md").symlink_to(secret)
    (root / MEETING / "folder").symlink_to(root.parent)
    git(root, "add", "-A")
    git(root, "commit", "-qm", "links")
    for repository in (FolderRepository(root), RevisionRepository(root, "HEAD")):
        with pytest.raises(OutsideRoot):
            repository.read(f"{MEETING}/link.md")
        sources, findings = read_sources(repository)
        assert "link-outside" in rules(findings)
        assert "secret" not in str(sources.texts)


def test_find_root(root: Path) -> None:
    assert find_root(root / MEETING) == root.resolve()
    assert find_root(root) == root.resolve()


def test_folders_that_are_no_meetings(root: Path) -> None:
    for name in ("december", "2023-13-01", "2024-02-29"):
        (root / "meetings" / name).mkdir()
        (root / "meetings" / name / "x.md").write_text("x", encoding="utf-8")
    (root / "meetings" / "stray.md").write_text("x", encoding="utf-8")
    sources, findings = read_sources(FolderRepository(root))
    bad = [finding.span.path for finding in findings if finding.rule == "bad-folder"]
    assert bad == ["meetings/2023-13-01", "meetings/2024-02-29", "meetings/december", "meetings/stray.md"]
    assert [meeting.date.isoformat() for meeting in sources.meetings] == ["2023-12-06", "2024-02-29"]


def test_every_file_is_read_once(root: Path) -> None:
    (root / MEETING / "t.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    (root / MEETING / "a.md").write_text("![x](t.csv)\n\n![x](t.csv)\n", encoding="utf-8")
    (root / MEETING / "b.md").write_text("![x](t.csv)\n", encoding="utf-8")
    (root / "templates/pack").mkdir(parents=True)
    (root / "templates/pack/own.html").write_text("{#\nkind: own\nfields: {a: {form: txt}}\n#}", encoding="utf-8")
    read: list[str] = []

    class Counting(FolderRepository):
        def read(self, path: str) -> bytes:
            read.append(path)
            return super().read(path)

    sources, findings = read_sources(Counting(root))
    assert sorted(read) == sorted(set(read)) == list(Counting(root).paths())
    assert set(sources.digests) == set(read)
    assert "own" in sources.kinds
    assert [str(finding.span) for finding in findings if "own" in finding.span.path] == ["templates/pack/own.html:3:20"]
