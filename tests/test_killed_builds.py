"""A build that is killed at any moment leaves an old or a new pack, nobody running, and a folder to build in again."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pikepdf

from sbpack.write.pack_files import PackFiles, belong_together, is_torn
from tests import attachments
from tests.effort import SOAKING

ROOT = Path(__file__).parent.parent
DAY = "2024-03-06"
KILLS = 100 if SOAKING else 3
INTERRUPTIONS = 40 if SOAKING else 3
SEED = 20240306
TITLES = ("Safer parks", "Much safer parks")
PAPERS = "[parks.md, {file: slides.pdf, title: Burglary, summary: Burglary fell.}]"
KILLED = """\
import os, signal
if __name__ == "__main__":
    from sbpack.render.layout.process import LayoutProcess
    LayoutProcess(".", 60)._start().send(("<h2>Endless</h2>" * 200_000, {}, "paper/"))
    os.kill(os.getpid(), signal.SIGKILL)
"""
PATIENCE = 60.0
"""Seconds after which a process that should have ended never will."""
AROUND_WRITING = 0.03
"""Seconds that writing a small pack takes at most."""


@dataclass(frozen=True)
class Board:
    """A small board, built in a session of its own so that all of its processes can be told."""

    folder: Path

    def title(self, title: str) -> None:
        """Change a paper, and with it one section of the pack."""
        paper = self.folder / "meetings" / DAY / "parks.md"
        text = paper.read_text()
        paper.write_text(
            "\n".join(f"title: {title}" if line.startswith("title:") else line for line in text.split("\n"))
        )

    def start(self, *options: str) -> "subprocess.Popen[str]":
        """Start a build."""
        return subprocess.Popen(
            [sys.executable, "-m", "sbpack", "build", DAY, "--verbose", *options],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(self.cache)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def build(self, *options: str) -> str:
        """Build to the end, and return what was said."""
        process = self.start(*options)
        _, said = process.communicate()
        assert process.returncode == 0, said
        assert sorted(path.name for path in self.out.iterdir()) == ["pack.json", "pack.pdf"]
        return said

    def files(self) -> tuple[bytes, bytes]:
        """Return the pack and its manifest."""
        return (self.out / "pack.pdf").read_bytes(), (self.out / "pack.json").read_bytes()

    @property
    def out(self) -> Path:
        """Where the pack is."""
        return self.folder / "build" / DAY

    @property
    def cache(self) -> Path:
        """Where sections are kept."""
        return self.folder / "cache"


def running_in(session: int) -> list[str]:
    """Return the commands that run in a session."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            state, _, _, its_session, *_ = (process / "stat").read_text().rpartition(")")[2].split()
            if int(its_session) == session and state != "Z":
                found.append((process / "cmdline").read_text().replace("\0", " "))
        except (OSError, ValueError):  # it has just ended
            continue
    return found


def kill(process: "subprocess.Popen[str]", chance: random.Random, seconds: float) -> None:
    """Kill a build, but none of the processes that it started, at some moment; every second time while it writes."""
    assert process.stderr is not None
    if chance.random() < 0.5:
        time.sleep(chance.uniform(0, seconds))
    else:
        while not process.stderr.readline().startswith("write"):
            assert process.poll() is None
        time.sleep(chance.uniform(0, AROUND_WRITING))
    process.kill()
    process.wait()
    process.stderr.close()
    prove_that_nobody_runs(process.pid)


def prove_that_nobody_runs(session: int) -> None:
    """All processes of a session end in little time."""
    end = time.monotonic() + PATIENCE
    while (left := running_in(session)) and time.monotonic() < end:
        time.sleep(0.02)
    assert left == []


def test_a_killed_build_leaves_whole_files_and_nobody_running(tmp_path: Path) -> None:
    board = Board(tmp_path)
    shutil.copytree(ROOT / "tests" / "cases" / "base", tmp_path, dirs_exist_ok=True)
    march = tmp_path / "meetings" / DAY
    (march / "slides.pdf").write_bytes(attachments.slides(1))
    meeting = (march / "meeting.yaml").read_text()
    (march / "meeting.yaml").write_text(meeting.replace("[parks.md]", PAPERS))
    packs = {}
    for title in TITLES:
        board.title(title)
        start = time.monotonic()
        board.build("--no-cache")
        seconds = time.monotonic() - start
        packs[title] = board.files()
    chance = random.Random(SEED)  # noqa: S311 - the same moments each time
    for count in range(KILLS):
        old, new = board.files(), packs[TITLES[count % 2]]
        assert old != new
        board.title(TITLES[count % 2])
        if chance.random() < 0.5:
            shutil.rmtree(board.cache, ignore_errors=True)
        kill(board.start(), chance, seconds)

        pdf, listing = board.files()
        assert pdf in (old[0], new[0])
        assert listing in (old[1], new[1])
        with pikepdf.open(BytesIO(pdf)) as document:
            assert len(document.pages) > 1
        belong = (pdf, listing) in (old, new)
        assert belong_together(pdf, listing) == belong
        assert is_torn(PackFiles(board.out)) != belong

        said = board.build()
        assert board.files() == new
        assert ("did not belong" in said) != belong


def test_an_interrupted_build_says_so_in_a_line_and_leaves_nobody_running(tmp_path: Path) -> None:
    board = Board(tmp_path)
    shutil.copytree(ROOT / "tests" / "cases" / "base", tmp_path, dirs_exist_ok=True)
    start = time.monotonic()
    board.build("--no-cache")
    seconds = time.monotonic() - start
    pack = board.files()
    chance = random.Random(SEED)  # noqa: S311 - the same moments each time
    for _ in range(INTERRUPTIONS):
        shutil.rmtree(board.cache, ignore_errors=True)
        process = board.start()
        assert process.stderr is not None
        process.stderr.readline()
        time.sleep(chance.uniform(0, seconds))
        if chance.random() < 0.5:
            with suppress(ProcessLookupError):  # it has just ended
                os.killpg(process.pid, signal.SIGINT)  # as a terminal does
        else:
            process.terminate()
        _, said = process.communicate()
        assert process.returncode in (0, 130, -signal.SIGINT, -signal.SIGTERM)  # these when it was over already
        assert said.endswith("interrupted; every pack is as it was or wholly new\n") == (process.returncode == 130)
        assert "Traceback" not in said
        prove_that_nobody_runs(process.pid)
        assert sorted(path.name for path in board.out.iterdir()) == ["pack.json", "pack.pdf"]
        assert board.files() == pack


def test_two_builds_at_once_do_not_harm_each_other(tmp_path: Path) -> None:
    board = Board(tmp_path)
    shutil.copytree(ROOT / "tests" / "cases" / "base", tmp_path, dirs_exist_ok=True)
    first, second = board.start(), board.start("--draft")
    said = first.communicate()[1] + second.communicate()[1]
    assert (first.returncode, second.returncode) == (0, 0), said
    assert sorted(path.name for path in board.out.iterdir()) == ["pack.json", "pack.pdf"]
    assert not is_torn(PackFiles(board.out))


def test_a_build_that_is_killed_over_an_endless_section_leaves_nobody_running(tmp_path: Path) -> None:
    program = tmp_path / "killed.py"
    program.write_text(KILLED)
    process = subprocess.Popen(
        [sys.executable, program],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        start_new_session=True,
    )
    assert process.wait() == -signal.SIGKILL
    prove_that_nobody_runs(process.pid)
