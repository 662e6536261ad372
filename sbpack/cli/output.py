"""Standard output, whose reader may want no more of it: `sbpack build --all | head -1` still builds all."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from sbpack.cli.cannot_run import CannotRun

_LAST_STANDARD = 2
"""Standard error; files have higher numbers."""


def open_what_is_closed() -> None:
    """Lead to nowhere each standard stream that is closed, as cron and services may close them.

    Otherwise the next file opened would get its number, and what is printed would be written into a pack.
    """
    descriptor = os.open(os.devnull, os.O_RDWR)
    while descriptor <= _LAST_STANDARD:
        os.set_inheritable(descriptor, True)
        descriptor = os.open(os.devnull, os.O_RDWR)
    os.close(descriptor)
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(number, "w" if number else "r", encoding="utf-8"))  # noqa: SIM115, PTH123


def hand_over(line: str) -> None:
    """Print a line of what was asked for at once; raises CannotRun where it cannot be written."""
    with _for_a_reader():
        print(line, flush=True)


def finish() -> None:
    """Print what is still to be printed; raises CannotRun where it cannot be written."""
    with _for_a_reader():
        sys.stdout.flush()


@contextmanager
def _for_a_reader() -> Iterator[None]:
    """Let a reader leave; a disk that is full is another matter."""
    try:
        yield
    except BrokenPipeError:
        _to_nowhere()
    except OSError as error:
        _to_nowhere()
        raise CannotRun(f"what was asked for cannot be printed: {error.strerror or error}") from error


def _to_nowhere() -> None:
    """Let everything further go nowhere; Python would try again at its end, and complain."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
