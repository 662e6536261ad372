"""Time what an officer waits for: whole commands, each run several times in turn, medians and ratios.

    python benchmarks/whole_pack.py [RUNS]

The comparison is raw WeasyPrint on the same HTML in one document: what a program without sections would do.
"""

import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
DAY = "2023-12-06"
COMMANDS = {
    "sbpack build": [sys.executable, "-m", "sbpack", "build", DAY],
    "raw WeasyPrint": [sys.executable, str(ROOT / "benchmarks" / "raw_weasyprint.py"), DAY],
    "sbpack check": [sys.executable, "-m", "sbpack", "check"],
}


def measure(command: Sequence[str]) -> tuple[float, float]:
    """Return the wall time in seconds and the peak memory in MB of a finished command."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = _wait(process.pid)
    process.returncode = status
    if status:
        raise SystemExit(f"{' '.join(command)} ended with {status}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def _wait(pid: int) -> tuple[int, int, resource.struct_rusage]:
    pid, status, usage = os.wait4(pid, 0)
    return pid, os.waitstatus_to_exitcode(status), usage


def main(runs: int) -> None:
    """Print a table in Markdown."""
    results: dict[str, list[tuple[float, float]]] = {name: [] for name in COMMANDS}
    for command in COMMANDS.values():
        measure(command)
    for _ in range(runs):
        for name, command in COMMANDS.items():
            results[name].append(measure(command))
    base = statistics.median(wall for wall, _ in results["raw WeasyPrint"])
    print(
        f"{platform.python_implementation()} {platform.python_version()}, {platform.machine()}, {runs} runs in turn\n"
    )
    print("| command | wall, median (min–max) s | of raw WeasyPrint | peak memory MB |")
    print("|---|---:|---:|---:|")
    for name, measured in results.items():
        walls = [wall for wall, _ in measured]
        median = statistics.median(walls)
        memory = max(memory for _, memory in measured)
        print(f"| {name} | {median:.2f} ({min(walls):.2f}–{max(walls):.2f}) | {median / base:.2f} | {memory:.0f} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
