"""What every command says where the disk refuses."""

from collections.abc import Iterator
from contextlib import contextmanager

from sbpack.cli.cannot_run import CannotRun


@contextmanager
def writing(what: str, unharmed: str) -> Iterator[None]:
    """Raise CannotRun where something cannot be written, with what that has left as it was."""
    try:
        yield
    except OSError as error:
        raise CannotRun(f"{what} cannot be written: {error.strerror or error}", unharmed) from error
