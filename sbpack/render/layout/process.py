"""The engine in a process of its own, which may hang or die without harm to the build."""

import os
import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stdout, suppress
from functools import lru_cache
from io import StringIO
from multiprocessing import forkserver, get_context, resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, ForkServerProcess
from threading import Lock

from sbpack.render.section import DamagedSection, SectionPdf, read_section

MADE, FAILED, NO_MEMORY, NO_ENGINE = b"+", b"-", b"!", b"?"
"""With what a worker's answer begins."""
_LARGEST = 500_000_000
"""Bytes of an answer."""
_STARTING = Lock()
"""The server is asked by one at a time."""
_SAFE_PATH = "PYTHONSAFEPATH"
"""What keeps an interpreter from taking code from the folder that it is started in."""

_TOO_LONG = "this takes more than {:,.0f} s to lay out"
TOO_LARGE = "this takes more memory to lay out than there is"
_NOT_STARTED = "no process can be started to lay this out"
_DIED = "the layout engine broke down over this"


class SectionFailed(Exception):  # noqa: N818 - said of a section
    """A section that could not be made; says why in one clause."""

    def __init__(self, reason: str, *, may_succeed_alone: bool = False) -> None:
        """Keep the reason; `may_succeed_alone` where other sections may have taken the time or the memory."""
        self.may_succeed_alone = may_succeed_alone
        super().__init__(reason)


class EngineMissing(Exception):  # noqa: N818 - said of the engine
    """The layout engine cannot be loaded on this machine, which is no section's fault; says why."""


class LayoutProcess:
    """A process that lays out one section after another, started for the first and again once it was ended."""

    def __init__(self, folder: str, seconds: float) -> None:
        """Use a folder for temporary files; `seconds` is what one section may take."""
        self._folder = folder
        self._seconds = seconds
        self._process: ForkServerProcess | None = None
        self._connection: Connection | None = None
        self._is_closed = False

    def lay_out(self, html: str, pictures: Mapping[str, bytes], prefix: str) -> SectionPdf:
        """Lay out a section, whose tags have ids that begin with a prefix; raises SectionFailed, EngineMissing."""
        connection = self._connected()
        try:
            connection.send((html, dict(pictures), prefix))
            if not connection.poll(self._seconds):
                raise SectionFailed(_TOO_LONG.format(self._seconds), may_succeed_alone=True)
            answer = connection.recv_bytes(_LARGEST)
            return _section(answer)
        except (OSError, EOFError, DamagedSection) as error:
            self.end()
            raise SectionFailed(_DIED, may_succeed_alone=True) from error
        except SectionFailed as not_made:
            if not_made.may_succeed_alone:
                self.end()
            raise
        except EngineMissing:
            self.end()
            raise

    def end(self) -> None:
        """End the process; another thread that waits for its answer is told that it died."""
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

    def _connected(self) -> Connection:
        try:
            connection = self._connection = self._connection or self._start()
        except (OSError, EOFError) as error:
            self.end()
            raise SectionFailed(_NOT_STARTED, may_succeed_alone=True) from error
        return connection

    def _start(self) -> Connection:
        with _STARTING, _no_code_from_here(), _out_of_earshot():
            ours, theirs = _context().Pipe()
            process = _context().Process(target=_work, args=(theirs, self._folder), daemon=True)
            process.start()
            self._process = process
            theirs.close()
        if self._is_closed:
            self.end()
        return ours


def load_engine() -> None:
    """Start the server, which loads the engine while its caller goes on."""
    with _STARTING, _no_code_from_here(), _out_of_earshot():
        _context()
        forkserver.ensure_running()


@contextmanager
def _no_code_from_here() -> Iterator[None]:
    """Have what is started here import nothing from the folder we stand in, which partners' files lie in.

    The standard library starts its server with `python -c`, which looks there first: a `selectors.py` would run.
    """
    before = os.environ.get(_SAFE_PATH)
    os.environ[_SAFE_PATH] = "1"
    try:
        yield
    finally:
        del os.environ[_SAFE_PATH]
        os.environ |= {} if before is None else {_SAFE_PATH: before}


@contextmanager
def _out_of_earshot() -> Iterator[None]:
    """Have what is started here not hear Ctrl-C, about which it would complain at length: it ends with us anyway."""
    resource_tracker.ensure_running()  # while it starts it would have us hear again
    heard = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, heard)


def _section(answer: bytes) -> SectionPdf:
    if answer[:1] == MADE:
        return read_section(answer[1:])
    if answer[:1] == NO_MEMORY:
        raise SectionFailed(TOO_LARGE, may_succeed_alone=True)
    if answer[:1] == NO_ENGINE:
        raise EngineMissing(answer[1:].decode(errors="replace"))
    if answer[:1] == FAILED:
        raise SectionFailed(f"this cannot be laid out ({answer[1:].decode(errors='replace')})")
    raise DamagedSection


@lru_cache(maxsize=1)
def _context() -> ForkServerContext:
    """Return the way to start processes: a server that has the engine loaded forks them, and has no threads."""
    context = get_context("forkserver")
    context.set_forkserver_preload(["sbpack.render.layout.preload"])
    return context


def _work(connection: Connection, folder: str) -> None:
    """Begin a worker; its module, with the engine, is loaded in the server and never here, unless it cannot be."""
    try:
        with redirect_stdout(StringIO()):  # where the engine says at length what it lacks
            from sbpack.render.layout.worker import serve  # noqa: PLC0415
    except Exception as error:
        with connection, suppress(EOFError, OSError):
            connection.recv()
            connection.send_bytes(NO_ENGINE + str(error).partition("\n")[0].encode(errors="replace"))
        return
    serve(connection, folder)
