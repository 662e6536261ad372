"""Editions of a small board as they are given to whoever lays them out, short of their pages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sbpack.board.agenda import Edition
from sbpack.build.checked import Checked, model
from sbpack.build.paginate import pack_assembly, paginate
from sbpack.findings.finding import Finding
from sbpack.packs.pack import MembersPack, Pack
from sbpack.packs.pack_sources import pack_sources
from sbpack.packs.volumes import VolumeKind
from sbpack.read.read_sources import read_sources
from sbpack.render.html.page_numbers import guess_destinations, guess_pages
from sbpack.render.layout.workers import Job, LayoutJob, Workers
from sbpack.render.section import SectionPdf
from sbpack.repository.folder import FolderRepository
from sbpack.repository.views import TwoRoots
from sbpack.write.pack_files import Provenance, embedded_manifest
from tests.part_2.boards import DAY, HELD
from tests.pdf_reading import page_texts

AFTERWARDS = (VolumeKind.MINUTES, VolumeKind.DECISIONS, VolumeKind.ACTIONS)


class RecordingWorkers(Workers):
    """Takes what is to be laid out and keeps it, guessing how many pages it would have."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.taken: dict[str, Job] = {}

    def begin(self, job: Job) -> None:
        """Wait for it to be asked for."""

    def make(self, jobs: Mapping[str, Job]) -> dict[str, SectionPdf]:  # type: ignore[override]
        """Keep it."""
        self.taken |= jobs
        return {name: self._guessed(job) for name, job in jobs.items()}

    def _guessed(self, job: Job) -> SectionPdf:
        if isinstance(job, LayoutJob):
            return SectionPdf(b"", guess_pages(job.html), guess_destinations(job.html))
        return SectionPdf(b"", 1, {})


@dataclass(frozen=True)
class Given:
    """An edition of a volume before it is laid out."""

    pack: Pack = field(compare=False)
    html: dict[str, str]
    """By section id, as it is set at last; of attachments what is said of their pages, and what they show."""
    assembly: str
    """Stamps, banners, bookmarks, metadata."""
    manifest: str
    """The one inside."""
    findings: tuple[Finding, ...] = field(default=(), compare=False)
    """What its build finds in the sources."""

    @property
    def everything(self) -> str:
        """All of it as one text."""
        return "\n".join([*self.html, *self.html.values(), self.assembly, self.manifest])


def modelled_at(root: Path, private: Path | None = None) -> Checked:
    """Read and model a board, with its private root if it has one."""
    public = FolderRepository(root)
    return model(*read_sources(TwoRoots(public, FolderRepository(private)) if private else public))


def given(root: Path, edition: Edition, kind: VolumeKind = VolumeKind.PACK, private: Path | None = None) -> Given:
    """Return an edition of a volume: the pack of the meeting to come, or what comes out after the one behind it."""
    modelled = modelled_at(root, private)
    repository = FolderRepository(root)
    load = (TwoRoots(repository, FolderRepository(private)) if private else repository).read
    pack = modelled.volume(HELD if kind in AFTERWARDS else DAY, edition, kind)
    public = pack.part_1 if isinstance(pack, MembersPack) and pack.part_1 else pack
    workers = RecordingWorkers()
    settled = paginate(public, modelled.sources.kinds, load, workers)
    if public is not pack and any(section.part_2 for section in pack.sections):
        workers = RecordingWorkers()
        settled = paginate(pack, modelled.sources.kinds, load, workers, settled.plan)
    known = modelled.digests(edition)
    digests = {path: known[path] for path in pack_sources(pack, modelled.template_files)}
    return Given(
        pack,
        {name: _shown(job) for name, job in workers.taken.items()},
        repr(pack_assembly(pack, settled)),
        embedded_manifest(pack, settled.plan, Provenance(digests, {})).decode(),
        tuple(modelled.judge(pack)),
    )


def _shown(job: Job) -> str:
    return job.html if isinstance(job, LayoutJob) else "\n".join([repr(job.placement), *page_texts(job.data)])


def said(findings: tuple[Finding, ...]) -> str:
    """Return all that findings say, their places too."""
    return "\n".join(map(repr, findings))
