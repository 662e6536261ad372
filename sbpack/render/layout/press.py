"""The press: makes the sections of packs, several at once, or takes them as they were kept."""

import os
import tempfile
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from queue import SimpleQueue

from sbpack.render.attachments import AttachmentNotFitted
from sbpack.render.layout.process import TOO_LARGE, LayoutProcess, NotMade, load_engine
from sbpack.render.layout.section_work import AttachedWork, SetWork, Work
from sbpack.render.section import DamagedSection, SectionPdf, Tell, read_section, section_bytes
from sbpack.repository.cache import KeptFiles

SECONDS = 180.0
"""For the layout of one section; a page takes a tenth of a second."""

Made = SectionPdf | NotMade


def _silent(_step: str, _what: str) -> None:
    """Tell nobody."""


class Press:
    """Makes sections until it is closed; use it in a `with` statement.

    Its processes start with the first section that was not kept. One that hangs or dies over a section is
    replaced, and the section tried once more with nothing beside it: then it is that section's own fault.
    """

    def __init__(
        self, jobs: int = 0, kept: KeptFiles | None = None, tell: Tell = _silent, seconds: float = SECONDS
    ) -> None:
        """Make so many sections at once, one a processor for 0, and keep them where something is kept."""
        self.tell = tell
        self._jobs = jobs or _processors()
        self._kept = kept
        self._seconds = seconds
        self._begun: dict[str, Future[Made]] = {}
        """By key, what is being made or waits for it."""
        self._ready: dict[str, SectionPdf] = {}
        """By key, what was looked up already."""
        self._pool: ThreadPoolExecutor | None = None
        self._processes: list[LayoutProcess] = []
        self._free: SimpleQueue[LayoutProcess] = SimpleQueue()
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def __enter__(self) -> "Press":
        """Do nothing yet."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the processes."""
        self._stop()
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def begin(self, work: Work) -> None:
        """Look a section up, and begin with it if it was not kept, while others are still being set."""
        if work.key in self._begun or work.key in self._ready:
            return
        if (section := self._found(work)) is None:
            self._future(work)
        else:
            self._ready[work.key] = section

    def make(self, works: Mapping[str, Work]) -> dict[str, Made]:
        """Make every section, by its id: as it was kept, or anew, or the reason why it cannot be made."""
        made: dict[str, Made] = {}
        for name, work in works.items():
            if work.key in self._begun:
                continue
            if (section := self._ready.pop(work.key, None) or self._found(work)) is not None:
                made[name] = section
        if made:
            self.tell("render", f"{len(made)} of {len(works)} sections as they were kept")
        made |= self._made_anew({name: work for name, work in works.items() if name not in made})
        crowded = [name for name in works if isinstance(one := made[name], NotMade) and one.may_be_crowded]
        for name in crowded if len(works) > 1 else ():
            made |= self._made_anew({name: works[name]})
        return {name: made[name] for name in works}

    def _made_anew(self, works: Mapping[str, Work]) -> dict[str, Made]:
        """Make sections on all processors, the longest first, so that none of them is waited for at the end."""
        made: dict[str, Made] = {}
        futures: dict[Future[Made], list[str]] = {}
        try:
            for name in sorted(works, key=lambda name: -_length(works[name])):
                # Two sections may be one and the same: slides that two items show.
                futures.setdefault(self._future(works[name]), []).append(name)
            for future in as_completed(futures):
                made |= dict.fromkeys(futures[future], future.result())
                done = f"{len(made)} of {len(works)} made, {len(works) - len(made)} left"
                self.tell("render", f"{futures[future][0] or 'blank page'} ({done})")
        except BaseException:
            self._stop()
            raise
        for work in works.values():
            self._begun.pop(work.key, None)
        return made

    def _future(self, work: Work) -> "Future[Made]":
        key = work.key
        if key not in self._begun:
            if isinstance(work, SetWork):
                load_engine()
            if self._pool is None:
                self._pool = self._started()
            self._begun[key] = self._pool.submit(self._make_one, work)
        return self._begun[key]

    def _make_one(self, work: Work) -> Made:
        try:
            section = _fitted(work) if isinstance(work, AttachedWork) else self._laid_out(work)
        except NotMade as not_made:
            return not_made
        except MemoryError:
            return NotMade(TOO_LARGE, may_be_crowded=True)
        if self._kept:
            self._kept.put(work.key, section_bytes(section))
        return section

    def _found(self, work: Work) -> SectionPdf | None:
        """Return a section as it was kept."""
        data = self._kept.get(work.key) if self._kept else None
        try:
            return None if data is None else read_section(data)
        except DamagedSection:
            return None

    def _laid_out(self, work: SetWork) -> SectionPdf:
        process = self._free.get()
        try:
            return process.lay_out(work)
        finally:
            self._free.put(process)

    def _started(self) -> ThreadPoolExecutor:
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="sbpack-", ignore_cleanup_errors=True)
        self._processes = [LayoutProcess(self._folder.name, self._seconds) for _ in range(self._jobs)]
        for process in self._processes:
            self._free.put(process)
        return ThreadPoolExecutor(self._jobs)

    def _stop(self) -> None:
        """Make nothing more. Threads wait for their processes; without those they end."""
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown(wait=False, cancel_futures=True)
        for process in self._processes:
            process.close()
        self._processes.clear()
        self._free = SimpleQueue()
        self._begun.clear()
        self._ready.clear()


def _fitted(work: AttachedWork) -> SectionPdf:
    from sbpack.render.attachments.fit import fit_attachment  # noqa: PLC0415 - with the libraries that it needs

    try:
        return fit_attachment(work.data, work.placement)
    except AttachmentNotFitted as error:
        raise NotMade(str(error)) from error


def _length(work: Work) -> int:
    return len(work.data if isinstance(work, AttachedWork) else work.html)


def _processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
