"""Time `sbpack check` on archives of years, and against Doorstop on as many linked records.

    python benchmarks/check_against_doorstop.py [RUNS]

Doorstop is what a user would pick who wants linked records in plain text under git held against each other. It has
one item for each minute and one for each action, linked; sbpack has the same number of minutes and actions, every
action answered by the next meetings, and no papers, which Doorstop would not have either. The first run is not
counted: in it Doorstop writes its stamps into the items.
"""

import platform
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from archive.clerk import Shape
from board_archive import SEED, write_archive
from measured import Run, measure
from requirements import write_requirements

from sbpack import __version__

ROOT = Path(__file__).parent.parent
RECORDS = 1000
A_MEETING = 20
"""Minutes, and as many actions."""
CHECK = [sys.executable, "-m", "sbpack", "check"]
DOORSTOP = [str(Path(sys.executable).with_name("doorstop"))]


def main(times: int) -> None:
    """Print two tables in Markdown."""
    print(
        f"{platform.python_implementation()} {platform.python_version()}, {platform.machine()}, {times} runs in turn,"
    )
    print(f"sbpack {__version__}, Doorstop {version('doorstop')}\n")
    with tempfile.TemporaryDirectory() as folder:
        _years(Path(folder), times)
        _against_doorstop(Path(folder), times)


def _check(folder: Path) -> Run:
    return Run(CHECK, folder, {"PYTHONPATH": str(ROOT)})


def _years(folder: Path, times: int) -> None:
    runs = {}
    for years in (10, 20):
        write_archive(folder / f"{years}", 12 * years)
        runs[f"{years}"] = _check(folder / f"{years}")
    print("| years | meetings | minutes | wall, median (min–max) s | processor s | peak memory MB |")
    print("|---:|---:|---:|---:|---:|---:|")
    for name, measured in measure(runs, times).items():
        meetings = 12 * int(name)
        print(
            f"| {name} | {meetings} | {meetings * Shape().minutes:,} "
            f"| {measured} | {measured.processor:.2f} | {measured.largest:.0f} |"
        )
    print()


def _against_doorstop(folder: Path, times: int) -> None:
    archive, requirements = folder / "archive", folder / "requirements"
    write_archive(archive, RECORDS // A_MEETING, Shape(A_MEETING, A_MEETING, papers=0))
    write_requirements(requirements, RECORDS, SEED)
    results = measure({"sbpack check": _check(archive), "doorstop": Run(DOORSTOP, requirements, {})}, times)
    print(
        f"| {RECORDS:,} minutes and actions | wall, median (min–max) s | times as long | processor s | peak memory MB |"
    )
    print("|---|---:|---:|---:|---:|")
    for name, measured in results.items():
        ratio = measured.median / results["sbpack check"].median
        print(f"| {name} | {measured} | {ratio:.1f} | {measured.processor:.2f} | {measured.largest:.0f} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
