"""The press: makes the sections of packs, several at once, or takes them as they were kept."""

import os
import tempfile
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from queue import SimpleQueue

from sbpack.kept_files import KeptFiles
from sbpack.render.attachments.look import AttachmentNotFitted
from sbpack.render.layout_process import LayoutProcess, NotMade, load_engine
from sbpack.render.section_file import DamagedSection, read_section, section_bytes
from sbpack.render.section_pdf import SectionPdf
from sbpack.render.section_work import AttachedWork, SetWork, Work, key_of
from sbpack.steps import Tell

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
        self._expects_any = False
        self._processes: list[LayoutProcess] = []
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def __enter__(self) -> "Press":
        """Do nothing yet."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the processes."""
        self._end_processes()
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def expect(self, work: Work) -> None:
        """Load the engine for a section that was not kept, while others are still being set."""
        if not self._expects_any and isinstance(work, SetWork) and self._found(work) is None:
            self._expects_any = True
            load_engine()

    def make(self, works: Mapping[str, Work]) -> dict[str, Made]:
        """Make every section, by its id: as it was kept, or anew, or the reason why it cannot be made."""
        made: dict[str, Made] = {}
        missing: dict[str, Work] = {}
        for name, work in works.items():
            section = self._found(work)
            if section is None:
                missing[name] = work
            else:
                made[name] = section
        if made:
            self.tell("render", f"{len(made)} of {len(works)} sections as they were kept")
        made |= self._make_at_once(missing)
        crowded = [name for name in works if isinstance(one := made[name], NotMade) and one.may_be_crowded]
        for name in crowded if len(works) > 1 else ():
            made |= self._make_at_once({name: works[name]})
        return {name: made[name] for name in works}

    def _make_at_once(self, works: Mapping[str, Work]) -> dict[str, Made]:
        """Make sections on all processors, the longest first, so that none of them is waited for at the end."""
        free: SimpleQueue[LayoutProcess] = SimpleQueue()
        for process in self._started(min(self._jobs, len(works))):
            free.put(process)
        made: dict[str, Made] = {}
        pool = ThreadPoolExecutor(self._jobs)
        try:
            ordered = sorted(works, key=lambda name: -_length(works[name]))
            futures = {pool.submit(self._make_one, works[name], free): name for name in ordered}
            for count, future in enumerate(as_completed(futures), 1):
                name = futures[future]
                made[name] = future.result()
                self.tell("render", f"{name or 'blank page'} ({count} of {len(works)} made, {len(works) - count} left)")
        except BaseException:
            # Threads wait for their processes; without those they end.
            pool.shutdown(wait=False, cancel_futures=True)
            self._end_processes()
            raise
        pool.shutdown()
        return made

    def _make_one(self, work: Work, free: "SimpleQueue[LayoutProcess]") -> Made:
        try:
            section = _fitted(work) if isinstance(work, AttachedWork) else self._laid_out(work, free)
        except NotMade as not_made:
            return not_made
        if self._kept:
            self._kept.put(key_of(work), section_bytes(section))
        return section

    def _found(self, work: Work) -> SectionPdf | None:
        """Return a section as it was kept."""
        data = self._kept.get(key_of(work)) if self._kept else None
        try:
            return None if data is None else read_section(data)
        except DamagedSection:
            return None

    def _laid_out(self, work: SetWork, free: "SimpleQueue[LayoutProcess]") -> SectionPdf:
        process = free.get()
        try:
            return process.lay_out(work)
        finally:
            free.put(process)

    def _started(self, count: int) -> list[LayoutProcess]:
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="sbpack-", ignore_cleanup_errors=True)
        while len(self._processes) < count:
            self._processes.append(LayoutProcess(self._folder.name, self._seconds))
        return self._processes[:count]

    def _end_processes(self) -> None:
        for process in self._processes:
            process.close()
        self._processes.clear()


def _fitted(work: AttachedWork) -> SectionPdf:
    from sbpack.render.attachments.fit import fit_attachment  # noqa: PLC0415 - with the libraries that it needs

    try:
        return fit_attachment(work.data, work.look)
    except AttachmentNotFitted as error:
        raise NotMade(str(error)) from error


def _length(work: Work) -> int:
    return len(work.data if isinstance(work, AttachedWork) else work.html)


def _processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
