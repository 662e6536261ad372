"""A few steps that no interruption may part."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from signal import SIG_IGN, SIGHUP, SIGINT, SIGTERM
from types import FrameType

INTERRUPTIONS = (SIGINT, SIGTERM, SIGHUP)
"""Ctrl-C, a machine that shuts down, a terminal that is closed."""


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let interruptions wait until the end; what they do then is up to who was to hear of them."""
    if threading.current_thread() is not threading.main_thread():  # the others are never interrupted
        yield
        return
    waiting: list[int] = []

    def wait(number: int, _frame: FrameType | None) -> None:
        waiting.append(number)

    heard_by = {number: signal.getsignal(number) for number in INTERRUPTIONS}
    heard_by = {number: handler for number, handler in heard_by.items() if handler not in (None, SIG_IGN)}
    try:
        for number in heard_by:
            signal.signal(number, wait)
        yield
    finally:
        for number, handler in heard_by.items():
            signal.signal(number, handler)
        if waiting:
            signal.raise_signal(waiting[0])
