"""Print where `sbpack check` spends its time: each step, and each rule from the slowest down.

    python benchmarks/time_rules.py YEARS

The archive is the one of `board_archive.py`. Times are the processor's. Words with their places are made before, once
for all rules. Memory is the peak so far, of the whole process.
"""

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from board_archive import write_archive

from sbpack.board.board import Board
from sbpack.board.read_board import model_board
from sbpack.checks.all_rules import ALL_RULES
from sbpack.findings.rule import Rule
from sbpack.read.read_sources import read_sources
from sbpack.repository.folder import FolderRepository

Result = TypeVar("Result")


def timed(step: str, do: Callable[[], Result]) -> Result:
    """Return what a step returns, and print how long it took."""
    start = time.process_time()
    result = do()
    print(f"{step:<28} {1000 * (time.process_time() - start):9.1f} ms {_peak():6.0f} MB")
    return result


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def ask(rule: Rule, board: Board, repository: FolderRepository) -> float:
    """Return the seconds that a rule takes over the whole board."""
    start = time.process_time()
    today = repository.today()
    if rule.board:
        list(rule.board(board, today))
    for meeting in board.meetings if rule.meeting else ():
        list(rule.meeting(meeting, board, today) if rule.meeting else ())
    for wordings in (board.wordings, *(meeting.wordings for meeting in board.meetings)) if rule.words else ():
        list(rule.words(wordings) if rule.words else ())
    return time.process_time() - start


def main(years: int) -> None:
    """Make the archive in a folder that nobody keeps, and time everything that a check does."""
    with tempfile.TemporaryDirectory() as folder:
        write_archive(Path(folder), 12 * years)
        repository = FolderRepository(Path(folder))
        sources, _ = timed("read", lambda: read_sources(repository))
        board, _ = timed("model", lambda: model_board(sources))
        timed("words", lambda: [meeting.wordings for meeting in board.meetings])
        rules = [rule for rule in ALL_RULES if rule.board or rule.meeting or rule.words]
        times = timed("check", lambda: {rule.name: ask(rule, board, repository) for rule in rules})
    for name, seconds in sorted(times.items(), key=lambda entry: -entry[1]):
        print(f"  {name:<26} {1000 * seconds:9.1f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]))
