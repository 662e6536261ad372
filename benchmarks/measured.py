"""What whole commands take: wall time, the processor's time, and memory, each with all processes that they start.

- Wall time: from the start of a command to its end, as somebody sees it who waits for it.
- Processor: of the command and of everything that it started, whoever waited for it. What a command leaves behind is
  adopted here, waited for and counted.
- Largest process: the most memory that any one process had resident, from the kernel's own record (`ru_maxrss`, which
  for a command that ended is the highest of it and of all that it waited for) and from what was seen while it ran.
- All at once: the highest sum over all processes that was seen, of proportional set sizes: a page that two workers
  share counts once, and one that they share with strangers in part; but never less than the largest process. Seen
  every 50 ms or less often; a shorter peak may be missed.

The kernel's record of a command begins with the memory of who started it, so that this process must stay small:
whatever imports much is a command too.
"""

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from process_tree import MemoryWatch, adopt_orphans, wait_for_orphans

ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Modules are kept compiled, as they are where a program is installed."""


@dataclass(frozen=True)
class Run:
    """A command, the folder that it runs in, and what more its environment says."""

    command: Sequence[str]
    folder: Path
    environment: Mapping[str, str]
    before: Callable[[], None] = lambda: None
    """What is done before each run and not measured."""


@dataclass(frozen=True)
class Once:
    """What one run took."""

    wall: float
    """Seconds."""
    processor: float
    """Seconds."""
    largest: float
    """MB."""
    together: float
    """MB."""


@dataclass(frozen=True)
class Measured:
    """What several runs of one command took."""

    runs: tuple[Once, ...]

    @property
    def median(self) -> float:
        """The wall time in the middle, in seconds."""
        return statistics.median(once.wall for once in self.runs)

    @property
    def processor(self) -> float:
        """The least that a run took of the processor, in seconds: what else runs on a machine touches it little."""
        return min(once.processor for once in self.runs)

    @property
    def largest(self) -> float:
        """The most that any process had, in MB."""
        return max(once.largest for once in self.runs)

    @property
    def together(self) -> float:
        """The most that all processes had at once, in MB."""
        return max(once.together for once in self.runs)

    def __str__(self) -> str:
        """`0.52 (0.50–0.61)`, or `0.52` of a single run."""
        walls = [once.wall for once in self.runs]
        return f"{self.median:.2f}" + (f" ({min(walls):.2f}–{max(walls):.2f})" if len(walls) > 1 else "")


def measure(runs: Mapping[str, Run], times: int, warm_up: Collection[str] | None = None) -> dict[str, Measured]:
    """Return what each command takes, run so many times in turn, each turn beginning with another one.

    Those of `warm_up`, or all without it, are run once before and not counted.
    """
    for name, run in runs.items():
        if warm_up is None or name in warm_up:
            measure_once(run)
    found: dict[str, list[Once]] = {name: [] for name in runs}
    names = list(runs)
    for turn in range(times):
        first = turn % len(names)
        for name in names[first:] + names[:first]:
            found[name].append(measure_once(runs[name]))
    return {name: Measured(tuple(each)) for name, each in found.items()}


def measure_once(run: Run) -> Once:
    """Return what one run takes of a command that ends well."""
    run.before()
    adopt_orphans()
    start = time.perf_counter()
    process = subprocess.Popen(
        run.command,
        cwd=run.folder,
        env=ENVIRONMENT | dict(run.environment),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    watch = MemoryWatch()
    watch.start()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    usages = [usage, *wait_for_orphans()]
    watch.stop()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(run.command)} ended with {process.returncode}")
    processor = sum(one.ru_utime + one.ru_stime for one in usages)
    largest = max(watch.largest, *(one.ru_maxrss / 1024 for one in usages))
    return Once(wall, processor, largest, max(largest, watch.together))
