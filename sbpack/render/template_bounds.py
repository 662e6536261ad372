"""What the setting of one section may take: a board's own template may loop for ever, or ask for all memory."""

import os
import resource
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

SECONDS = 60.0
"""Of a processor; the longest paper that a source can hold takes a few."""
MEMORY = 2_000_000_000
"""Bytes of addresses beyond those in use."""
LONGEST = 100_000_000
"""Characters of a section's HTML."""

_AGAIN = 1.0
"""Seconds until it is said once more, where somebody took the first time for another error."""


class TooMuch(Exception):  # noqa: N818 - said of a template
    """A template took more than it may."""


@contextmanager
def bounded(seconds: float = SECONDS, memory: int = MEMORY) -> Iterator[None]:
    """Raise TooMuch or MemoryError where what is done here takes more than this; bounds the main thread alone.

    Time is that of the processor, so that a busy machine changes nothing.
    """
    if threading.current_thread() is not threading.main_thread():  # the others hear no signals
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TooMuch(f"it is still at work after {seconds:,.0f} s")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, _AGAIN)
    try:
        with _no_more_memory_than(memory):
            yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@contextmanager
def _no_more_memory_than(memory: int) -> Iterator[None]:
    """Let this process take so many bytes more; elsewhere than on Linux nobody tells how many it has."""
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    with suppress(OSError, ValueError):
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        wanted = pages * os.sysconf("SC_PAGE_SIZE") + memory
        known = [bound for bound in (soft, hard) if bound != resource.RLIM_INFINITY]
        resource.setrlimit(resource.RLIMIT_AS, (min(wanted, *known) if known else wanted, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
