"""The parent's side of work on bytes from strangers: a child process that may take only so much time and memory.

The child reads jobs from its standard input and writes answers to its standard output, each a message in a frame: two
lengths, a head in JSON, raw bytes. A head is read as JSON and never unpickled. If the child dies or hangs, the job in
hand is to blame; the next one gets a new child.
"""

import json
import os
import struct
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Timer
from typing import IO, Literal, Self

FRAME = struct.Struct(">IQ")
"""Lengths of the head and of the bytes after it."""
LONGEST_HEAD = 4_000_000
LONGEST_DATA = 500_000_000
LONGEST_TEXT = 500
"""Characters of one text that people are shown."""
MOST_TEXTS = 600
_PACKAGES = Path(__file__).resolve().parents[2]
_FOR_LIBRARIES = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH")
"""Where some machines say what an interpreter needs to start."""

Reason = Literal["time", "memory", "crash"]


@dataclass(frozen=True)
class Message:
    """A job or its answer; the child may have been taken over, so that nothing in an answer is certain."""

    values: dict[str, object]
    data: bytes = field(default=b"", repr=False)

    def text(self, name: str) -> str:
        """Return a text, nothing where there is none."""
        value = self.values.get(name)
        return value if isinstance(value, str) else ""

    def line(self, name: str) -> str:
        """Return a text that may be shown to people, on one line."""
        return _on_one_line(self.text(name))

    def lines(self, name: str) -> tuple[str, ...]:
        """Return a list of such texts."""
        value = self.values.get(name)
        texts = value[:MOST_TEXTS] if isinstance(value, list) else []
        return tuple(_on_one_line(text) for text in texts if isinstance(text, str))

    def integer(self, name: str, least: int, most: int) -> int:
        """Return a whole number between two others; raises ChildFailed for anything else."""
        if not isinstance(self.values.get(name), int):
            raise ChildFailed("crash")
        return int(self.number(name, least, most))

    def number(self, name: str, least: float, most: float) -> float:
        """Return a number between two others; raises ChildFailed for anything else."""
        value = self.values.get(name)
        # What is not a number compares as false.
        if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
            raise ChildFailed("crash")
        return float(value)


class ChildFailed(Exception):  # noqa: N818 - said of the child
    """The child gave no answer: it took too long or too much memory, or died of something else."""

    def __init__(self, reason: Reason) -> None:
        self.reason: Reason = reason
        super().__init__(reason)


class LimitedChild:
    """A child that serves one job after another, started when there is a first; use it in a `with` statement.

    `job` names the module whose `run(values, data)` does a job, `seconds` how long that may take.
    """

    def __init__(self, job: str, seconds: float) -> None:
        self._job, self._seconds = job, seconds
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def ask(self, values: dict[str, object], data: bytes) -> Message:
        """Have one job done; raises ChildFailed."""
        process = self._process = self._process or self._start()
        assert process.stdin is not None
        assert process.stdout is not None
        late = Event()

        def stop() -> None:
            late.set()
            process.kill()

        timer = Timer(self._seconds, stop)
        timer.daemon = True
        timer.start()
        try:
            write_frame(process.stdin, values, data)
            answer = read_frame(process.stdout)
        except (OSError, EOFError, ValueError, RecursionError) as error:
            self._end()
            raise ChildFailed("time" if late.is_set() else "crash") from error
        finally:
            # It may be stopping the child this very moment; after this it is clear whether it has.
            timer.cancel()
            timer.join()
        failed = answer.text("failed")
        if failed or late.is_set():
            self._end()
        if failed:
            raise ChildFailed("memory" if failed == "memory" else "crash")
        return answer

    def _start(self) -> subprocess.Popen[bytes]:
        """Start a child that sees our package and its libraries, and nothing of the board or of who started us."""
        environment = {name: os.environ[name] for name in _FOR_LIBRARIES if name in os.environ}
        options = ["-P", "-B", "-W", "ignore", "-m", "sbpack.sandbox.child_main"]
        return subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [sys.executable, *options, self._job, str(self._seconds)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_PACKAGES.anchor,
            env=environment | {"PYTHONPATH": str(_PACKAGES)},
        )

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            # Not the `with` statement of the process, which would flush what a dead child cannot take.
            for pipe in (process.stdin, process.stdout):
                with suppress(OSError):
                    if pipe is not None:
                        pipe.close()
            process.wait()


def write_frame(stream: IO[bytes], values: dict[str, object], data: bytes) -> None:
    """Write one message."""
    head = json.dumps(values).encode("ascii")
    stream.write(FRAME.pack(len(head), len(data)) + head)
    stream.write(data)
    stream.flush()


def read_frame(stream: IO[bytes]) -> Message:
    """Read one message; raises EOFError where the stream ends, ValueError where it holds anything else."""
    head_length, data_length = FRAME.unpack(_exactly(stream, FRAME.size))
    if head_length > LONGEST_HEAD or data_length > LONGEST_DATA:
        raise ValueError("the frame is too long")
    values = json.loads(_exactly(stream, head_length), parse_constant=_no_number)
    if not isinstance(values, dict):
        raise ValueError("the head is no mapping")
    return Message(values, _exactly(stream, data_length))


def _no_number(name: str) -> object:
    raise ValueError(f"{name} is no number")


def _on_one_line(text: str) -> str:
    return "".join(character if character.isprintable() else " " for character in text[:LONGEST_TEXT])


def _exactly(stream: IO[bytes], length: int) -> bytes:
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return data
