"""The worker's side of a layout process: sections come in, their bytes go out, until there are no more.

The server that workers are forked from imports this module once, and with it the engine and the fonts. If the engine
cannot be loaded, the server goes on, and each worker answers why: the server would end with a traceback.
"""

import ctypes
import gc
import os
import resource
import signal
import sys
import tempfile
from contextlib import redirect_stdout, suppress
from io import StringIO
from multiprocessing import forkserver
from multiprocessing.connection import Connection
from typing import Any

from sbpack.render.engine import FACES, face_file
from sbpack.render.layout.process import FAILED, MADE, NO_ENGINE, NO_MEMORY, READY
from sbpack.render.section import section_bytes

MEMORY = 4_000_000_000
"""Bytes of addresses; a section of 300 pages takes a tenth."""
_LONGEST_REASON = 200
_DIE_WITH_PARENT = 1

_greeting = READY
try:
    with redirect_stdout(StringIO()):  # where the engine says at length what it lacks
        from sbpack.render.layout.layout import layout_section
    for face in FACES:
        face_file(face)
except Exception as error:  # OSError where a library is missing
    _greeting = NO_ENGINE + str(error).partition("\n")[0].encode(errors="replace")


def serve(connection: Connection, folder: str) -> None:
    """Lay out what comes down a connection; `folder` is for temporary files, which our parent clears away."""
    _depend_on_parent()
    tempfile.tempdir = folder
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    # What the server made lives as long as we do; what one section made goes with it.
    gc.freeze()
    with connection, suppress(EOFError, OSError):
        connection.send_bytes(_greeting)
        while _greeting == READY:
            connection.send_bytes(_answer(*connection.recv()))


def _answer(html: str, pictures: dict[str, bytes], prefix: str) -> bytes:
    try:
        return MADE + section_bytes(layout_section(html, pictures, prefix))
    except MemoryError:
        return NO_MEMORY
    except Exception as error:  # the engine may fail in any way, on anything a partner sends
        return FAILED + f"{type(error).__name__}: {str(error)[:_LONGEST_REASON]}".encode(errors="replace")


def _depend_on_parent() -> None:
    """Leave it to our parent to end us when it is interrupted, and end when it was killed.

    The server that forked us ends with the build, unless one of its workers holds the pipe by which it can tell; and
    with the server the system ends us, whatever we are at.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL, 0, 0, 0)
    server: Any = forkserver._forkserver
    with suppress(OSError, TypeError):
        os.close(server._forkserver_alive_fd)
        server._forkserver_alive_fd = None
