"""The publication record: one entry for each volume that is published, put below those that are there.

- Why a volume is not published.

What was written once is never written anew: git shows a publication as lines added, and the text above an entry is what
a supplement knows of what came before it.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml

from sbpack.board.publication import RECORD_HEAD, PublishedPaper
from sbpack.packs.changes import IssuedItem, IssuedPaper
from sbpack.packs.pack import Pack
from sbpack.packs.volumes import OF_THE_MINUTES


class NotPublished(Exception):  # noqa: N818 - said of a volume
    """A volume cannot be published as things stand."""

    def __init__(self, message: str, help_line: str) -> None:
        """Keep why, and what to do."""
        self.help_line = help_line
        super().__init__(message)


_WIDTH = 120


class _Writer(yaml.SafeDumper):
    """Writes every value as a text, which is how they are read, and nothing by its name."""

    yaml_implicit_resolvers: Mapping[str, object] = {}  # type: ignore[assignment]

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002
        return True


@dataclass(frozen=True)
class Issued:
    """A volume that is about to be published."""

    pack: Pack
    items: tuple[IssuedItem, ...]
    """The agenda as it stands, with all papers."""
    day: date
    note: str
    version: int | None
    """Of the pack, of minutes and sheets; None for a supplement."""
    files: Mapping[str, str]
    """The SHA-256 of each of its files, by name."""
    listing: bytes
    """Its pack.json."""
    earlier: tuple[PublishedPaper, ...] = ()
    """The papers that were published before."""
    continues_at: int | None = None
    """Where the page numbers go on, when that is not after its last page."""
    private_commit: str | None = None
    """The commit of the private root that held what is exempt."""
    recorded: date | None = None
    """The day on which it is recorded, where that is another than `day`."""
    reason: str = ""
    """Why the two differ."""
    confirmed: tuple[str, ...] = ()
    """What both parts say and may be public."""


def with_entry(record: str, issued: Issued) -> str:
    """Return the text of a record, which may be empty, with an entry more; raises NotPublished."""
    entry = yaml.dump(
        [_texts(_entry(issued))], Dumper=_Writer, sort_keys=False, allow_unicode=True, width=_WIDTH, indent=2
    )
    return (record.rstrip("\n") + "\n" if record.strip() else RECORD_HEAD) + entry


def _entry(issued: Issued) -> dict[str, object]:
    listing = json.loads(issued.listing)
    pack = issued.pack
    pages = {
        section.id: (placed["first_page"], placed["last_page"])
        for section, placed in zip(pack.sections, listing["sections"], strict=True)
    }
    first, last = min(page for page, _ in pages.values()), max(page for _, page in pages.values())
    return {
        "volume": pack.volume.name,
        "version": issued.version,
        "edition": pack.edition.value,
        "date": issued.day,
        "recorded": issued.recorded,
        "reason": issued.reason,
        "note": issued.note,
        "commit": listing["commit"],
        "private_commit": issued.private_commit,
        "sources_sha256": listing["sources_sha256"],
        "pages": _range(first, last),
        "continues_at": issued.continues_at,
        "files": [{"file": name, "sha256": digest} for name, digest in issued.files.items()],
        "confirmed": list(issued.confirmed),
        "made_from": list(_made_from(listing)) if pack.volume.kind in OF_THE_MINUTES else None,
        "items": [_item(item, pages, issued) for item in issued.items],
        "engine": listing["engine"],
    }


def _made_from(listing: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    """Yield the files whose text minutes or a sheet hold, each once."""
    files = {section["source"]: section["source_sha256"] for section in listing["sections"]}
    yield from ({"file": name, "sha256": digest} for name, digest in files.items())


def _item(item: IssuedItem, pages: Mapping[str, tuple[int, int]], issued: Issued) -> dict[str, object]:
    here = [pages[paper.section] for paper in item.papers if paper.section in pages]
    return {
        "number": item.number,
        "title": item.title,
        "exempt_title": item.exempt_title,
        "pages": _range(min(first for first, _ in here), max(last for _, last in here)) if here else None,
        "papers": list(_papers(item, pages, issued)),
    }


def _papers(item: IssuedItem, pages: Mapping[str, tuple[int, int]], issued: Issued) -> Iterator[dict[str, object]]:
    for paper in item.papers:
        before = None if paper.section in pages else _before(paper, issued)
        first, last = (before.first_page, before.last_page) if before else pages[paper.section]
        yield {
            "title": paper.title,
            "file": paper.file,
            "part": "2" if paper.is_part_2 else None,
            "chosen": paper.chosen,
            "in": before.volume if before else None,
            "pages": _range(first, last),
            "sha256": paper.sha256,
            "shows": [{"file": name, "sha256": digest} for name, digest in paper.shows],
        }


def _before(paper: IssuedPaper, issued: Issued) -> PublishedPaper:
    """Return where a paper that is not in this volume was published; raises NotPublished."""
    for other in issued.earlier:
        same = paper.file, paper.sha256, paper.chosen, paper.is_part_2
        if (other.file, other.sha256, other.chosen, other.is_part_2) == same:
            return other
    raise NotPublished(
        f"`{paper.file}` is in no volume before this one as it now is, and not in this one either",
        "publish a new version, which holds all papers: add `versions:` to meeting.yaml",
    )


def _range(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}-{last}"


def _texts(value: object) -> object:
    """Return a value with all in it as text, and without what is empty."""
    match value:
        case dict():
            return {key: _texts(one) for key, one in value.items() if one not in (None, "", [])}
        case list():
            return [_texts(one) for one in value]
        case _:
            return str(value)
