"""Time what an officer waits for: whole commands, each run several times in turn, medians and ratios.

    python benchmarks/whole_pack.py [RUNS]

The comparison is raw WeasyPrint on the same HTML in one document: what a program without sections would do.
"""

import platform
import sys
from pathlib import Path

from measured import Run, measure

ROOT = Path(__file__).parent.parent
DAY = "2023-12-06"
RAW = "raw WeasyPrint"
COMMANDS = {
    "sbpack build": [sys.executable, "-m", "sbpack", "build", DAY],
    RAW: [sys.executable, str(ROOT / "benchmarks" / "raw_weasyprint.py"), DAY],
    "sbpack check": [sys.executable, "-m", "sbpack", "check"],
}


def main(times: int) -> None:
    """Print a table in Markdown."""
    results = measure({name: Run(command, ROOT, {}) for name, command in COMMANDS.items()}, times)
    print(
        f"{platform.python_implementation()} {platform.python_version()}, {platform.machine()}, {times} runs in turn\n"
    )
    print("| command | wall, median (min–max) s | of raw WeasyPrint | peak memory MB |")
    print("|---|---:|---:|---:|")
    for name, measured in results.items():
        ratio = measured.median / results[RAW].median
        print(f"| {name} | {measured} | {ratio:.2f} | {measured.memory:.0f} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
