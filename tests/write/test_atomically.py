"""Files are replaced whole or not at all, whenever the writer dies and whoever else writes."""

import os
import subprocess
import sys
import threading
from errno import EFBIG, ENOSPC
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path

import pytest

from sbpack.write import files as atomically
from sbpack.write.files import replace_files

ROOT = Path(__file__).parent.parent.parent
OLD, NEW = b"old", b"new" * 100_000

WRITE = """
import sys
from pathlib import Path
from sbpack.write.files import replace_files

first, second = Path("first"), Path("second")
{before}
replace_files({{first: b"new" * 100_000, second: b"new" * 100_000}})
print("written")
"""
"""A program that replaces two files, after whatever a test has it do before."""

DIES = """
import os, signal
left = int(sys.argv[1])

def die(event, arguments):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(die)
"""
"""Kills the program at so many steps that the system is asked for."""


def written_by_another(folder: Path, before: str = "", *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", WRITE.format(before=before), *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def old(folder: Path) -> dict[Path, bytes]:
    """Lay out two old files, and return what would replace them."""
    for name in ("first", "second"):
        (folder / name).write_bytes(OLD)
    return {folder / "first": NEW, folder / "second": NEW}


def test_wherever_the_writer_is_killed_each_file_is_old_or_new_and_the_next_leaves_nothing_behind(
    tmp_path: Path,
) -> None:
    seen = set()
    for step in range(1, 200):
        new = old(tmp_path)
        killed = written_by_another(tmp_path, DIES, str(step))
        after = contents(tmp_path)
        assert {after["first"], after["second"]} <= {OLD, NEW}
        seen.add((after["first"] == NEW, after["second"] == NEW, len(after) > 2))
        replace_files(new)
        assert contents(tmp_path) == {"first": NEW, "second": NEW}
        if killed.returncode == 0:
            break
    # It was killed before, between and after, and with debris about.
    assert seen == {(False, False, False), (False, False, True), (True, False, True), (True, True, False)}


def test_files_come_in_the_order_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    order = []
    replace = Path.replace

    def noted(part: Path, target: Path) -> Path:
        order.append(target.name)
        return replace(part, target)

    monkeypatch.setattr(Path, "replace", noted)
    replace_files({tmp_path / "b": NEW, tmp_path / "a": NEW})
    assert order == ["b", "a"]


def test_a_full_disk_leaves_what_was_there(tmp_path: Path) -> None:
    old(tmp_path)
    limit = "import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))"
    failed = written_by_another(tmp_path, limit)
    assert f"OSError: [Errno {EFBIG}]" in failed.stderr
    assert contents(tmp_path) == {"first": OLD, "second": OLD}


def test_a_disk_that_is_full_only_when_it_is_asked_to_keep_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(ENOSPC, os.strerror(ENOSPC))

    new = old(tmp_path)
    monkeypatch.setattr(atomically.os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        replace_files(new)
    assert contents(tmp_path) == {"first": OLD, "second": OLD}


def test_a_folder_in_the_place_of_a_file_keeps_every_file_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "first").write_bytes(OLD)
    (tmp_path / "second").mkdir()
    with pytest.raises(IsADirectoryError):
        replace_files({tmp_path / "first": NEW, tmp_path / "second": NEW})
    assert (tmp_path / "first").read_bytes() == OLD
    assert sorted(path.name for path in tmp_path.iterdir()) == ["first", "second"]


def test_a_link_is_replaced_and_what_it_led_to_stays(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_bytes(OLD)
    (tmp_path / "folder").mkdir()
    (tmp_path / "first").symlink_to("elsewhere")
    (tmp_path / "second").symlink_to("folder")
    (tmp_path / "third").symlink_to("nowhere")
    targets = [tmp_path / name for name in ("first", "second", "third")]
    replace_files(dict.fromkeys(targets, NEW))
    assert all(target.read_bytes() == NEW and not target.is_symlink() for target in targets)
    assert (tmp_path / "elsewhere").read_bytes() == OLD
    assert not (tmp_path / "nowhere").exists()


def test_new_files_have_the_permissions_of_new_files_and_old_ones_keep_theirs(tmp_path: Path) -> None:
    (tmp_path / "first").write_bytes(OLD)
    (tmp_path / "first").chmod(0o600)
    mask = os.umask(0o027)
    try:
        replace_files({tmp_path / "first": NEW, tmp_path / "second": NEW})
    finally:
        os.umask(mask)
    assert (tmp_path / "first").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "second").stat().st_mode & 0o777 == 0o640


def test_writers_of_one_folder_wait_for_each_other(tmp_path: Path) -> None:
    debris = tmp_path / ".sbpack-12345678.part"
    descriptor = os.open(tmp_path, os.O_RDONLY)
    flock(descriptor, LOCK_EX)
    debris.write_bytes(b"half a")
    other = threading.Thread(target=replace_files, args=({tmp_path / "first": NEW},))
    other.start()
    other.join(0.2)
    # What somebody is still writing is left alone, and nothing is put beside it.
    assert contents(tmp_path) == {debris.name: b"half a"}
    os.close(descriptor)
    other.join()
    assert contents(tmp_path) == {"first": NEW}


def test_without_locks_files_are_written_and_nobodys_unfinished_ones_deleted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(*_: object) -> None:
        raise OSError

    monkeypatch.setattr("sbpack.write.files.flock", unknown)
    (tmp_path / ".sbpack-12345678.part").write_bytes(b"half a")
    replace_files({tmp_path / "first": NEW})
    assert contents(tmp_path) == {"first": NEW, ".sbpack-12345678.part": b"half a"}


STOPPED = """
import os, signal
from sbpack.cli.start import Interrupted, interruptible

held = interruptible()
held.__enter__()
replace, fsync = Path.replace, os.fsync

def interrupt_replacing(part, target):
    os.kill(os.getpid(), signal.{signal})
    return replace(part, target)

def interrupt_keeping(descriptor):
    os.kill(os.getpid(), signal.{signal})

{where}
"""


@pytest.mark.parametrize("number", ["SIGINT", "SIGTERM", "SIGHUP"])
@pytest.mark.parametrize(
    ("where", "expected"), [("os.fsync = interrupt_keeping", OLD), ("Path.replace = interrupt_replacing", NEW)]
)
def test_an_interruption_finds_both_files_old_or_both_new(
    tmp_path: Path, number: str, where: str, expected: bytes
) -> None:
    old(tmp_path)
    stopped = written_by_another(tmp_path, STOPPED.format(signal=number, where=where))
    assert stopped.stderr.rstrip().endswith("Interrupted")
    assert contents(tmp_path) == {"first": expected, "second": expected}


def test_a_writer_looks_again_when_nobody_else_can_write(tmp_path: Path) -> None:
    (tmp_path / "first").write_bytes(OLD)

    def look_again() -> None:
        descriptor = os.open(tmp_path, os.O_RDONLY | os.O_DIRECTORY)
        try:
            flock(descriptor, LOCK_EX | LOCK_NB)
        finally:
            os.close(descriptor)

    with pytest.raises(BlockingIOError):
        replace_files({tmp_path / "first": NEW}, look_again)
    assert (tmp_path / "first").read_bytes() == OLD
    assert [path.name for path in tmp_path.iterdir()] == ["first"]
