"""Packs of one repository, one after another: as they were kept, or anew from a board that is read once."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from sbpack.build.pack_cache import BuildOptions, Compiled, PackCache
from sbpack.findings.finding import Finding
from sbpack.render.engine import engine_identity
from sbpack.render.layout.workers import Workers
from sbpack.repository.cache import KeptFiles
from sbpack.repository.paths import meeting_days
from sbpack.repository.repository import Repository
from sbpack.text.source_text import read_text

if TYPE_CHECKING:
    from sbpack.build.checked import Checked


class PackBuilder:
    """Builds packs. Parsing, modelling and checking are imported when there is a pack that was not kept."""

    def __init__(self, repository: Repository, workers: Workers, kept: KeptFiles | None) -> None:
        """Take the sources, what makes sections, and where packs are kept, if anywhere."""
        self._repository = repository
        self._workers = workers
        self._kept = PackCache(kept, repository) if kept else None
        self._files = kept
        self._checked: Checked | None = None

    def read(self, path: str) -> bytes:
        """Return the bytes of a source."""
        return self._repository.read(path)

    def today(self) -> date:
        """Return the day that counts as today."""
        return self._repository.today()

    def days(self) -> tuple[date, ...]:
        """Return the days of all meetings."""
        return meeting_days(self._repository.paths())

    def build(self, day: date, options: BuildOptions) -> Compiled:
        """Return the pack of a day, or why there is none; raises UnknownMeeting, NotThere, SourceChanged."""
        found = self._kept.get(day, options) if self._kept else None
        if found is not None:
            self._workers.tell("assemble", f"{found.page_count} pages, nothing changed")
            return found
        # They take longer to import than a pack takes that was kept.
        from sbpack.build.compile import compile_pack  # noqa: PLC0415

        compiled = compile_pack(self._repository, self.checked(), day, options, self._workers)
        if self._kept:
            self._kept.put(day, options, compiled)
        return compiled

    def texts(self, findings: tuple[Finding, ...]) -> Mapping[str, str]:
        """Return the texts of the files in which something was found, to show lines of them."""
        if self._checked is not None:
            return self._checked.sources.texts
        known = self._repository.paths()
        spans = [span for one in findings for span in (one.span, *one.also, *(other.span for other in one.related))]
        paths = {span.path for span in spans} & {*known}
        read = {path: read_text(path, self._repository.read(path))[0] for path in paths}
        return {path: text for path, text in read.items() if text is not None}

    def checked(self) -> "Checked":
        """Return the board, read and checked once."""
        if self._checked is None:
            from sbpack.build.checked import model  # noqa: PLC0415
            from sbpack.read.read_sources import read_sources  # noqa: PLC0415
            from sbpack.repository.cache import KeptProbes  # noqa: PLC0415

            known = KeptProbes(self._files, engine_identity) if self._files else None
            self._workers.tell("read", "every source with its places")
            sources, found = read_sources(self._repository, known)
            self._workers.tell("model", f"{len(sources.meetings)} meetings")
            self._checked = model(sources, found)
            if self._kept and not self._kept.are_current():
                # What is made now must not be found again under the name of what was there before.
                self._kept = None
        return self._checked
