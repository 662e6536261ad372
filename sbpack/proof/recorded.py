"""Every volume of a meeting that is recorded as published: in git, where records prove something, and in the folder."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sbpack.model.edition import Edition
from sbpack.model.publication import RECORD, PublishedVolume, tag_of
from sbpack.model.read_publication import read_publication
from sbpack.sources.git import run_git
from sbpack.sources.part_2 import PART_2_RECORD
from sbpack.sources.repository import MEETINGS
from sbpack.sources.text_file import read_text
from sbpack.sources.yaml_file import read_yaml_map


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
        (f"{path}, not committed", _lying(folder, path)),
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


def _lying(folder: Path, path: str) -> dict[str, PublishedVolume]:
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
