"""Whether a PDF is what it says, as far as the repository at hand can prove it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sbpack.findings.suggest import series
from sbpack.model.dates import long_date
from sbpack.model.edition import Edition
from sbpack.model.publication import SINCE_PUBLICATION, PublishedVolume
from sbpack.proof.claim import Claim, read_claim
from sbpack.proof.differences import other_engine, other_sources
from sbpack.proof.origin import origin_of
from sbpack.proof.rebuild import Rebuilt, rebuild
from sbpack.proof.recorded import Recorded, recorded
from sbpack.render.press import Press
from sbpack.sources.embedded_file import embedded_file
from sbpack.sources.repository import FolderRepository
from sbpack.sources.source_digest import digest_of
from sbpack.sources.two_roots import TwoRoots
from sbpack.write.manifest import EMBEDDED_NAME, belong_together

_MOST_NAMED = 5


@dataclass(frozen=True)
class Verified:
    """What is known of a file."""

    lines: tuple[str, ...]
    """One truth each."""
    is_proven: bool
    """Whether a record or a build from what git contains proved that no byte of it was touched."""


def verify(repository: FolderRepository | TwoRoots, pdf: bytes, beside: bytes | None, press: Press) -> Verified | None:
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
    rebuilt = rebuild(origin.repository, claim, press, pdf) if origin.repository else Rebuilt(reason=origin.reason)
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
