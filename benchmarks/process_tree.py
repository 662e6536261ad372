"""The memory of a command and of all the processes that it starts, looked at while they run. Linux only."""

import ctypes
import os
import re
import resource
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

_PR_SET_CHILD_SUBREAPER = 36
_PSS = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)
_PAGE = resource.getpagesize()
_MB = 2**20
_PAUSE = 0.05
"""Seconds between two looks."""
_SPARING = 20
"""How many times as long as a look the pause after it is: looking at a gigabyte takes milliseconds."""
_PATIENCE = 10.0
"""Seconds that processes may outlive the command that started them."""


class MemoryWatch(threading.Thread):
    """Looks at every process below this one again and again, until told to stop."""

    def __init__(self) -> None:
        """Begin with nothing seen."""
        super().__init__(daemon=True)
        self.largest = 0.0
        """The most that one process had resident, in MB."""
        self.together = 0.0
        """The most that all of them had at once, in MB; not less than the largest, which shares with others as well."""
        self._stopped = threading.Event()

    def run(self) -> None:
        """Look, and pause the longer the longer that took."""
        while not self._stopped.is_set():
            start = time.perf_counter()
            processes = list(_below(os.getpid()))
            self.largest = max([self.largest, *map(_resident, processes)])
            self.together = max(self.together, self.largest, sum(map(_proportional, processes)))
            self._stopped.wait(max(_PAUSE, _SPARING * (time.perf_counter() - start)))

    def stop(self) -> None:
        """Look no more."""
        self._stopped.set()
        self.join()


def adopt_orphans() -> None:
    """Become the parent of processes whose own parent ends first, so that they can be waited for and counted."""
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def wait_for_orphans() -> Iterator[resource.struct_rusage]:
    """Wait for the processes that a command left behind, end those that stay, and yield what each of them used."""
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            pid, _, usage = os.wait4(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if pid:
            yield usage
            continue
        if time.monotonic() > deadline:
            for left in _below(os.getpid()):
                os.kill(left, signal.SIGKILL)
        time.sleep(0.01)


def _below(pid: int) -> Iterator[int]:
    """Yield every process that was started by a process, or by one that it started."""
    for child in _children(pid):
        yield child
        yield from _below(child)


def _children(pid: int) -> list[int]:
    found: list[int] = []
    try:
        for task in Path(f"/proc/{pid}/task").iterdir():
            found += map(int, (task / "children").read_text(encoding="ascii").split())
    except OSError:  # it has ended
        pass
    return found


def _resident(pid: int) -> float:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) * _PAGE / _MB
    except OSError:
        return 0.0


def _proportional(pid: int) -> float:
    """Return the proportional set size: pages that several processes share are divided among them."""
    try:
        found = _PSS.search(Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii"))
        return int(found[1]) / 1024 if found else 0.0
    except OSError:
        return 0.0
