"""One writer at a time in a folder."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, flock
from pathlib import Path


@contextmanager
def locked(folder: Path) -> Iterator[bool]:
    """Wait until nobody else writes in a folder, and keep others waiting; yield whether the folder can be locked.

    The system ends the lock with the process, however that ends, and no file is left of it. Some network disks know no
    such locks; there writers are not kept apart.
    """
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield _lock(descriptor)
    finally:
        os.close(descriptor)


def _lock(descriptor: int) -> bool:
    try:
        flock(descriptor, LOCK_EX)
    except OSError:
        return False
    return True
