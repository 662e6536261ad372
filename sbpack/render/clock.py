"""The one clock that the layout engine may read."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

_VARIABLE = "SOURCE_DATE_EPOCH"
_MOMENT = "946684800"
"""The first second of the year 2000, for no reason but that it never changes."""


@contextmanager
def stopped_clock() -> Iterator[None]:
    """Give every font that is written the same time, whatever the clock or the caller's environment says.

    The engine has fontTools cut a weight out of each variable font, which notes in it when that was done. Nothing
    but this variable reaches there; it is put back as it was.
    """
    before = os.environ.get(_VARIABLE)
    os.environ[_VARIABLE] = _MOMENT
    try:
        yield
    finally:
        if before is None:
            del os.environ[_VARIABLE]
        else:
            os.environ[_VARIABLE] = before
