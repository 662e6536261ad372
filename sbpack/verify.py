"""Whether a PDF is what it says, as far as the repository at hand can prove it."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sbpack.findings.suggest import series
from sbpack.model.dates import long_date
from sbpack.model.edition import Edition
from sbpack.model.publication import PublishedVolume
from sbpack.rebuild import Rebuilt, rebuild
from sbpack.recorded import Recorded, recorded
from sbpack.render.engine import engine_versions
from sbpack.render.press import Press
from sbpack.sources.embedded_file import embedded_file
from sbpack.sources.repository import FolderRepository, Repository, RevisionRepository, UnknownRevision
from sbpack.sources.two_roots import TwoRoots
from sbpack.write.claim import Claim, read_claim
from sbpack.write.manifest import EMBEDDED_NAME, belong_together

_MOST_NAMED = 5
_TEMPLATES = "templates"
"""Among the versions of the engine: a digest, which tells people nothing."""


@dataclass(frozen=True)
class Verified:
    """What is known of a file."""

    lines: tuple[str, ...]
    """One truth each."""
    is_proven: bool
    """Whether a record or a build proved that no byte of it was touched."""


def verify(repository: FolderRepository | TwoRoots, pdf: bytes, beside: bytes | None, press: Press) -> Verified | None:
    """Return what can be proved of a PDF, None where it is none of ours; `beside` is the pack.json next to it."""
    inside = read_claim(embedded_file(pdf, EMBEDDED_NAME) or b"")
    listing = read_claim(beside or b"")
    claim = inside or listing
    if claim is None:
        return None
    digest = _digest(pdf)
    root = _root(repository, claim.edition)
    known = [one for one in recorded(root, claim.day, claim.edition) if _is_of(one.volume, claim)]
    exact = next((one for one in known if digest in one.volume.files.values()), None)
    meant = exact or next((one for one in known if one.volume.sources_sha256 == claim.sources_sha256), None)
    listed = listing.commit if listing and listing.sources_sha256 == claim.sources_sha256 else ""
    commits = (meant.volume.commit, meant.volume.private_commit) if meant else (listed, "")
    rebuilt = _rebuilt(repository, claim, commits, press, pdf)
    is_same = rebuilt.pdf == pdf
    lines = [
        _is_what(claim),
        *([] if inside else ["damaged: what it carries inside cannot be read; this is what the file beside it says"]),
        _recorded(exact, meant, known),
        *([_beside(pdf, beside)] if beside is not None and not exact else []),
        f"sources: {rebuilt.source}",
        *_rebuilding(pdf, rebuilt, claim, {*meant.volume.files.values()} if meant else set()),
        _verdict(is_recorded=exact is not None, is_same=is_same),
    ]
    return Verified(tuple(lines), exact is not None or is_same)


def _is_of(volume: PublishedVolume, claim: Claim) -> bool:
    return (volume.name, volume.edition) == (claim.volume, claim.edition)


def _is_what(claim: Claim) -> str:
    what = "agenda pack" if claim.volume == "pack" else claim.volume.replace("-", " ")
    return f"it says: {what} of {long_date(claim.day)}, {claim.edition.value} edition"


def _recorded(exact: Recorded | None, meant: Recorded | None, known: Sequence[Recorded]) -> str:
    if exact is not None:
        return f"record: {_named(exact)}, with this very file"
    if meant is not None:
        return f"record: {_named(meant)} from these sources, and its file is another one"
    if known:
        return f"record: {series([_named(one) for one in known])}, none of them from these sources"
    return "record: there is none of such a volume here"


def _named(one: Recorded) -> str:
    volume = one.volume
    version = f"version {volume.version} " if volume.is_pack else ""
    return f"{version}published on {long_date(volume.date)} ({one.where})"


def _beside(pdf: bytes, beside: bytes) -> str:
    belongs = belong_together(pdf, beside)
    return f"beside it: the .json of the same name {'belongs' if belongs else 'does not belong'} to it"


def _root(repository: FolderRepository | TwoRoots, edition: Edition) -> Path:
    """Return the folder that holds the record of an edition."""
    if isinstance(repository, FolderRepository):
        return repository.folder
    return (repository.public if edition is Edition.PUBLIC else repository.private).folder


def _rebuilt(
    repository: FolderRepository | TwoRoots, claim: Claim, commits: tuple[str, str], press: Press, pdf: bytes
) -> Rebuilt:
    """Build a volume again from the commits of the two roots, or where none is known from what lies in the folders."""
    commit, private_commit = commits
    if not commit:
        here = repository.commit()
        state = f"as commit {here[:10]} has them" if here else "not all of them committed"
        return rebuild(repository, claim, f"no commit is known; those in this folder were taken, {state}", press, pdf)
    try:
        public = RevisionRepository(_root(repository, Edition.PUBLIC), commit)
        source: Repository = public
        if isinstance(repository, TwoRoots) and claim.edition is Edition.MEMBERS:
            folder = repository.private.folder
            private = RevisionRepository(folder, private_commit) if private_commit else FolderRepository(folder)
            source = TwoRoots(public, private)
    except UnknownRevision as error:
        return Rebuilt(f"commit {error}, which is not in this repository", reason="its sources are not here")
    beside = f" and, in the private root, commit {private_commit}" if private_commit else ""
    return rebuild(source, claim, f"commit {commit}{beside}", press, pdf)


def _rebuilding(pdf: bytes, rebuilt: Rebuilt, claim: Claim, published: set[str]) -> Iterator[str]:
    """Yield what building it again came to; where that gives another file, every reason that is known."""
    if rebuilt.pdf is None or rebuilt.claim is None:
        yield f"built again: no, {rebuilt.reason}"
        return
    if rebuilt.pdf == pdf:
        yield f"built again: the same bytes{', marked DRAFT' if rebuilt.is_draft else ''}"
        return
    yield f"built again: another file{_where(pdf, rebuilt.pdf)}"
    reasons = [*_other_sources(claim, rebuilt.claim), *_other_engine(claim)]
    yield from reasons
    if _digest(rebuilt.pdf) in published:
        yield "differs: the sources give the file that was published, so that this one was changed"
    elif _digest(pdf) in published and not reasons:
        yield "differs: sources and versions are the same, so that sbpack itself was changed within its version"
    elif not reasons:
        yield "differs: sources and versions are the same, so that the file itself was changed"


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _where(pdf: bytes, other: bytes) -> str:
    first = next((place for place, (one, two) in enumerate(zip(pdf, other, strict=False)) if one != two), None)
    place = min(len(pdf), len(other)) if first is None else first
    return f"; the two part at byte {place + 1:,} of {len(pdf):,}"


def _other_sources(claim: Claim, now: Claim) -> Iterator[str]:
    """Yield a line for each source that is known to be another one; only those of sections are known one by one."""
    if claim.sources_sha256 == now.sources_sha256:
        return
    then, here = dict(claim.sections), dict(now.sections)
    named = [
        *(f"{path} has changed" for path, digest in then.items() if here.get(path, digest) != digest),
        *(f"{path} is not in it any more" for path in then if path not in here),
        *(f"{path} has come to it" for path in here if path not in then),
    ]
    yield from (f"differs: {one}" for one in named)
    if not named:
        yield "differs: members.yaml, a template, or a file that a paper shows has changed"


def _other_engine(claim: Claim) -> Iterator[str]:
    """Yield a line for what lays out pages in another version here."""
    here = engine_versions()
    names = [name for name in dict.fromkeys([*claim.engine, *here]) if claim.engine.get(name) != here.get(name)]
    parts = [
        f"{name} {_version(claim.engine.get(name))} (here {_version(here.get(name))})"
        if name != _TEMPLATES
        else "other templates"
        for name in names
    ]
    more = f" and {len(parts) - _MOST_NAMED} more" if len(parts) > _MOST_NAMED else ""
    if parts:
        yield f"differs: it was made with {', '.join(parts[:_MOST_NAMED])}{more}"


def _version(text: str | None) -> str:
    return (text or "none")[:20]


def _verdict(*, is_recorded: bool, is_same: bool) -> str:
    match is_recorded, is_same:
        case True, True:
            return "untouched: it is the file that was published, and its sources give it again"
        case True, False:
            return "untouched: it is the file that was published, by its SHA-256"
        case False, True:
            return "untouched: its sources give this very file; no record says that it was published"
        case _:
            return "not proven: neither a record nor its sources give this file"
