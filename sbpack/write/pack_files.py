"""The two files of a volume, the PDF and its manifest, and the manifest that the PDF carries inside."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from sbpack.assemble.assembly import PagePlan
from sbpack.board.agenda import Edition
from sbpack.packs.pack import AgendaEntry, Pack
from sbpack.write.files import locked, replace_files

EMBEDDED_NAME = "manifest.json"
"""What the manifest inside a pack is called: not pack.json, which whoever saves it there would overwrite."""


def manifest(embedded: bytes, pdf: bytes, commit: str | None) -> bytes:
    """Return pack.json: what the pack carries inside, its own digest, and the commit that holds its sources.

    `commit` is None when the tree is not clean: then no commit tells what was in it.
    """
    content = json.loads(embedded)
    about = {name: content.pop(name) for name in ("meeting", "edition", "pages")}
    digests = {"sha256": hashlib.sha256(pdf).hexdigest(), "sources_sha256": content.pop("sources_sha256")}
    return json_bytes({**about, **digests, "commit": commit, **content})


def with_commit(listing: bytes, commit: str | None) -> bytes:
    """Return a pack.json that names another commit, which holds the same sources."""
    return json_bytes({**json.loads(listing), "commit": commit})


def belong_together(pdf: bytes, listing: bytes) -> bool:
    """Whether a pack is the one that a pack.json was written for; whatever is no pack.json belongs to none."""
    try:
        content = json.loads(listing)
    except (ValueError, RecursionError):
        return False
    return isinstance(content, dict) and content.get("sha256") == hashlib.sha256(pdf).hexdigest()


def json_bytes(content: Mapping[str, object]) -> bytes:
    """Write a manifest as people may read it too."""
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


@dataclass(frozen=True)
class PackFiles:
    """The two files of one volume in one edition."""

    folder: Path
    name: str = "pack"
    """Of the volume: `pack`, `supplement-1`."""
    edition: Edition = Edition.PUBLIC

    @property
    def pdf(self) -> Path:
        """The volume."""
        return self.folder / f"{self._stem}.pdf"

    @property
    def manifest(self) -> Path:
        """What it says of itself, beside it."""
        return self.folder / f"{self._stem}.json"

    @property
    def _stem(self) -> str:
        return self.name if self.edition is Edition.PUBLIC else f"{self.name}-{self.edition.value}"


def write_pack(files: PackFiles, pdf: bytes, listing: bytes) -> None:
    """Replace the PDF and its manifest. The PDF comes last: as long as not all is done, the old one is there."""
    replace_files({files.manifest: listing, files.pdf: pdf})


def is_torn(files: PackFiles) -> bool:
    """Whether a folder holds a PDF that does not belong to the manifest beside it, or has none."""
    try:
        with locked(files.folder):
            if not files.pdf.is_file():
                return False
            listing = files.manifest.read_bytes() if files.manifest.is_file() else b""
            return not belong_together(files.pdf.read_bytes(), listing)
    except OSError:  # nothing is there, or nobody may look
        return False


@dataclass(frozen=True)
class Provenance:
    """What an edition was made from, and by what."""

    digests: Mapping[str, str]
    """The SHA-256 of each of its source files, by path."""
    engine: Mapping[str, str]
    """The versions of the libraries that decide how a page looks."""


def embedded_manifest(pack: Pack, plan: PagePlan, provenance: Provenance) -> bytes:
    """Return the manifest that a pack carries inside.

    It has no digest of the pack, which cannot hold its own, and no commit: one that touched nothing of this pack would
    make another file of it.
    """
    return json_bytes(
        {
            "meeting": pack.date.isoformat(),
            "edition": pack.edition.value,
            "pages": plan.page_count,
            "sources_sha256": sources_digest(provenance.digests),
            "volume": pack.volume.name,
            "engine": dict(provenance.engine),
            "items": [_item(entry, plan) for entry in pack.agenda],
            "sections": list(_sections(pack, plan, provenance.digests)),
        }
    )


def sources_digest(digests: Mapping[str, str]) -> str:
    """Return one SHA-256 over the paths and digests of all sources, in the form that `sha256sum` prints them."""
    lines = "".join(f"{digest}  {path}\n" for path, digest in sorted(digests.items()))
    return hashlib.sha256(lines.encode(errors="surrogateescape")).hexdigest()


def _item(entry: AgendaEntry, plan: PagePlan) -> dict[str, object]:
    pages = plan.range_of(entry.sections)
    exempt = plan.range_of(entry.exempt.sections) if entry.exempt else None
    return {
        "number": entry.number,
        "title": entry.title,
        "first_page": pages[0] if pages else None,
        "last_page": pages[1] if pages else None,
        "part_2": {"first_page": exempt[0], "last_page": exempt[1]} if exempt else None,
        "items": [_item(sub_entry, plan) for sub_entry in entry.items],
    }


def _sections(pack: Pack, plan: PagePlan, digests: Mapping[str, str]) -> Iterable[dict[str, object]]:
    for section in pack.sections:
        placement = plan[section.id]
        yield {
            "kind": section.kind,
            "source": section.source,
            "source_sha256": digests[section.source],
            "first_page": placement.first_page,
            "last_page": placement.last_page,
        }
