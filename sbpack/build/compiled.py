"""What a build is asked for, and what it comes to."""

from dataclasses import dataclass
from datetime import date

from sbpack.board.agenda import Edition
from sbpack.findings.finding import Finding
from sbpack.packs.volumes import PACK, VolumeKind


@dataclass(frozen=True)
class BuildOptions:
    """What an officer may ask of a build."""

    edition: Edition = Edition.PUBLIC
    draft: bool = False
    """Whether to mark every page DRAFT though nothing is wrong."""
    volume: VolumeKind = VolumeKind.PACK
    """Which file of the meeting is asked for."""
    as_published: bool = False
    """Whether it is made to be published, or to be held against what was, and so says nothing of earlier ones."""
    as_of: date | None = None
    """The day as of which the sources are judged, instead of that of publication."""


class NoPrivateRoot(Exception):  # noqa: N818 - said of a build
    """What members read lies in a private root that is not named."""


@dataclass(frozen=True)
class Compiled:
    """A pack ready to be written, or the reasons why there is none."""

    findings: tuple[Finding, ...]
    pdf: bytes | None = None
    manifest: bytes | None = None
    page_count: int = 0
    is_draft: bool = False
    has_errors: bool = False
    """Whether any finding is an error."""
    stopping: tuple[str, ...] = ()
    """The rules of the findings for which no pack can be made."""
    name: str = PACK.name
    """Of the volume, as its files are called."""
