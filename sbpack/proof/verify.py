"""Whether a PDF is what it says, as far as the repository at hand can prove it.

- Where the sources of a volume are to be had: from commits that this repository contains, or from what lies there.
- A volume built once more from its sources.
- Every volume of a meeting that is recorded as published: in git, where records prove something, and in the folder.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sbpack.board.agenda import Edition
from sbpack.board.dates import long_date
from sbpack.board.publication import RECORD, SINCE_PUBLICATION, PublishedVolume, read_publication, tag_of
from sbpack.build.checked import UnknownMeeting, model
from sbpack.build.compile import compile_pack
from sbpack.build.pack_cache import BuildOptions, NoPrivateRoot
from sbpack.findings.suggest import series
from sbpack.packs.volumes import NotThere
from sbpack.proof.claim import Claim, other_engine, other_sources, read_claim
from sbpack.read.read_sources import read_sources
from sbpack.render.layout.workers import Workers
from sbpack.repository.commits import is_contained
from sbpack.repository.folder import FolderRepository
from sbpack.repository.git import run_git
from sbpack.repository.paths import MEETINGS, PART_2_RECORD, UnknownRevision, digest_of
from sbpack.repository.repository import Repository
from sbpack.repository.revision import RevisionRepository
from sbpack.repository.views import OneRoot, SourceChanged, TwoRoots
from sbpack.sandbox.embedded_file import embedded_file
from sbpack.text.source_text import read_text
from sbpack.text.yaml_file import read_yaml_map
from sbpack.write.pack_files import EMBEDDED_NAME, belong_together


@dataclass(frozen=True)
class Origin:
    """The sources that a volume is said to be made from."""

    words: str
    repository: Repository | None = None
    """None where they are not to be had."""
    is_kept: bool = False
    """Whether HEAD or a tag contains all of them; only then does a build from them prove anything."""
    reason: str = ""
    """Why they are not to be had."""


def origin_of(repository: FolderRepository | TwoRoots, edition: Edition, commits: tuple[str, str]) -> Origin:
    """Return the sources of an edition at the commits of the two roots; where none is known, as they lie there."""
    public: OneRoot = repository.public if isinstance(repository, TwoRoots) else repository
    private = repository.private if isinstance(repository, TwoRoots) and edition is Edition.MEMBERS else None
    commit, private_commit = commits
    first = _at(public, commit) if commit else _lying(public)
    if private is None or first.repository is None:
        return Origin(first.words, first.repository, first.is_kept, first.reason)
    second = _at(private, private_commit) if private_commit else _lying_apart(private)
    words = f"{first.words} and, in the private root, {second.words}"
    if second.repository is None:
        return Origin(words, reason=second.reason)
    return Origin(words, TwoRoots(first.repository, second.repository), first.is_kept and second.is_kept)


@dataclass(frozen=True)
class _Root:
    words: str
    repository: OneRoot | None = None
    is_kept: bool = False
    reason: str = ""


def _lying(root: OneRoot) -> _Root:
    here = root.commit()
    state = f"as commit {here[:10]} has them" if here else "not all of them committed"
    return _Root(f"no commit is known; those in this folder were taken, {state}", root, here is not None)


def _lying_apart(root: OneRoot) -> _Root:
    here = root.commit()
    state = f"as commit {here[:10]} has it" if here else "not all of it committed"
    return _Root(f"what lies there now, {state}", root, here is not None)


def _at(root: OneRoot, commit: str) -> _Root:
    try:
        found = RevisionRepository(root.folder, commit)
    except UnknownRevision:
        return _Root(f"commit {commit}, which is not in this repository", reason="its sources are not here")
    if not is_contained(root.folder, commit):
        return _Root(
            f"commit {commit}, which neither the branch nor a tag here contains",
            reason="anybody may have made that commit",
        )
    return _Root(f"commit {commit}", found, is_kept=True)


@dataclass(frozen=True)
class Rebuilt:
    """What came of it."""

    pdf: bytes | None = None
    claim: Claim | None = None
    """What it says of itself."""
    reason: str = ""
    """Why there is none."""
    is_draft: bool = False
    """Whether DRAFT stands on its pages."""


def rebuild(repository: Repository, claim: Claim, workers: Workers, pdf: bytes) -> Rebuilt:
    """Build what a PDF says it is; whole packs that were kept are no proof, and are not asked for.

    Where that is another file, its draft is tried: DRAFT stands on its pages, and in nothing that it says of itself.
    """
    try:
        checked = model(*read_sources(repository))
        is_as_published = not claim.volume.endswith(SINCE_PUBLICATION)
        options = BuildOptions(claim.edition, volume=claim.kind, as_published=is_as_published)
        compiled = compile_pack(repository, checked, claim.day, options, workers)
        if compiled.pdf not in (None, pdf) and not compiled.is_draft:
            draft = compile_pack(repository, checked, claim.day, replace(options, draft=True), workers)
            compiled = draft if draft.pdf == pdf else compiled
    except (UnknownMeeting, NotThere, NoPrivateRoot) as error:
        return Rebuilt(reason=str(error))
    except SourceChanged as error:
        return Rebuilt(reason=f"{error.path} changed meanwhile")
    if compiled.pdf is None or compiled.manifest is None:
        names = ", ".join(dict.fromkeys(compiled.stopping))
        return Rebuilt(reason=f"its sources have errors: {names}")
    if compiled.name.removesuffix(SINCE_PUBLICATION) != claim.volume.removesuffix(SINCE_PUBLICATION):
        return Rebuilt(reason=f"its sources give {compiled.name} instead")
    return Rebuilt(compiled.pdf, read_claim(compiled.manifest), is_draft=compiled.is_draft)


@dataclass(frozen=True)
class Recorded:
    """A volume with the place where it is recorded."""

    volume: PublishedVolume
    where: str
    """In words: a file, and the tag that holds it."""
    is_kept: bool
    """Whether HEAD or a tag has it; anybody can write into what merely lies in a folder."""


def recorded(folder: Path, day: date, edition: Edition) -> tuple[Recorded, ...]:
    """Return the volumes of a meeting that a record here names, each once, those that git keeps first.

    Only HEAD and the meeting's tags are asked: a fork that was fetched, or a stash, is nobody's word.
    """
    path = f"{MEETINGS}/{day.isoformat()}/{RECORD if edition is Edition.PUBLIC else PART_2_RECORD}"
    at_tags = {tag: _committed(folder, f"refs/tags/{tag}", path) for tag in _tags(folder, day)}
    places = [
        (path, _committed(folder, "HEAD", path)),
        *((f"{path} at tag {tag}", volumes) for tag, volumes in at_tags.items()),
        (f"{path}, not committed", _recorded_lying(folder, path)),
    ]
    found: dict[str, Recorded] = {}
    for where, volumes in places:
        for key, volume in volumes.items():
            tag = tag_of(day, volume.name, volume.version)
            tagged = f", tag {tag}" if where == path and key in at_tags.get(tag, {}) else ""
            found.setdefault(key, Recorded(volume, where + tagged, is_kept=where != places[-1][0]))
    return tuple(found.values())


def _tags(folder: Path, day: date) -> Iterator[str]:
    names = run_git(folder, "tag", "--list", f"{tag_of(day, 'pack', 1)}*") or b""
    yield from names.decode("utf-8", "surrogateescape").split()


def _committed(folder: Path, revision: str, path: str) -> dict[str, PublishedVolume]:
    return _volumes(path, run_git(folder, "show", f"{revision}:./{path}") or b"")


def _recorded_lying(folder: Path, path: str) -> dict[str, PublishedVolume]:
    here = folder / path
    return _volumes(path, here.read_bytes()) if here.is_file() else {}


def _volumes(path: str, data: bytes) -> dict[str, PublishedVolume]:
    """Return the volumes in a record by all that proves them; none where it cannot be read."""
    text, _ = read_text(path, data)
    node, _ = read_yaml_map(path, text) if text is not None else (None, [])
    publication = read_publication(node, text or "", []) if node is not None else None
    volumes = (*publication.volumes, *publication.after_the_meeting) if publication else ()
    return {_key(volume): volume for volume in volumes}


def _key(volume: PublishedVolume) -> str:
    commits = volume.commit, volume.private_commit
    return str((volume.name, volume.version, volume.edition, volume.date, *commits, sorted(volume.files.items())))


_MOST_NAMED = 5


@dataclass(frozen=True)
class Verified:
    """What is known of a file."""

    lines: tuple[str, ...]
    """One truth each."""
    is_proven: bool
    """Whether a record or a build from what git contains proved that no byte of it was touched."""


def verify(
    repository: FolderRepository | TwoRoots, pdf: bytes, beside: bytes | None, workers: Workers
) -> Verified | None:
    """Return what can be proved of a PDF, None where it is none of ours; `beside` is the pack.json next to it."""
    inside = read_claim(embedded_file(pdf, EMBEDDED_NAME) or b"")
    listing = read_claim(beside or b"")
    claim = inside or listing
    if claim is None:
        return None
    digest = digest_of(pdf)
    root = _root(repository, claim.edition)
    known = [one for one in recorded(root, claim.day, claim.edition) if _is_of(one.volume, claim)]
    exact = next((one for one in known if digest in one.volume.files.values()), None)
    meant = exact or next((one for one in known if one.volume.sources_sha256 == claim.sources_sha256), None)
    listed = listing.commit if listing and listing.sources_sha256 == claim.sources_sha256 else ""
    commits = (meant.volume.commit, meant.volume.private_commit) if meant else (listed, "")
    origin = origin_of(repository, claim.edition, commits)
    rebuilt = rebuild(origin.repository, claim, workers, pdf) if origin.repository else Rebuilt(reason=origin.reason)
    is_same = rebuilt.pdf == pdf
    is_recorded = exact is not None and exact.is_kept
    lines = [
        _is_what(claim),
        *([] if inside else ["damaged: what it carries inside cannot be read; this is what the file beside it says"]),
        _recorded(exact, meant, known),
        *_contradicted(meant, known),
        *([_beside(pdf, beside)] if beside is not None and not exact else []),
        f"sources: {origin.words}",
        *_rebuilding(pdf, rebuilt, claim, {*meant.volume.files.values()} if meant and meant.is_kept else set()),
        _verdict(is_recorded=is_recorded, is_same=is_same, is_kept=origin.is_kept),
    ]
    return Verified(tuple(lines), is_recorded or (is_same and origin.is_kept))


def _is_of(volume: PublishedVolume, claim: Claim) -> bool:
    return (volume.name, volume.edition) == (claim.volume.removesuffix(SINCE_PUBLICATION), claim.edition)


def _is_what(claim: Claim) -> str:
    name = claim.volume.removesuffix(SINCE_PUBLICATION)
    what = "agenda pack" if name == "pack" else name.replace("-", " ")
    since = "" if name == claim.volume else ", not as it was published"
    return f"it says: {what} of {long_date(claim.day)}, {claim.edition.value} edition{since}"


def _recorded(exact: Recorded | None, meant: Recorded | None, known: Sequence[Recorded]) -> str:
    if exact is not None:
        return f"record: {_named(exact)}, with this very file"
    if meant is not None:
        return f"record: {_named(meant)} from these sources, and its file is another one"
    if known:
        return f"record: {series([_named(one) for one in known[:_MOST_NAMED]])}, none of them from these sources"
    return "record: there is none of such a volume here"


def _contradicted(meant: Recorded | None, known: Sequence[Recorded]) -> Iterator[str]:
    """Yield a line for each record of the same version that names other files."""
    if meant is None:
        return
    same = [one for one in known if one.volume.version == meant.volume.version]
    others = [one for one in same if one.volume.files != meant.volume.files]
    yield from (f"record: {_named(one)} with another file" for one in others[:_MOST_NAMED])


def _named(one: Recorded) -> str:
    volume = one.volume
    version = f"version {volume.version} " if volume.is_pack else ""
    recorded = f", recorded on {long_date(volume.recorded)}" if volume.recorded else ""
    return f"{version}published on {long_date(volume.date)}{recorded} ({one.where})"


def _beside(pdf: bytes, beside: bytes) -> str:
    belongs = belong_together(pdf, beside)
    return f"beside it: the .json of the same name {'belongs' if belongs else 'does not belong'} to it"


def _root(repository: FolderRepository | TwoRoots, edition: Edition) -> Path:
    """Return the folder that holds the record of an edition."""
    if isinstance(repository, FolderRepository):
        return repository.folder
    return (repository.public if edition is Edition.PUBLIC else repository.private).folder


def _rebuilding(pdf: bytes, rebuilt: Rebuilt, claim: Claim, published: set[str]) -> Iterator[str]:
    """Yield what building it again came to; where that gives another file, every reason that is known."""
    if rebuilt.pdf is None or rebuilt.claim is None:
        yield f"built again: no, {rebuilt.reason}"
        return
    if rebuilt.pdf == pdf:
        yield f"built again: the same bytes{', marked DRAFT' if rebuilt.is_draft else ''}"
        return
    yield f"built again: another file{_where(pdf, rebuilt.pdf)}"
    reasons = [*other_sources(claim, rebuilt.claim), *other_engine(claim)]
    yield from reasons
    if reasons:
        return
    if digest_of(rebuilt.pdf) in published:
        yield "differs: the sources give the file that was published, so that this one was changed"
    elif digest_of(pdf) in published:
        yield "differs: sources and versions are the same, so that sbpack itself was changed within its version"
    else:
        yield "differs: sources and versions are the same, so that the file or sbpack itself was changed"


def _where(pdf: bytes, other: bytes) -> str:
    first = next((place for place, (one, two) in enumerate(zip(pdf, other, strict=False)) if one != two), None)
    place = min(len(pdf), len(other)) if first is None else first
    return f"; the two part at byte {place + 1:,} of {len(pdf):,}"


def _verdict(*, is_recorded: bool, is_same: bool, is_kept: bool) -> str:
    match is_recorded, is_same, is_kept:
        case True, True, True:
            return "untouched: it is the file that was published, and its sources give it again"
        case True, _, _:
            return "untouched: it is the file that was published, by its SHA-256"
        case False, True, True:
            return "untouched: its sources give this very file; no committed record says that it was published"
        case False, True, False:
            return "not proven: what lies here gives this very file, and no commit holds all of that"
        case _:
            return "not proven: neither a committed record nor its sources give this file"
