"""The publication record: what was put before the board and the public, and when."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sbpack.findings.span import Span
from sbpack.model.edition import Edition

RECORD = "publication.yaml"
RECORD_HEAD = """\
# Written by `sbpack publish`: what was published of this meeting, when, and from what.
# `sbpack verify` proves copies by it, and supplements go on from it. It is not to be edited.
published:
"""
"""How a record begins."""
SINCE_PUBLICATION = "-since-publication"
"""How the name of a volume ends that is not as it was published."""


def tag_of(meeting: datetime.date, volume: str, version: int) -> str:
    """Return what git calls the commit of a volume's record: `pack-2023-12-06-v2`, `pack-2023-12-06-supplement-1`."""
    name = "" if volume == "pack" else f"-{volume}"
    return f"pack-{meeting.isoformat()}{name}{'' if version == 1 else f'-v{version}'}"


@dataclass(frozen=True)
class PublishedPaper:
    """A paper as it was published; minutes and matters arising count as papers of their items."""

    title: str
    file: str
    """From the root."""
    sha256: str
    volume: str
    """The name of the volume that holds it: `pack`, `supplement-1`."""
    first_page: int
    last_page: int
    shows: tuple[tuple[str, str], ...] = ()
    """The tables and pictures in it, each with its SHA-256."""
    chosen: str = ""
    """Which pages of an attached PDF."""
    is_part_2: bool = False
    """Whether it is exempt; only in the record of the members' edition."""
    span: Span = field(default=Span(""), compare=False)


@dataclass(frozen=True)
class PublishedItem:
    """An agenda item as it was published, with every paper that had come until then."""

    number: str
    title: str
    papers: tuple[PublishedPaper, ...] = ()
    exempt_title: str = ""
    """What members read of its exempt business; only in their record."""
    span: Span = field(default=Span(""), compare=False)


@dataclass(frozen=True)
class PublishedVolume:
    """One volume that was published: a version of the pack, a supplement, the minutes or a sheet."""

    name: str
    """`pack`, `supplement-1`, `minutes`, `decisions`, `actions`."""
    version: int
    edition: Edition
    date: datetime.date
    note: str
    commit: str
    """The commit that held its sources."""
    private_commit: str
    """The commit of the private root that held what is exempt; empty where there is none."""
    sources_sha256: str
    first_page: int
    last_page: int
    continues_at: int
    """The first page of whatever comes next: after the last page of the longer edition."""
    files: Mapping[str, str]
    """The SHA-256 of each of its files, by name."""
    engine: Mapping[str, str]
    items: tuple[PublishedItem, ...]
    """The agenda as it then stood."""
    span: Span
    recorded: datetime.date | None = None
    """The day on which it was recorded, where that is not the day of publication."""
    reason: str = ""
    """Why the two differ."""
    made_from: tuple[tuple[str, str], ...] = ()
    """Of minutes and sheets: the files whose text they hold, each with its SHA-256."""
    confirmed: tuple[str, ...] = ()
    """What both parts say and may be public; only in the record of the members' edition."""
    before_sha256: str = ""
    """The SHA-256 of the record as it was before."""

    @property
    def is_pack(self) -> bool:
        """Whether it is a version of the pack."""
        return self.name == "pack"

    @property
    def is_supplement(self) -> bool:
        """Whether it is a supplement to the pack."""
        return self.name.startswith("supplement-")

    def papers(self) -> Iterator[PublishedPaper]:
        """Yield every paper that had been published until then."""
        for item in self.items:
            yield from item.papers


@dataclass(frozen=True)
class Publication:
    """Everything that was published of one meeting, in order."""

    path: str
    volumes: tuple[PublishedVolume, ...]
    """The versions of its pack and the supplements, in order."""
    after_the_meeting: tuple[PublishedVolume, ...] = ()
    """Minutes and sheets, in order."""

    def last_of(self, name: str) -> PublishedVolume | None:
        """Return the volume of a name that was published last."""
        known = (*self.volumes, *self.after_the_meeting)
        return next((volume for volume in reversed(known) if volume.name == name), None)

    @property
    def packs(self) -> tuple[PublishedVolume, ...]:
        """The versions of its pack."""
        return tuple(volume for volume in self.volumes if volume.is_pack)

    @property
    def supplements(self) -> tuple[PublishedVolume, ...]:
        """Its supplements."""
        return tuple(volume for volume in self.volumes if volume.is_supplement)
