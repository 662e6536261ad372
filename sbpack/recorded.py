"""Every volume that a repository has recorded as published: in its folder, and in all that git keeps."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sbpack.model.edition import Edition
from sbpack.model.publication import RECORD, Publication, PublishedVolume, tag_of
from sbpack.model.read_publication import read_publication
from sbpack.sources.git import run_git
from sbpack.sources.part_2 import PART_2_RECORD
from sbpack.sources.repository import MEETINGS
from sbpack.sources.text_file import read_text
from sbpack.sources.yaml_file import read_yaml_map

_MOST_VERSIONS = 500
"""Of one record: a meeting is not published more often."""


@dataclass(frozen=True)
class Recorded:
    """A volume with the place where it is recorded."""

    volume: PublishedVolume
    where: str
    """In words: a file, and the commit that has it where the folder does not."""


def recorded(folder: Path, day: date, edition: Edition) -> tuple[Recorded, ...]:
    """Return the volumes of a meeting that any record here names, those in the folder first, each once."""
    name = RECORD if edition is Edition.PUBLIC else PART_2_RECORD
    found: dict[tuple[str, int, str, str], Recorded] = {}
    for where, publication in _publications(folder, f"{MEETINGS}/{day.isoformat()}/{name}"):
        for volume in publication.volumes:
            key = volume.name, volume.version, volume.commit, str(sorted(volume.files.items()))
            found.setdefault(key, Recorded(volume, where + _tagged(folder, tag_of(day, volume.name, volume.version))))
    return tuple(found.values())


def _tagged(folder: Path, tag: str) -> str:
    """Return the tag of a volume's record where git has it."""
    is_there = run_git(folder, "rev-parse", "--quiet", "--verify", f"refs/tags/{tag}") is not None
    return f", tag {tag}" if is_there else ""


def _publications(folder: Path, path: str) -> Iterator[tuple[str, Publication]]:
    here = folder / path
    if here.is_file() and (publication := _read(path, here.read_bytes())):
        yield path, publication
    commits = run_git(folder, "log", "--all", f"--max-count={_MOST_VERSIONS}", "--format=%H", "--", path) or b""
    for commit in commits.decode("ascii").split():
        data = run_git(folder, "show", f"{commit}:./{path}")
        if data is not None and (publication := _read(path, data)):
            yield f"{path} at commit {commit[:10]}", publication


def _read(path: str, data: bytes) -> Publication | None:
    """Return a record, None where it cannot be read."""
    text, _ = read_text(path, data)
    node, _ = read_yaml_map(path, text) if text is not None else (None, [])
    return read_publication(node, text or "", []) if node is not None else None
