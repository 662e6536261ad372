"""A layout process: WeasyPrint in a process of its own, which may hang or die without harm to the build.

A server that has loaded the engine forks these processes, so that none of them waits for it to load. This module never
imports the engine.
"""

import os
import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from multiprocessing import forkserver, get_context, resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, ForkServerProcess
from threading import Lock

from sbpack.render.section import DamagedSection, LayoutUnavailable, SectionPdf, read_section

READY, MADE, FAILED, NO_MEMORY, NO_ENGINE = b"r", b"+", b"-", b"!", b"?"
"""With what a process's first message, or its answer, begins."""
_LARGEST = 500_000_000
"""Bytes of an answer."""
_START_SECONDS = 180
_START_LOCK = Lock()
_SAFE_PATH = "PYTHONSAFEPATH"

_TOO_LONG = "this takes more than {:,.0f} s to lay out"
TOO_LARGE = "this takes more memory to lay out than there is"
_DIED = "the layout engine broke down over this"
_NO_ENGINE = "the layout engine cannot be loaded: {}"
_NO_ENGINE_HELP = (
    "install Pango and HarfBuzz from the system's packages, such as `libpango-1.0-0` and `libharfbuzz-subset0`"
)


class SectionFailed(Exception):  # noqa: N818 - said of a section
    """A section that could not be made; says why in one clause.

    `may_succeed_alone` if other sections may have taken the time or the memory.
    """

    def __init__(self, reason: str, *, may_succeed_alone: bool = False) -> None:
        self.may_succeed_alone = may_succeed_alone
        super().__init__(reason)


class ProcessNotStarted(SectionFailed):
    """A section whose process ended before it was ready for one."""

    def __init__(self) -> None:
        super().__init__("no process can be started to lay this out", may_succeed_alone=True)


class LayoutProcess:
    """A process that lays out one section after another, started for the first and again once it was ended.

    `folder` is for temporary files; `seconds` is what one section may take.
    """

    def __init__(self, folder: str, seconds: float) -> None:
        self._folder = folder
        self._seconds = seconds
        self._process: ForkServerProcess | None = None
        self._connection: Connection | None = None
        self._is_closed = False

    def lay_out(self, html: str, pictures: Mapping[str, bytes], prefix: str) -> SectionPdf:
        """Return a section, whose tags have ids that begin with a prefix; raises SectionFailed, LayoutUnavailable."""
        connection = self._connection or self._start()
        try:
            connection.send((html, dict(pictures), prefix))
            if not connection.poll(self._seconds):
                raise SectionFailed(_TOO_LONG.format(self._seconds), may_succeed_alone=True)
            return _section(connection.recv_bytes(_LARGEST))
        except (OSError, EOFError, DamagedSection) as error:
            self.end()
            raise SectionFailed(_DIED, may_succeed_alone=True) from error
        except SectionFailed as failed:
            if failed.may_succeed_alone:
                self.end()
            raise

    def end(self) -> None:
        """End the process; another thread that waits for its answer hears that it died."""
        process, self._process = self._process, None
        connection, self._connection = self._connection, None
        if process is not None:
            process.kill()
            process.join()
        if connection is not None:
            connection.close()

    def close(self) -> None:
        """End the process for good, also one that another thread is just starting."""
        self._is_closed = True
        self.end()

    def _start(self) -> Connection:
        """Return the connection to a new process that is ready."""
        try:
            with _safe_start():
                ours, theirs = _context().Pipe()
                self._connection = ours
                process = _context().Process(target=_work, args=(theirs, self._folder), daemon=True)
                process.start()
                self._process = process
                theirs.close()
            if self._is_closed or not ours.poll(_START_SECONDS):
                raise EOFError
            greeting = ours.recv_bytes(_LARGEST)
        except (OSError, EOFError) as error:
            self.end()
            raise ProcessNotStarted from error
        if greeting != READY:
            self.end()
            raise LayoutUnavailable(_NO_ENGINE.format(greeting[1:].decode(errors="replace")), _NO_ENGINE_HELP)
        return ours


def load_engine() -> None:
    """Start the server, which loads the engine while its caller goes on."""
    with _safe_start():
        _context()
        forkserver.ensure_running()


@contextmanager
def _safe_start() -> Iterator[None]:
    """Let one thread start a process that takes no code from the working folder and does not hear Ctrl-C.

    Partners' files lie in that folder, and the standard library starts its server with `python -c`, which looks there
    first: a `selectors.py` would run. Of Ctrl-C a process would complain at length; it ends with us anyway.
    """
    with _START_LOCK:
        before = os.environ.get(_SAFE_PATH)
        os.environ[_SAFE_PATH] = "1"
        resource_tracker.ensure_running()  # while it starts it would have us hear again
        heard = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, heard)
            del os.environ[_SAFE_PATH]
            os.environ |= {} if before is None else {_SAFE_PATH: before}


def _section(answer: bytes) -> SectionPdf:
    kind, content = answer[:1], answer[1:]
    if kind == MADE:
        return read_section(content)
    if kind == NO_MEMORY:
        raise SectionFailed(TOO_LARGE, may_succeed_alone=True)
    if kind == FAILED:
        raise SectionFailed(f"this cannot be laid out ({content.decode(errors='replace')})")
    raise DamagedSection


@lru_cache(maxsize=1)
def _context() -> ForkServerContext:
    context = get_context("forkserver")
    context.set_forkserver_preload(["sbpack.render.layout.worker"])
    return context


def _work(connection: Connection, folder: str) -> None:
    # The server has loaded this module, and the engine with it, which the build itself must never do.
    from sbpack.render.layout.worker import serve  # noqa: PLC0415

    serve(connection, folder)
