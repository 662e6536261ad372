"""The same sources give the same bytes, whenever, wherever and by whomever they are compiled."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
BOARD = ROOT / "tests" / "cases" / "base"
DAY = "2024-03-06"


def _build(board: Path, environment: dict[str, str]) -> dict[str, bytes]:
    """Build the pack in a process of its own and return what it wrote."""
    shutil.copytree(BOARD, board)
    subprocess.run(
        [sys.executable, "-m", "sbpack", "build", DAY],
        cwd=board,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        check=True,
    )
    return {file.name: file.read_bytes() for file in (board / "build" / DAY).iterdir()}


def test_neither_clock_nor_place_nor_settings_change_a_pack(tmp_path: Path) -> None:
    one = {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1500000000"}
    other = {"PYTHONHASHSEED": "2", "TZ": "America/New_York", "LC_ALL": "C.UTF-8"}
    first = _build(tmp_path / "board", one)
    time.sleep(1.1)
    second = _build(tmp_path / "elsewhere" / "the same board", other)
    assert set(first) == {"pack.pdf", "pack.json"}
    assert first == second
