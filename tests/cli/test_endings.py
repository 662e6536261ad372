"""However a build ends, the officer hears how in a line, and the packs that were there are whole."""

import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import Type

DAY = "2024-03-06"
ROOT = Path(__file__).parent.parent.parent
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": ""}
NOT_MENDED = (
    f"build/{DAY}/pack.pdf does not belong to the pack.json beside it, as after a build that was killed; "
    "build again before you use it\n"
)
MENDED = (
    f"build/{DAY}/pack.pdf did not belong to the pack.json beside it, as after a build that was killed; "
    "both are new now\n"
)


def files(board: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (board / "build" / DAY).iterdir()}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_an_interruption_ends_with_130_and_a_line(
    board: Path, sbpack: Type, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    before = signal.getsignal(number)
    monkeypatch.setattr("sbpack.build.compile.assemble", lambda _assembly: os.kill(os.getpid(), number))
    ended = sbpack("build", DAY)
    assert (ended.status, ended.out) == (130, "")
    assert ended.err == "interrupted; every pack is as it was or wholly new\n"
    assert not (board / "build").exists()
    assert signal.getsignal(number) is before


def test_what_was_to_be_ignored_is_ignored(board: Path, sbpack: Type, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build that `nohup` started goes on when its terminal is closed."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        monkeypatch.setattr("sbpack.cli.build.write_pack", lambda *_: os.kill(os.getpid(), signal.SIGHUP))
        assert sbpack("build", DAY).status == 0
    finally:
        signal.signal(signal.SIGHUP, before)


def unread(board: Path, *arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run a command whose output nobody reads."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        return subprocess.run(
            [sys.executable, "-m", "sbpack", *arguments],
            cwd=board,
            env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
            stdout=writing,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    finally:
        os.close(writing)


def test_a_build_goes_on_when_nobody_reads_what_it_prints(board: Path) -> None:
    ended = unread(board, "build", "--all")
    assert ended.returncode == 0
    assert [line.partition(" kB; ")[2] for line in ended.stderr.splitlines()] == ["no findings"] * 2
    assert all((board / "build" / day / "pack.pdf").is_file() for day in ("2024-01-10", DAY))


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_nobody_reading_is_no_mistake(board: Path, unbuffered: str) -> None:
    assert unread(board, "explain", "ACT004", PYTHONUNBUFFERED=unbuffered).stderr == ""


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_build_goes_on_where_standard_streams_are_closed(board: Path, closed: str) -> None:
    command = f'"{sys.executable}" -m sbpack build {DAY} {closed}'
    done = subprocess.run(["/bin/sh", "-c", command], cwd=board, env=ENVIRONMENT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert set(files(board)) == {"pack.pdf", "pack.json"}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk that is always full")
def test_what_cannot_be_printed_ends_with_2(board: Path) -> None:
    with Path("/dev/full").open("w") as full:
        for arguments in (["build", DAY], ["check", "--format", "json"]):
            command = [sys.executable, "-m", "sbpack", *arguments]
            done = subprocess.run(
                command, cwd=board, env=ENVIRONMENT, stdout=full, stderr=subprocess.PIPE, text=True, check=False
            )
            assert done.returncode == 2
            assert "what was asked for cannot be printed: " in done.stderr
            assert "Traceback" not in done.stderr
    assert set(files(board)) == {"pack.pdf", "pack.json"}


@pytest.mark.parametrize("error", ["OSError", "ImportError"])
def test_a_machine_without_the_engine_is_no_fault_of_the_papers(board: Path, tmp_path: Path, error: str) -> None:
    engine = tmp_path / "elsewhere" / "weasyprint"
    engine.mkdir(parents=True)
    (engine / "__init__.py").write_text(
        f"print('long words')\nraise {error}('cannot load library `libpango`\\nmore')\n"
    )
    environment = {**ENVIRONMENT, "PYTHONPATH": f"{engine.parent}{os.pathsep}{ROOT}"}
    command = [sys.executable, "-m", "sbpack", "build", DAY, "--no-cache"]
    done = subprocess.run(command, cwd=board, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    first, second = done.stderr.splitlines()
    assert first == "sbpack: the layout engine cannot be loaded: cannot load library `libpango`"
    assert second.startswith("help: install Pango")
    assert not (board / "build").exists()


def test_a_process_that_cannot_start_is_no_fault_of_the_papers(board: Path, tmp_path: Path) -> None:
    """Each layout process imports the program that it belongs to, and this one fails then."""
    program = tmp_path / "program.py"
    program.write_text(
        "import sys\nfrom sbpack.cli.app import main\nif __name__ == '__mp_main__':\n    sys.exit(1)\nmain()\n"
    )
    command = [sys.executable, str(program), "build", DAY, "--no-cache"]
    done = subprocess.run(command, cwd=board, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    reason, advice = done.stderr.splitlines()
    assert reason == "sbpack: no process can be started to lay out pages"
    assert advice.startswith("help: run the command `sbpack` itself")
    assert not (board / "build").exists()


def test_a_pack_that_was_torn_apart_is_told_of_and_replaced(board: Path, sbpack: Type) -> None:
    folder = board / "build" / DAY
    folder.mkdir(parents=True)
    (folder / "pack.pdf").write_bytes(b"%PDF of an earlier build")
    (folder / "pack.json").write_text('{"sha256": "of a later one"}')
    (folder / ".sbpack-12345678.part").write_bytes(b"%PDF half of that")
    assert sbpack("build", DAY).err.endswith(MENDED)
    assert set(files(board)) == {"pack.pdf", "pack.json"}
    assert "belong" not in sbpack("build", DAY).err


def test_where_no_new_pack_can_be_made_a_torn_one_is_warned_of(board: Path, sbpack: Type) -> None:
    folder = board / "build" / DAY
    folder.mkdir(parents=True)
    (folder / "pack.pdf").write_bytes(b"%PDF of an earlier build")
    (board / "meetings" / DAY / "parks.md").unlink()
    ended = sbpack("build", DAY)
    assert ended.status == 1
    assert ended.err.endswith(NOT_MENDED)
    assert files(board) == {"pack.pdf": b"%PDF of an earlier build"}


@pytest.mark.parametrize("name", ["build", f"build/{DAY}"])
def test_a_file_in_the_way_of_the_folder(board: Path, sbpack: Type, name: str) -> None:
    (board / name).parent.mkdir(exist_ok=True)
    (board / name).write_text("notes")
    ended = sbpack("build", DAY)
    assert ended.status == 2
    assert ended.err.startswith(f"sbpack: {board}/build/{DAY} cannot be written: ")
    assert (board / name).read_text() == "notes"


def test_a_folder_in_the_way_of_the_pack(board: Path, sbpack: Type) -> None:
    (board / "build" / DAY / "pack.pdf").mkdir(parents=True)
    ended = sbpack("build", DAY)
    assert ended.status == 2
    assert "cannot be written: Is a directory" in ended.err
    assert [path.name for path in (board / "build" / DAY).iterdir()] == ["pack.pdf"]


def test_a_full_disk_ends_with_2_and_the_old_pack(board: Path, sbpack: Type) -> None:
    assert sbpack("build", DAY).status == 0
    before = files(board)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, hard))
    try:
        ended = sbpack("build", DAY, "--draft")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert ended.status == 2
    assert ended.err.endswith("cannot be written: File too large\nhelp: the pack that was there is unchanged\n")
    assert files(board) == before
