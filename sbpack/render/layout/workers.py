"""Workers: they make the sections of packs, several at once, or take them from the cache."""

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import asdict, dataclass
from functools import cached_property
from queue import SimpleQueue

from sbpack.render.attachments import AttachmentNotFitted, AttachmentPlacement
from sbpack.render.engine import engine_identity
from sbpack.render.layout.process import TOO_LARGE, LayoutProcess, ProcessNotStarted, SectionFailed, load_engine
from sbpack.render.section import DamagedSection, LayoutUnavailable, SectionPdf, Tell, read_section, section_bytes
from sbpack.repository.cache import KeptFiles

SECONDS = 180.0
"""For the layout of one section; a page takes a tenth of a second."""

_NOT_STARTED = (
    "no process can be started to lay out pages",
    "run the command `sbpack` itself, from one installation; where lines above this one say why, begin with those",
)


@dataclass(frozen=True)
class LayoutJob:
    """A section that a template has set, to be laid out."""

    html: str
    name: str
    """Of the section: the ids of its tags begin with it, so that no other in the pack has them."""
    pictures: Mapping[str, bytes]
    """Those that it shows, by their path from the root."""

    @cached_property
    def key(self) -> str:
        """Its cache key: equal keys promise equal bytes."""
        shown = [(path, _sha256(data)) for path, data in sorted(self.pictures.items())]
        return _key("set", self.name, _sha256(self.html.encode(errors="surrogatepass")), shown)


@dataclass(frozen=True)
class AttachmentJob:
    """A PDF to be fitted onto pages of the pack."""

    data: bytes
    placement: AttachmentPlacement

    @cached_property
    def key(self) -> str:
        """Its cache key: equal keys promise equal bytes."""
        return _key("attached", _sha256(self.data), asdict(self.placement))


Job = LayoutJob | AttachmentJob
Result = SectionPdf | SectionFailed


def _key(*parts: object) -> str:
    return _sha256(json.dumps([engine_identity(), parts]).encode("ascii"))


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


class Workers:
    """Makes sections until it is closed; use it in a `with` statement.

    `count` is how many it makes at once: 0 for one a processor. Its processes start with the first section that is
    not in the cache. If one hangs or dies over a section, it is replaced, and the section is tried once more with
    nothing beside it: then it is that section's own fault.
    """

    def __init__(
        self,
        count: int = 0,
        kept: KeptFiles | None = None,
        tell: Tell = lambda _step, _what: None,
        seconds: float = SECONDS,
    ) -> None:
        self.tell = tell
        self._kept = kept
        self._begun: dict[str, Future[Result]] = {}
        """By key, what is being made or waits for it."""
        self._ready: dict[str, SectionPdf] = {}
        """By key, what was looked up already."""
        count = count or _processors()
        self._pool = ThreadPoolExecutor(count)
        self._folder = tempfile.TemporaryDirectory(prefix="sbpack-", ignore_cleanup_errors=True)
        self._processes = [LayoutProcess(self._folder.name, seconds) for _ in range(count)]
        self._free: SimpleQueue[LayoutProcess] = SimpleQueue()
        for process in self._processes:
            self._free.put(process)

    def __enter__(self) -> "Workers":
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)
        # Threads wait for their processes; without those they end.
        for process in self._processes:
            process.close()
        self._folder.cleanup()

    def begin(self, job: Job) -> None:
        """Look a section up, and begin with it if it is not in the cache, while others are still being set."""
        if job.key in self._begun or job.key in self._ready:
            return
        if section := self._cached(job):
            self._ready[job.key] = section
        else:
            self._future(job)

    def make(self, jobs: Mapping[str, Job]) -> dict[str, Result]:
        """Return every section by its id, or the reason why it cannot be made; raises LayoutUnavailable."""
        results: dict[str, Result] = {}
        for name, job in jobs.items():
            if job.key not in self._begun and (section := self._ready.pop(job.key, None) or self._cached(job)):
                results[name] = section
        if results:
            self.tell("render", f"{len(results)} of {len(jobs)} sections as they were kept")
        results |= self._make_anew({name: job for name, job in jobs.items() if name not in results})
        crowded = [name for name in jobs if isinstance(one := results[name], SectionFailed) and one.may_succeed_alone]
        for name in crowded:
            if len(jobs) > 1:
                results |= self._make_anew({name: jobs[name]})
            if isinstance(results[name], ProcessNotStarted):
                raise LayoutUnavailable(*_NOT_STARTED)
        return {name: results[name] for name in jobs}

    def _make_anew(self, jobs: Mapping[str, Job]) -> dict[str, Result]:
        """Make sections on all processors, the longest first, so that none of them is waited for at the end."""
        results: dict[str, Result] = {}
        futures: dict[Future[Result], list[str]] = {}
        for name in sorted(jobs, key=lambda name: -_length(jobs[name])):
            # Two sections may be one and the same: slides that two items show.
            futures.setdefault(self._future(jobs[name]), []).append(name)
        for future in as_completed(futures):
            results |= dict.fromkeys(futures[future], future.result())
            done = f"{len(results)} of {len(jobs)} made, {len(jobs) - len(results)} left"
            self.tell("render", f"{futures[future][0] or 'blank page'} ({done})")
        for job in jobs.values():
            self._begun.pop(job.key, None)
        return results

    def _future(self, job: Job) -> "Future[Result]":
        if job.key not in self._begun:
            if isinstance(job, LayoutJob):
                load_engine()
            self._begun[job.key] = self._pool.submit(self._make_one, job)
        return self._begun[job.key]

    def _make_one(self, job: Job) -> Result:
        try:
            if isinstance(job, AttachmentJob):
                # With the libraries that it needs, which a cached pack does without.
                from sbpack.render.attachments.fit import fit_attachment  # noqa: PLC0415

                section = fit_attachment(job.data, job.placement)
            else:
                section = self._laid_out(job)
        except SectionFailed as failed:
            return failed
        except AttachmentNotFitted as error:
            return SectionFailed(str(error))
        except MemoryError:
            return SectionFailed(TOO_LARGE, may_succeed_alone=True)
        if self._kept:
            self._kept.put(job.key, section_bytes(section))
        return section

    def _cached(self, job: Job) -> SectionPdf | None:
        data = self._kept.get(job.key) if self._kept else None
        try:
            return None if data is None else read_section(data)
        except DamagedSection:
            return None

    def _laid_out(self, job: LayoutJob) -> SectionPdf:
        process = self._free.get()
        try:
            return process.lay_out(job.html, job.pictures, f"{job.name}/")
        finally:
            self._free.put(process)


def _length(job: Job) -> int:
    return len(job.data if isinstance(job, AttachmentJob) else job.html)


def _processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
