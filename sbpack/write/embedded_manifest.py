"""The manifest that a pack carries inside."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sbpack.assemble.assembly import PagePlan
from sbpack.packs.pack import AgendaEntry, Pack
from sbpack.write.pack_files import json_bytes


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
