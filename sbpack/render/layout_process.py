"""The engine in a process of its own, which may hang or die without harm to the build."""

from collections.abc import Mapping
from functools import lru_cache
from multiprocessing import forkserver, get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, ForkServerProcess
from threading import Lock

from sbpack.render.section_file import DamagedSection, read_section
from sbpack.render.section_pdf import SectionPdf

MADE, FAILED, NO_MEMORY = b"+", b"-", b"!"
"""With what a worker's answer begins."""
_LARGEST = 500_000_000
"""Bytes of an answer."""
_STARTING = Lock()
"""The server is asked by one at a time."""

_TOO_LONG = "this takes more than {:,.0f} s to lay out"
_NO_MEMORY = "this takes more memory to lay out than there is"
_DIED = "the layout engine broke down over this"


class NotMade(Exception):  # noqa: N818 - said of a section
    """A section that could not be made; says why in one clause."""

    def __init__(self, reason: str, *, may_be_crowded: bool = False) -> None:
        """Keep the reason; `may_be_crowded` where other sections may have taken the time or the memory."""
        self.may_be_crowded = may_be_crowded
        super().__init__(reason)


class LayoutProcess:
    """A process that lays out one section after another, started for the first and again once it was ended."""

    def __init__(self, folder: str, seconds: float) -> None:
        """Use a folder for temporary files; `seconds` is what one section may take."""
        self._folder = folder
        self._seconds = seconds
        self._process: ForkServerProcess | None = None
        self._connection: Connection | None = None

    def lay_out(self, html: str, pictures: Mapping[str, bytes]) -> SectionPdf:
        """Lay out the HTML of a section that shows these pictures; raises NotMade."""
        try:
            connection = self._connection = self._connection or self._start()
            connection.send((html, dict(pictures)))
            if not connection.poll(self._seconds):
                raise NotMade(_TOO_LONG.format(self._seconds), may_be_crowded=True)
            answer = connection.recv_bytes(_LARGEST)
            return _section(answer)
        except (OSError, EOFError, DamagedSection) as error:
            self.end()
            raise NotMade(_DIED, may_be_crowded=True) from error
        except NotMade as not_made:
            if not_made.may_be_crowded:
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

    def _start(self) -> Connection:
        with _STARTING:
            ours, theirs = _context().Pipe()
            self._process = _context().Process(target=_work, args=(theirs, self._folder), daemon=True)
            self._process.start()
            theirs.close()
            return ours


def load_engine() -> None:
    """Start the server, which loads the engine while its caller goes on."""
    with _STARTING:
        _context()
        forkserver.ensure_running()


def _section(answer: bytes) -> SectionPdf:
    if answer[:1] == MADE:
        return read_section(answer[1:])
    if answer[:1] == NO_MEMORY:
        raise NotMade(_NO_MEMORY, may_be_crowded=True)
    if answer[:1] == FAILED:
        raise NotMade(f"this cannot be laid out ({answer[1:].decode(errors='replace')})")
    raise DamagedSection


@lru_cache(maxsize=1)
def _context() -> ForkServerContext:
    """Return the way to start processes: a server that has the engine loaded forks them, and has no threads."""
    context = get_context("forkserver")
    context.set_forkserver_preload(["sbpack.render.layout_worker"])
    return context


def _work(connection: Connection, folder: str) -> None:
    """Begin a worker; its module, with the engine, is loaded in the server and never here."""
    from sbpack.render.layout_worker import serve  # noqa: PLC0415

    serve(connection, folder)
