"""Pack.json: what is in a pack and what it was made from."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sbpack.assemble.page_plan import PagePlan
from sbpack.model.pack import AgendaEntry, Pack


@dataclass(frozen=True)
class Provenance:
    """What an edition was made from, and by what."""

    digests: Mapping[str, str]
    """The SHA-256 of each of its source files, by path."""
    commit: str | None
    """None when the tree is not clean: then no commit tells what was in it."""
    engine: Mapping[str, str]
    """The versions of the libraries that decide how a page looks."""


def manifest(pack: Pack, plan: PagePlan, pdf: bytes, provenance: Provenance) -> bytes:
    """Return pack.json."""
    content = {
        "meeting": pack.date.isoformat(),
        "edition": pack.edition.value,
        "pages": plan.page_count,
        "sha256": hashlib.sha256(pdf).hexdigest(),
        "sources_sha256": sources_digest(provenance.digests),
        "commit": provenance.commit,
        "engine": dict(provenance.engine),
        "items": [_item(entry, plan) for entry in pack.agenda],
        "sections": list(_sections(pack, plan, provenance.digests)),
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def sources_digest(digests: Mapping[str, str]) -> str:
    """Return one SHA-256 over the paths and digests of all sources, in the form that `sha256sum` prints them."""
    lines = "".join(f"{digest}  {path}\n" for path, digest in sorted(digests.items()))
    return hashlib.sha256(lines.encode(errors="surrogateescape")).hexdigest()


def _item(entry: AgendaEntry, plan: PagePlan) -> dict[str, object]:
    pages = plan.range_of(entry.sections)
    return {
        "number": entry.number,
        "title": entry.title,
        "first_page": pages[0] if pages else None,
        "last_page": pages[1] if pages else None,
        "part_2": None,
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
