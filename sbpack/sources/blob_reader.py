"""What git keeps, read by the names that it gives contents."""

import subprocess
import weakref
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from sbpack.sources.git import git_command, git_environment


class BlobReader:
    """One git process that answers for every content, started when the first is asked for."""

    def __init__(self, folder: Path) -> None:
        """Take any folder of the git repository."""
        self._folder = folder

    def read(self, name: str) -> bytes:
        """Return the content of a name; raises FileNotFoundError where git does not have it."""
        process = self._process
        if process.stdin is None or process.stdout is None:
            raise RuntimeError("git was started without pipes")
        process.stdin.write(name.encode("ascii") + b"\n")
        process.stdin.flush()
        header = process.stdout.readline().split()
        if not header:  # git ends where it should fetch what a partial clone left out; the next one begins anew
            del self._process
        if len(header) != 3:
            raise FileNotFoundError(name)
        data = process.stdout.read(int(header[2]) + 1)
        return data[:-1]

    @cached_property
    def _process(self) -> "subprocess.Popen[bytes]":
        process = subprocess.Popen(  # noqa: S603 - a list of arguments, never a shell
            git_command(self._folder, "cat-file", "--batch"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=git_environment(),
        )
        weakref.finalize(self, _stop, process)
        return process


def _stop(process: "subprocess.Popen[bytes]") -> None:
    """End the process by closing what it reads from."""
    if process.stdin is not None:
        with suppress(BrokenPipeError):
            process.stdin.close()
    if process.stdout is not None:
        process.stdout.close()
    process.wait()
