"""Standard output, whose reader may want no more of it: `sbpack build --all | head -1` still builds all.

- What every command says where the disk refuses.
- Sizes of files, as they are typed and printed.
"""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from sbpack.cli.exit import CannotRun


@contextmanager
def writing(what: str, unharmed: str) -> Iterator[None]:
    """Raise CannotRun where something cannot be written, with what that has left as it was."""
    try:
        yield
    except OSError as error:
        raise CannotRun(f"{what} cannot be written: {error.strerror or error}", unharmed) from error


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


_UNITS = {"kb": 1_000, "mb": 1_000_000, "gb": 1_000_000_000}
_TYPED = re.compile(r"(?P<number>[0-9]+(?:\.[0-9]+)?) ?(?P<unit>[kMG]B)", re.IGNORECASE)


def parse_size(text: str) -> int:
    """Return the bytes of a size such as `10MB`; raises CannotRun."""
    found = _TYPED.fullmatch(text.strip())
    if found is None:
        raise CannotRun(f"`{text}` is not a size", "write a number with its unit, such as `--max-size 10MB`")
    return round(float(found["number"]) * _UNITS[found["unit"].casefold()])


def printed_size(count: int) -> str:
    """Return bytes as they are printed: `84 kB`, `1.2 MB`."""
    return f"{count / 1_000_000:.1f} MB" if count >= _UNITS["mb"] else f"{-(-count // 1_000)} kB"
