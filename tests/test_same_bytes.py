"""The same sources give the same bytes, whenever, wherever, by whomever and in whatever order they are compiled."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from PIL import Image

from tests import attachments

ROOT = Path(__file__).parent.parent
BOARD = ROOT / "tests" / "cases" / "base"
DAY = "2024-03-06"
MARCH = f"meetings/{DAY}"

AGENDA = """\
  - title: Slides
    papers:
      - {file: slides.pdf, title: Burglary, summary: Burglary fell in every ward.}
  - title: Pictures
    papers: [pictures.md]
"""
PICTURES = """\
---
kind: paper
title: Pictures
---
## Dark streets

![The dark streets](streets.png)

![Lamps by street](lamps.svg)

![Lamps](lamps.csv)

- *Croeso*: [Croeso]{lang=cy}, **now** and then.[^1]

[^1]: In both languages, as [the guide](https://example.org/) says; see action 2.1.
"""
DRAWING = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 40">
  <defs>
    <linearGradient id="dusk"><stop offset="0" stop-color="navy"/><stop offset="1" stop-color="gold"/></linearGradient>
  </defs>
  <rect width="90" height="30" fill="url(#dusk)"/>
  <text x="4" y="38" font-size="8">Lamps</text>
</svg>
"""

OTHER_ORDER = """\
import os

_scandir, _listdir = os.scandir, os.listdir


class _Scanned:
    def __init__(self, *path):
        with _scandir(*path) as entries:
            self._entries = reversed(list(entries))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def close(self):
        pass


os.scandir = _Scanned
os.listdir = lambda *path: _listdir(*path)[::-1]
"""
"""What Python runs at its start: every folder lists its files the other way round."""


def lay_out(board: Path) -> None:
    """Write a board of which nearly everything that can be in a pack is in one."""
    shutil.copytree(BOARD, board)
    folder = board / MARCH
    meeting = folder / "meeting.yaml"
    meeting.write_text(meeting.read_text() + AGENDA)
    (folder / "slides.pdf").write_bytes(attachments.slides())
    (folder / "pictures.md").write_text(PICTURES)
    (folder / "lamps.svg").write_text(DRAWING)
    (folder / "lamps.csv").write_text("Street,Lamps\nMill Lane,2\nQuarry Road,12\n")
    Image.new("RGB", (60, 40), "navy").save(folder / "streets.png")


def build(board: Path, *options: str, umask: int = 0o022, **environment: str) -> dict[str, bytes]:
    """Build the pack in a process of its own and return what it wrote."""
    done = subprocess.run(
        [sys.executable, "-m", "sbpack", "build", DAY, *options],
        cwd=board,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        umask=umask,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "no findings" in done.stderr
    return {file.name: file.read_bytes() for file in (board / "build" / DAY).iterdir()}


def test_neither_clock_nor_place_nor_settings_change_a_pack(tmp_path: Path) -> None:
    board = tmp_path / "board"
    lay_out(board)
    first = build(
        board,
        "--jobs=1",
        PYTHONHASHSEED="1",
        TZ="Pacific/Kiritimati",
        LC_ALL="C",
        SOURCE_DATE_EPOCH="1500000000",
        XDG_CACHE_HOME=str(tmp_path / "cache"),
    )
    assert set(first) == {"pack.pdf", "pack.json"}
    warm = build(board, "--jobs=2", PYTHONHASHSEED="3", XDG_CACHE_HOME=str(tmp_path / "cache"))
    assert warm == first

    time.sleep(1.1)  # a font, a picture or a file inside notes seconds
    (tmp_path / "order").mkdir()
    (tmp_path / "order" / "sitecustomize.py").write_text(OTHER_ORDER)
    elsewhere = tmp_path / "elsewhere" / "thé same board"
    lay_out(elsewhere)
    second = build(
        elsewhere,
        "--jobs=2",
        "--no-cache",
        umask=0o077,
        PYTHONHASHSEED="2",
        TZ="America/New_York",
        LC_ALL="C.UTF-8",
        LANGUAGE="tr",
        PANGO_LANGUAGE="tr",
        FONTCONFIG_FILE=os.devnull,
        HOME=str(tmp_path / "nowhere"),
        PYTHONPATH=f"{tmp_path / 'order'}{os.pathsep}{ROOT}",
    )
    assert second == first
