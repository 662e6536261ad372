"""Packs as they were kept: the same as made anew, and never that of other sources."""

import hashlib
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from sbpack.build.pack_builder import PackBuilder
from sbpack.build.pack_cache import BuildOptions, Compiled, PackCache
from sbpack.render.layout.workers import Workers
from sbpack.repository.cache import KeptFiles
from sbpack.repository.folder import FolderRepository
from sbpack.repository.views import TwoRoots
from tests.repository.test_revisions import git
from tests.shared_workers import shared_workers

BASE = Path(__file__).parents[1] / "cases" / "base"
DAY = date(2024, 3, 6)
MARCH = "meetings/2024-03-06"


@pytest.fixture
def board(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "board")
    return tmp_path / "board"


Build = Callable[..., tuple[Compiled, bool]]


@pytest.fixture
def build(board: Path, tmp_path: Path) -> Build:
    """Return what builds the pack of the board, and says whether it was made anew."""

    def made(draft: bool = False) -> tuple[Compiled, bool]:
        told: list[str] = []
        with shared_workers() as workers:
            workers.tell = lambda step, _what: told.append(step)
            builder = PackBuilder(FolderRepository(board), workers, KeptFiles(tmp_path / "kept"))
            compiled = builder.build(DAY, BuildOptions(draft=draft))
            paths = {finding.span.path for finding in compiled.findings}
            assert set(builder.texts(compiled.findings)) >= {path for path in paths if path.endswith((".md", ".yaml"))}
        return compiled, "read" in told

    return made


def test_what_moves_to_a_private_root_or_is_kept_by_git_makes_another_pack(board: Path, tmp_path: Path) -> None:
    private = tmp_path / "private"
    (private / MARCH).mkdir(parents=True)
    with (board / "members.yaml").open("a") as members:
        members.write("public_repository: true\n")
    kept = KeptFiles(tmp_path / "kept")
    made = Compiled((), b"pdf", b"{}")

    def is_kept() -> bool:
        packs = PackCache(kept, TwoRoots(FolderRepository(board), FolderRepository(private)))
        found = packs.get(DAY, BuildOptions()) is not None
        packs.put(DAY, BuildOptions(), made)
        return found

    assert [is_kept(), is_kept()] == [False, True]
    shutil.move(board / MARCH / "parks.md", private / MARCH / "parks.md")
    assert [is_kept(), is_kept()] == [False, True]
    shutil.copy(private / MARCH / "parks.md", board / MARCH / "parks.md")
    assert [is_kept(), is_kept()] == [False, True]
    git(board, "init", "-q")
    assert [is_kept(), is_kept()] == [True, True]
    (board / ".gitignore").write_text("parks.md\n")
    assert [is_kept(), is_kept()] == [False, True]


def test_nothing_changed_gives_what_was_made_without_reading_it_again(build: Build) -> None:
    first, was_made = build()
    assert was_made
    assert build() == (first, False)


def test_findings_that_are_no_errors_are_told_again(board: Path, build: Build) -> None:
    another_file(board)
    paper = board / MARCH / "parks.md"
    paper.write_text(paper.read_text() + "\nSee  the  plan.\n\n#Plan\n")
    first, was_made = build()
    assert was_made
    assert first.findings
    assert not first.has_errors
    assert build() == (first, False)


def changed_text(board: Path) -> None:
    paper = board / MARCH / "parks.md"
    paper.write_text(paper.read_text() + "\nMore.\n")


def another_file(board: Path) -> None:
    (board / MARCH / "notes.txt").write_text("beside")


def a_name_beside(board: Path) -> None:
    (board / "Members.yaml").write_text("x")


def a_template(board: Path) -> None:
    (board / "templates" / "pack").mkdir(parents=True)
    (board / "templates" / "pack" / "type.css").write_text("p { color: #000000 }")


def a_file_less(board: Path) -> None:
    (board / MARCH / "extra.md").unlink()


@pytest.mark.parametrize("change", [changed_text, another_file, a_name_beside, a_template, a_file_less])
def test_whatever_changes_in_the_repository_it_is_made_anew(
    board: Path, build: Build, change: Callable[[Path], None]
) -> None:
    (board / MARCH / "extra.md").write_text("---\nkind: paper\ntitle: Beside\n---\nText.\n")
    build()
    assert build()[1] is False
    change(board)
    assert build()[1] is True


def test_no_name_stands_for_two_sources(board: Path, build: Build) -> None:
    first, second = (board / MARCH / name for name in ("extra-1.txt", "extra-2.txt"))
    first.write_text("one")
    second.write_text("two")
    build()
    digest = hashlib.sha256(second.read_bytes()).hexdigest()
    odd = board / MARCH / f"extra-1.txt\n{digest}  {MARCH}"
    odd.mkdir(parents=True)
    first.rename(odd / "extra-2.txt")
    second.unlink()
    assert build()[1] is True


def test_another_kind_of_pack_is_made_anew(build: Build) -> None:
    plain, _ = build()
    draft, was_made = build(draft=True)
    assert was_made
    assert draft.pdf != plain.pdf
    assert build(draft=True) == (draft, False)
    assert build() == (plain, False)


def test_a_pack_with_errors_is_made_anew_each_time(board: Path, build: Build) -> None:
    (board / MARCH / "meeting.yaml").write_text("agenda:\n  - titel: Business\n")
    assert build()[0].has_errors
    assert build()[1] is True


def test_without_a_place_to_keep_it_is_made_anew(board: Path) -> None:
    told: list[str] = []
    with Workers(1, None, lambda step, _what: told.append(step)) as workers:
        for _ in range(2):
            assert PackBuilder(FolderRepository(board), workers, None).build(DAY, BuildOptions()).pdf
    assert told.count("read") == 2


def test_a_file_that_changes_while_it_is_read_gives_no_pack_to_what_was_there_before(
    board: Path, tmp_path: Path, build: Build
) -> None:
    paper = board / MARCH / "parks.md"
    before = paper.read_text()

    def change(step: str, _what: str) -> None:
        if step == "read":
            paper.write_text(before.replace("Safer parks", "Much safer parks"))

    with shared_workers() as workers:
        workers.tell = change
        builder = PackBuilder(FolderRepository(board), workers, KeptFiles(tmp_path / "kept"))
        meanwhile = builder.build(DAY, BuildOptions())
    paper.write_text(before)
    assert build()[0].pdf != meanwhile.pdf
