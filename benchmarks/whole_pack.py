"""Time what an officer waits for: whole commands in turn, on one small pack and two large ones, as ratios.

    python benchmarks/whole_pack.py [--runs 3] [--large-runs 1] [--papers 120] [--static-fonts]

The packs are the sample board's of December 2023, one of 120 papers (about 1,000 pages) and one of a third as many
(`large_pack.py` makes them). sbpack builds each with an empty cache, with nothing changed, and with another word in one
paper. The others set the same words: raw WeasyPrint and Chromium the same HTML and styles as one document, pandoc and
typst the same text as Markdown. They read no board and check nothing, print no page numbers, and start no paper on an
odd page. What is measured is said in `measured.py`.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from boards import ROOT, Board, december, large
from machine import machine
from measured import measure
from pack_table import Row, goals, goals_table, table
from programs import COLD, Program, programs
from verdict import Verdict


def main() -> None:
    """Print the tables in Markdown."""
    asked = _arguments().parse_args()
    print(machine(), end="\n\n", flush=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        small = _timed(december(folder / "december"), folder / "december-files", asked, asked.runs, warm_up=True)
        third = large(folder / "third", asked.papers // 3)
        _timed(third, folder / "third-files", asked, asked.runs)
        whole = large(folder / "whole", asked.papers)
        big = _timed(whole, folder / "whole-files", asked, asked.large_runs)
        print("\n".join(goals_table(goals(small, big, whole.name))))


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--runs", type=int, default=3, help="of each program on the two smaller packs")
    parser.add_argument("--large-runs", type=int, default=1, help="of each program on the largest pack")
    parser.add_argument("--papers", type=int, default=120, help="of the largest pack")
    parser.add_argument("--static-fonts", action="store_true", help="time WeasyPrint with sbpack's static fonts too")
    return parser


def _timed(
    board: Board, folder: Path, asked: argparse.Namespace, times: int, *, warm_up: bool = False
) -> dict[str, Row]:
    """Time all programs on one pack and print its table; without a warm-up, sbpack's cache is still filled once."""
    folder.mkdir()
    timed = programs(board, folder, asked.static_fonts)
    once_before = timed if warm_up else {COLD}
    measured = measure({name: program.run for name, program in timed.items()}, times, once_before)
    rows = {name: Row(one, _verdict(timed[name])) for name, one in measured.items()}
    print("\n".join(table(board.name, rows)), flush=True)
    return rows


def _verdict(program: Program) -> Verdict | None:
    if program.pdf is None:
        return None
    command = [sys.executable, str(ROOT / "benchmarks" / "verdict.py"), str(program.pdf)]
    # A validator that breaks down over a file says so itself; the times are worth their table all the same.
    said = subprocess.run(command, stdout=subprocess.PIPE, check=False).stdout
    return Verdict(**json.loads(said)) if said else None


if __name__ == "__main__":
    main()
