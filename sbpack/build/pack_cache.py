"""Packs kept from build to build: where no source changed, nothing is parsed, checked or joined again."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date

from sbpack.board.agenda import Edition
from sbpack.findings.finding import Finding, finding_of, plain
from sbpack.packs.volumes import PACK, VolumeKind
from sbpack.render.engine import engine_identity
from sbpack.repository.cache import KeptFiles
from sbpack.repository.paths import MEMBERS, PUBLIC_REPOSITORY, OutsideRoot
from sbpack.repository.repository import Repository
from sbpack.repository.views import public_root
from sbpack.write.pack_files import with_commit


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


class PackCache:
    """The packs of one state of a repository.

    All that a pack may depend on is in its key: the names and bytes of all sources, the program and its libraries, and
    what was asked for. So it is found as it would be made.
    """

    def __init__(self, kept: KeptFiles, repository: Repository) -> None:
        """Read every source of a repository."""
        self._kept = kept
        self._repository = repository
        self._state = _state(repository)

    def get(self, day: date, options: BuildOptions) -> Compiled | None:
        """Return the pack of a day, if it was made from these very sources."""
        data = self._kept.get(self._key(day, options))
        if data is None:
            return None
        head, _, pdf = data.partition(b"\n")
        try:
            values = json.loads(head)
            findings = tuple(map(finding_of, values["findings"]))
            listing = with_commit(values["manifest"].encode(), self._commit(options.edition))
            is_draft, page_count = bool(values["is_draft"]), int(values["page_count"])
            return Compiled(findings, pdf, listing, page_count, is_draft, name=str(values["name"]))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return None

    def put(self, day: date, options: BuildOptions, compiled: Compiled) -> None:
        """Keep a pack; one with errors is made anew each time, for some errors come of a machine that was busy."""
        if compiled.pdf is None or compiled.manifest is None or compiled.has_errors:
            return
        head = {
            "findings": list(map(plain, compiled.findings)),
            "manifest": compiled.manifest.decode(),
            "page_count": compiled.page_count,
            "is_draft": compiled.is_draft,
            "name": compiled.name,
        }
        self._kept.put(self._key(day, options), json.dumps(head).encode("ascii") + b"\n" + compiled.pdf)

    def are_current(self) -> bool:
        """Whether the sources still are what they were when the packs were asked for first."""
        return _state(self._repository) == self._state

    def _commit(self, edition: Edition) -> str | None:
        """Return the commit that holds the sources; none where they changed since they were read."""
        is_public = edition is Edition.PUBLIC
        commit = (public_root(self._repository) if is_public else self._repository).commit()
        return commit if commit and self.are_current() else None

    def _key(self, day: date, options: BuildOptions) -> str:
        days = [day.isoformat(), options.as_of.isoformat() if options.as_of else ""]
        asked = [*days, options.edition.value, options.draft, options.volume.value, options.as_published]
        return json.dumps(["pack", engine_identity(), self._state, asked])


def _untracked(repository: Repository) -> list[str]:
    """Return the files that git does not keep, of a repository that says whether it is public."""
    if MEMBERS not in repository.paths() or PUBLIC_REPOSITORY.encode() not in repository.read(MEMBERS):
        return []
    tracked = repository.tracked()
    return sorted({*repository.paths()} - (tracked if tracked is not None else {*repository.paths()}))


def _state(repository: Repository) -> str:
    """Return one digest over every source, read or not, and over the names beside them."""
    sources = []
    for path in repository.paths():
        try:
            digest = hashlib.sha256(repository.read(path)).hexdigest()
        except (OSError, OutsideRoot) as error:
            digest = type(error).__name__
        sources.append((path, digest))
    # Which of them lie in a private root, and which git keeps, decides what is exempt and what is wrong.
    apart = [sorted(repository.private_paths()), sorted(repository.in_both()), _untracked(repository)]
    # As JSON: a name may hold whatever else would stand between two of them.
    return hashlib.sha256(json.dumps([sources, repository.beside(), apart]).encode("ascii")).hexdigest()
