"""What makes a PDF of the same words: sbpack in three states, and what a user would pick instead of it."""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from boards import ROOT, Board, word_changes
from measured import Run

COLD, UNCHANGED, CHANGED = "sbpack, empty cache", "sbpack, nothing changed", "sbpack, one paper changed"
CHECK = "sbpack check"
RAW, RAW_STATIC = "raw WeasyPrint", "raw WeasyPrint, static fonts"
CHROMIUM, TYPST = "Chromium", "pandoc and typst"

_CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
_TO_PDF = "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --no-pdf-header-footer"


@dataclass(frozen=True)
class Program:
    """A command and the PDF that it writes."""

    run: Run
    pdf: Path | None


def programs(board: Board, folder: Path, static_fonts: bool) -> dict[str, Program]:
    """Return what is timed for a board, by name; every file that is not the board's own lies in a folder."""
    _prepare(board, folder)
    return {**_sbpack(board, folder / "cache"), **_others(folder, static_fonts)}


def find_chromium() -> str | None:
    """Return the path of Chromium, or of a browser that is made from it."""
    return next(filter(None, map(shutil.which, _CHROMIUM)), None)


def _prepare(board: Board, folder: Path) -> None:
    """Write the HTML and the Markdown that the other programs set."""
    for command in (["one_html.py", str(board.root), str(board.day), str(folder)], ["plain_markdown.py", str(folder)]):
        script = [sys.executable, str(ROOT / "benchmarks" / command[0]), *command[1:]]
        subprocess.run(script, check=True, env={"PYTHONPATH": str(ROOT)})


def _sbpack(board: Board, cache: Path) -> dict[str, Program]:
    """Return sbpack's own rows: they share a cache, which the first of them empties."""
    changes = word_changes(board.paper)
    build = [sys.executable, "-m", "sbpack", "build", str(board.day)]
    pdf = board.root / "build" / str(board.day) / "pack.pdf"
    environment = {"PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(cache)}

    def empty() -> None:
        # What else lies in there is fontconfig's, for every program alike.
        shutil.rmtree(cache / "sbpack", ignore_errors=True)

    def change() -> None:
        next(changes)

    return {
        COLD: Program(Run(build, board.root, environment, empty), pdf),
        UNCHANGED: Program(Run(build, board.root, environment), pdf),
        CHANGED: Program(Run(build, board.root, environment, change), pdf),
        CHECK: Program(Run([*build[:3], "check"], board.root, environment), None),
    }


def _others(folder: Path, static_fonts: bool) -> dict[str, Program]:
    found = {RAW: _weasyprint(folder, "pack.html", "raw.pdf")}
    if static_fonts:
        found[RAW_STATIC] = _weasyprint(folder, "pack-static.html", "raw-static.pdf")
    if chromium := find_chromium():
        pdf = folder / "chromium.pdf"
        options = [*_TO_PDF.split(), f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={pdf}"]
        found[CHROMIUM] = Program(Run([chromium, *options, (folder / "pack.html").as_uri()], folder, {}), pdf)
    pdf = folder / "typst.pdf"
    script = [sys.executable, str(ROOT / "benchmarks" / "pandoc_typst.py"), str(folder), str(pdf)]
    found[TYPST] = Program(Run(script, folder, {}), pdf)
    return found


def _weasyprint(folder: Path, html: str, pdf: str) -> Program:
    command = [sys.executable, "-m", "weasyprint", "--quiet", "--pdf-variant=pdf/ua-1", html, pdf]
    return Program(Run(command, folder, {}), folder / pdf)
