"""What Ctrl-C and its like do: end the command at once, with nothing left half-done.

- The way in: what must be there before the rest is imported, and what is left to do after it.
"""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from sbpack.cli.exit import ExitCode
from sbpack.cli.output import open_what_is_closed
from sbpack.write.files import INTERRUPTIONS


class Interrupted(BaseException):
    """Somebody ended the command; no `except Exception` on the way may keep it."""


@contextmanager
def interruptible() -> Iterator[None]:
    """Raise Interrupted when somebody ends the command; what was to be ignored (`nohup`) still is."""
    before = {number: signal.getsignal(number) for number in INTERRUPTIONS}
    heard = [number for number, handler in before.items() if handler != signal.SIG_IGN]
    for number in heard:
        signal.signal(number, _interrupt)
    try:
        yield
    finally:
        for number in heard:
            signal.signal(number, before[number])


def end_at_once() -> None:
    """Let an interruption end us without a word from now on: the command is over, and Python only tidies up."""
    for number in INTERRUPTIONS:
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    for number in INTERRUPTIONS:  # a second one ends whatever the tidying up may wait for
        if signal.getsignal(number) is _interrupt:
            signal.signal(number, signal.SIG_DFL)
    raise Interrupted


def start() -> None:
    """Run the command line; an interruption is a line, never a traceback."""
    open_what_is_closed()
    try:
        with interruptible():
            from sbpack.cli.app import main  # noqa: PLC0415 - takes a while, and may be interrupted

            main()
    except Interrupted:
        print("interrupted; every pack is as it was or wholly new", file=sys.stderr)
        sys.exit(ExitCode.INTERRUPTED)
