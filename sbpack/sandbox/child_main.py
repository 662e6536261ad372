"""The child's side of work on bytes from strangers: limits first, for good, then one job after another."""

import ctypes
import os
import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import IO

from sbpack.sandbox.child import Message, read_frame, write_frame

MEMORY = 1_500_000_000
"""Bytes of addresses. The largest picture takes 0.25 GB, a scanned report of 30 MB no more."""
_CREATE_RULESET, _RESTRICT_SELF = 444, 446
"""Numbers of Linux's calls, the same on all its machines."""
_ASK_VERSION = 1
_NO_NEW_PRIVILEGES = 38
_RIGHTS_BY_VERSION = (0, 13, 14, 15, 15, 16)
"""How many rights on files each version of Landlock knows; later ones know no more."""
_KNOWS_NETWORK = 4
_BIND_AND_CONNECT = 3


def _confine() -> None:
    """Write, open and start nothing from now on; what the process has open stays open.

    Root may raise its limits again and starts processes in spite of them, and only Linux knows Landlock: without it,
    files can still be deleted or cut short by their name.
    """
    for what in (resource.RLIMIT_CORE, resource.RLIMIT_FSIZE, resource.RLIMIT_NPROC):
        _limit(what, 0)
    _limit(resource.RLIMIT_AS, MEMORY)
    with suppress(OSError, AttributeError):
        _forbid_files()
    # Last, for what is above opens a file of its own.
    _limit(resource.RLIMIT_NOFILE, 0)


def _limit(what: int, most: int, *, keep_hard: bool = False) -> None:
    """Set a limit; where the system has none, as macOS for memory, go on without."""
    with suppress(OSError, ValueError):
        resource.setrlimit(what, (most, resource.getrlimit(what)[1] if keep_hard else most))


def _forbid_files() -> None:
    """Have Landlock refuse all that it can: reading, writing, cutting short, deleting, listening, calling."""
    if sys.platform != "linux":
        return
    call = ctypes.CDLL(None, use_errno=True).syscall
    version = call(_CREATE_RULESET, None, 0, _ASK_VERSION)
    if version < 1:
        return
    rights = (1 << _RIGHTS_BY_VERSION[min(version, len(_RIGHTS_BY_VERSION) - 1)]) - 1
    rules = (ctypes.c_uint64 * 2)(rights, _BIND_AND_CONNECT)
    size = ctypes.sizeof(rules) if version >= _KNOWS_NETWORK else ctypes.sizeof(ctypes.c_uint64)
    allowing_none = call(_CREATE_RULESET, ctypes.byref(rules), size, 0)
    if allowing_none < 0:
        return
    ctypes.CDLL(None).prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    call(_RESTRICT_SELF, allowing_none, 0)


def serve(module: str, seconds: float) -> None:
    """Answer jobs with a module's `run(values, data)`, after its `warm()` has loaded whatever a job may need."""
    with _own_pipes() as (jobs, answers):
        work = import_module(module)
        work.warm()
        _confine()
        while True:
            try:
                job = read_frame(jobs)
            except EOFError:
                return
            # The parent kills what takes too long; this is for a child whose parent was killed itself.
            _limit(resource.RLIMIT_CPU, int(time.process_time() + seconds) + 2, keep_hard=True)
            try:
                answer = work.run(job.values, job.data)
            except MemoryError:
                answer = Message({"failed": "memory"})
            except Exception:  # libraries raise what they like on such bytes
                answer = Message({"failed": "crash"})
            write_frame(answers, answer.values, answer.data)


@contextmanager
def _own_pipes() -> Iterator[tuple[IO[bytes], IO[bytes]]]:
    """Keep the pipes to ourselves: what a library prints goes nowhere."""
    jobs, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)
    with jobs, answers:
        yield jobs, answers


if __name__ == "__main__":
    serve(sys.argv[1], float(sys.argv[2]))
