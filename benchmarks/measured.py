"""The wall time and the peak memory of whole commands."""

import os
import resource
import statistics
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Modules are kept compiled, as they are where a program is installed."""


@dataclass(frozen=True)
class Run:
    """A command, the folder that it runs in, and what more its environment says."""

    command: Sequence[str]
    folder: Path
    environment: Mapping[str, str]


@dataclass(frozen=True)
class Measured:
    """What several runs of one command took."""

    walls: tuple[float, ...]
    """Seconds."""
    processor: float
    """The least that a run took of the processor, in seconds: what else runs on a machine touches it little."""
    memory: float
    """The most that a run had at once, in MB."""

    @property
    def median(self) -> float:
        """The wall time in the middle."""
        return statistics.median(self.walls)

    def __str__(self) -> str:
        """`0.52 (0.50–0.61)`."""
        return f"{self.median:.2f} ({min(self.walls):.2f}–{max(self.walls):.2f})"


def measure(runs: Mapping[str, Run], times: int) -> dict[str, Measured]:
    """Return what each command takes: all of them in turn, so many times after a first one that is not counted."""
    found: dict[str, list[tuple[float, float, float]]] = {name: [] for name in runs}
    for turn in range(times + 1):
        for name, run in runs.items():
            once = _measure_once(run)
            if turn:
                found[name].append(once)
    return {
        name: Measured(
            tuple(wall for wall, _, _ in each),
            min(processor for _, processor, _ in each),
            max(memory for _, _, memory in each),
        )
        for name, each in found.items()
    }


def _measure_once(run: Run) -> tuple[float, float, float]:
    """Return the wall time and the processor's in seconds, and the peak memory in MB of a command that ends well."""
    start = time.perf_counter()
    process = subprocess.Popen(
        run.command,
        cwd=run.folder,
        env=ENVIRONMENT | dict(run.environment),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = _wait(process.pid)
    process.returncode = status
    if status:
        raise SystemExit(f"{' '.join(run.command)} ended with {status}")
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def _wait(pid: int) -> tuple[int, int, resource.struct_rusage]:
    pid, status, usage = os.wait4(pid, 0)
    return pid, os.waitstatus_to_exitcode(status), usage
