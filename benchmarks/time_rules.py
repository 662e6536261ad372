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
from typing import TypeVar, assert_never

from board_archive import write_archive

from sbpack.checks.all_rules import ALL_RULES
from sbpack.checks.rule_list import AnyRule, BoardRule, FoundWhileReading, MeetingRule, WordsRule
from sbpack.model.board import Board
from sbpack.model.from_sources import model_board
from sbpack.sources.read_sources import read_sources
from sbpack.sources.repository import FolderRepository

Result = TypeVar("Result")


def timed(step: str, do: Callable[[], Result]) -> Result:
    """Return what a step returns, and print how long it took."""
    start = time.process_time()
    result = do()
    print(f"{step:<28} {1000 * (time.process_time() - start):9.1f} ms {_peak():6.0f} MB")
    return result


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def ask(rule: AnyRule, board: Board, repository: FolderRepository) -> float:
    """Return the seconds that a rule takes over the whole board."""
    start = time.process_time()
    match rule:
        case BoardRule():
            list(rule.check(board, repository.today()))
        case MeetingRule():
            for meeting in board.meetings:
                list(rule.check(meeting, board, repository.today()))
        case WordsRule():
            for wordings in (board.wordings, *(meeting.wordings for meeting in board.meetings)):
                list(rule.check(wordings))
        case FoundWhileReading():
            pass
        case _:
            assert_never(rule)
    return time.process_time() - start


def main(years: int) -> None:
    """Make the archive in a folder that nobody keeps, and time everything that a check does."""
    with tempfile.TemporaryDirectory() as folder:
        write_archive(Path(folder), 12 * years)
        repository = FolderRepository(Path(folder))
        sources, _ = timed("read", lambda: read_sources(repository))
        board, _ = timed("model", lambda: model_board(sources))
        timed("words", lambda: [meeting.wordings for meeting in board.meetings])
        rules = [rule for rule in ALL_RULES if not isinstance(rule, FoundWhileReading)]
        times = timed("check", lambda: {rule.name: ask(rule, board, repository) for rule in rules})
    for name, seconds in sorted(times.items(), key=lambda entry: -entry[1]):
        print(f"  {name:<26} {1000 * seconds:9.1f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]))
