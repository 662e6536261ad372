"""Everything that sbpack makes of the boards in this repository, to hold one state of the code against another.

`python -m tests.same_outputs record FILE` writes the digest of each PDF and JSON file and each text that a command
prints; `python -m tests.same_outputs compare FILE` makes them anew and prints what differs. It takes some minutes.
A change that only moves code differs in nothing.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from difflib import unified_diff
from pathlib import Path

from tests.part_2.boards import DAY as PART_2_DAY
from tests.part_2.boards import Watchwords, in_one_root, write

ROOT = Path(__file__).parent.parent
VERBS = ("build", "check", "explain", "fix", "actions", "publish", "supplement", "verify", "log", "diff")
CLOCK = {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in (
    ("NAME", "Priya Shah"), ("EMAIL", "clerk@example.org"), ("DATE", "2024-02-27T10:00:00Z"))}  # fmt: skip
QUIET_GIT = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
MOST_LINES = 40
"""Of a difference that is printed."""

Outputs = dict[str, str]
"""By board and command, what came: a text, or the digests of files."""


def main(what: str, file: Path) -> int:
    """Record or compare; return the status."""
    outputs = make()
    if what == "record":
        file.write_text(json.dumps(outputs, indent=1, ensure_ascii=False))
        return 0
    before: Outputs = json.loads(file.read_text())
    differing = [name for name in sorted({*before, *outputs}) if before.get(name) != outputs.get(name)]
    for name in differing:
        old, new = (outputs_.get(name, "").splitlines() for outputs_ in (before, outputs))
        print(f"== {name}", *list(unified_diff(old, new, lineterm="", n=1))[2:MOST_LINES], sep="\n")
    print(f"{len(outputs)} outputs, {len(differing)} differ")
    return bool(differing)


def make() -> Outputs:
    """Return the outputs of every board, two boards at a time."""
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(2) as pool:
        boards = list(_boards(Path(folder)))
        made = pool.map(_of_board, boards)
        texts = {f"{verb} --help": _run(ROOT, verb, "--help") for verb in VERBS}
        return {"--help": _run(ROOT, "--help"), "explain": _run(ROOT, "explain"), **texts} | {
            f"{board.name}: {command}": output
            for board, outputs in zip(boards, made, strict=True)
            for command, output in outputs.items()
        }


def _boards(folder: Path) -> Iterator[Path]:
    """Yield each board in a place of its own, the longest first, kept in git."""
    part_2 = write(folder / "part-2", in_one_root(Watchwords()))
    for source in (ROOT, part_2, *sorted((ROOT / "tests" / "packs").iterdir()), ROOT / "tests" / "cases" / "base"):
        board = source if source == part_2 else folder / (source.name if source != ROOT else "sample")
        if board != source:
            board.mkdir()
            for name in ("members.yaml", "meetings"):
                source_of = source / name
                copy = shutil.copytree if source_of.is_dir() else shutil.copy2
                copy(source_of, board / name)
        (board / ".gitignore").write_text("/build/\n")
        for arguments in (("init", "-q"), ("add", "."), ("commit", "-q", "-m", "What is written so far")):
            _git(board, *arguments)
        yield board


def _git(board: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=board, check=True, env={**os.environ, **CLOCK, **QUIET_GIT})


def _of_board(board: Path) -> Outputs:
    outputs = {}

    def keep(*arguments: str) -> None:
        outputs[" ".join(arguments)] = _run(board, *arguments)

    days = sorted(path.name for path in (board / "meetings").iterdir() if path.name[0].isdigit())
    for form in ("full", "concise", "json", "github", "sarif"):
        keep("check", "--format", form, "--as-of", days[0])
    keep("check")
    keep("fix", "--diff")
    for form in ("table", "json", "csv"):
        keep("actions", "--format", form, "--as-of", days[-1])
        keep("log", days[-1], "--format", form)
        keep("log", days[-1], "--public", "--format", form)
    for day in days:
        is_private = "part_2" in (board / "meetings" / day / "meeting.yaml").read_text()
        has_minutes = (board / "meetings" / day / "minutes.md").exists()
        for only in ("pack", "minutes", "decisions", "actions") if has_minutes else ("pack",):
            for edition in ("public", "members") if is_private else ("public",):
                keep("build", day, "--only", only, "--edition", edition, "--as-of", day, "--no-cache")
    outputs["files"] = _digests(board)
    _publish(board, days[-1] if board.name != "part-2" else str(PART_2_DAY), outputs)
    return outputs


def _publish(board: Path, day: str, outputs: Outputs) -> None:
    """Publish a pack and a supplement to it, and ask what changed since."""
    outputs["publish"] = _run(board, "publish", day, "--commit", "--reason", "The clock of the test is late")
    folder = board / "meetings" / day
    (folder / "late.md").write_text("---\nkind: paper\ntitle: What came late\n---\nIt is short.\n")
    with (folder / "meeting.yaml").open("a") as file:
        file.write("supplements: [{date: 2024-02-28, note: A paper came late.}]\n")
    text = (folder / "meeting.yaml").read_text()
    (folder / "meeting.yaml").write_text(text.replace("papers: [", "papers: [late.md, ", 1))
    outputs["diff"] = _run(board, "diff", day)
    outputs["diff csv"] = _run(board, "diff", day, "--format", "csv")
    outputs["diff page"] = _run(board, "diff", day, "--page")
    outputs["check after a change"] = _run(board, "check", "--as-of", day)
    _git(board, "add", ".")
    _git(board, "commit", "-q", "-m", "A paper came late")
    outputs["supplement"] = _run(board, "supplement", day, "--commit", "--reason", "The clock of the test is late")
    outputs["verify"] = _run(board, "verify", f"build/{day}/pack.pdf")
    outputs["files published"] = _digests(board)


def _digests(board: Path) -> str:
    files = sorted(path for path in board.rglob("*") if path.is_file() and ".git" not in path.relative_to(board).parts)
    return "\n".join(f"{path.relative_to(board)} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in files)


def _run(board: Path, *arguments: str) -> str:
    """Return status and words of a command, without the names of folders and numbers of commits of this run."""
    environment = {**os.environ, **CLOCK, **QUIET_GIT, "PYTHONPATH": str(ROOT), "COLUMNS": "80", "NO_COLOR": "1"}
    ended = subprocess.run(
        [sys.executable, "-m", "sbpack", *arguments],
        cwd=board,
        env=environment,
        text=True,
        capture_output=True,
        check=False,
    )
    said = f"status {ended.returncode}\n{ended.stdout}\n--\n{ended.stderr}"
    return said.replace(str(board), "BOARD").replace(str(ROOT), "ROOT")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
