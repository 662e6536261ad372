"""A pack built from a git revision is the pack as it was then."""

import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

from sbpack.build.checked import model
from sbpack.build.pack_cache import Compiled
from sbpack.read.read_sources import read_sources
from sbpack.repository.folder import FolderRepository
from sbpack.repository.repository import Repository
from sbpack.repository.revision import RevisionRepository
from tests import pdf_reading
from tests.shared_workers import compiled as compiled_at

BOARD = Path(__file__).parents[1] / "cases" / "base"
AUTHOR = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Clerk"), ("EMAIL", "clerk@example.gov.uk"), ("DATE", "2024-02-26T09:00:00+0000"))
}


def git(folder: Path, *arguments: str) -> str:
    """Run git with a fixed author and date, whatever the machine's own settings."""
    environment = {**os.environ, **AUTHOR, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    done = subprocess.run(
        ["git", "-C", str(folder), *arguments], env=environment, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def compiled(repository: Repository) -> Compiled:
    """Build the sample meeting."""
    modelled = model(*read_sources(repository))
    return compiled_at(repository, modelled, date(2024, 3, 6))


def test_a_revision_gives_the_pack_of_its_day(tmp_path: Path) -> None:
    shutil.copytree(BOARD, tmp_path, dirs_exist_ok=True)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "As published")
    first = git(tmp_path, "rev-parse", "HEAD")
    published = compiled(FolderRepository(tmp_path))
    assert published.manifest is not None
    assert first in published.manifest.decode()
    paper = tmp_path / "meetings" / "2024-03-06" / "parks.md"
    paper.write_text(paper.read_text().replace("title: Safer parks", "title: Much safer parks"))
    changed = compiled(FolderRepository(tmp_path))
    assert changed.manifest is not None
    assert '"commit": null' in changed.manifest.decode()
    again = compiled(RevisionRepository(tmp_path, first))
    assert again.pdf == published.pdf
    assert again.pdf is not None
    assert changed.pdf is not None
    assert not any("Much safer" in text for text in pdf_reading.page_texts(again.pdf))
    assert any("Much safer" in text for text in pdf_reading.page_texts(changed.pdf))
