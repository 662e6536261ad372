"""The made-up board whose packs are timed: it is the same each time, and all of it is right."""

import subprocess
import sys
from datetime import date
from pathlib import Path

from sbpack.build.checked import CheckOptions, check_meetings
from sbpack.repository.folder import FolderRepository

PROGRAM = Path(__file__).parent.parent / "benchmarks" / "large_pack.py"
EVERY_KIND = "10"
"""Papers."""


def make(folder: Path) -> dict[str, bytes]:
    subprocess.run([sys.executable, PROGRAM, folder, EVERY_KIND], check=True)
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_one_seed_makes_one_board(tmp_path: Path) -> None:
    assert make(tmp_path / "one") == make(tmp_path / "other")


def test_nothing_is_found_in_it(tmp_path: Path) -> None:
    make(tmp_path)
    for as_of in (date(2025, 11, 28), date(2025, 12, 10), date(2027, 1, 1)):
        assert check_meetings(FolderRepository(tmp_path), [], CheckOptions(as_of=as_of))[1] == ()
