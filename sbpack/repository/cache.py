"""Files kept from build to build, each by a key that stands for all that it was made from.

- Probes kept from run to run, so that a check does not open twenty years of attachments again.

The folder may be deleted at any time. Several builds may use it at once: a file is put there whole, and one that goes
while it is wanted is made again. A disk that cannot be written or read is the same as an empty folder.
"""

import hashlib
import json
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

from sbpack.sandbox.probe import Flaw, PageFlaw, Probe

MOST = 500_000_000
"""Bytes that are kept: some 5,000 papers, or 50 packs of 1,000 pages."""
_LEFT = 0.8
"""The share of them that is left when there were more, so that not every build clears up."""


def default_folder() -> Path:
    """Return where files are kept: the folder that the system has for such things, `~/.cache/sbpack` on Linux."""
    return user_cache_path("sbpack", appauthor=False)


class KeptFiles:
    """The files in one folder, which is made when there is something to keep."""

    def __init__(self, folder: Path, most: int = MOST) -> None:
        """Use a folder; `most` is its bound in bytes."""
        self._folder = folder
        self._most = most
        self._has_grown = False

    def get(self, key: str) -> bytes | None:
        """Return what was put under a key; what is damaged is deleted and is none."""
        path = self._path(key)
        try:
            data = path.read_bytes()
        except OSError:
            return None
        first, _, content = data.partition(b"\n")
        if first != _seal(key, content):
            self.discard(key)
            return None
        with suppress(OSError):
            # What was wanted lately is deleted last.
            os.utime(path)
        return content

    def put(self, key: str, content: bytes) -> None:
        """Keep something; it appears whole or not at all."""
        path = self._path(key)
        staged = ""
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor, staged = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
            with os.fdopen(descriptor, "wb") as file:
                file.write(_seal(key, content) + b"\n")
                file.write(content)
            Path(staged).replace(path)
            self._has_grown = True
        except OSError:
            with suppress(OSError):
                Path(staged).unlink()

    def discard(self, key: str) -> None:
        """Delete what is kept under a key."""
        with suppress(OSError):
            self._path(key).unlink()

    def clear_up(self) -> None:
        """Delete what was not wanted for longest, where there is more than the bound; does nothing unless it grew."""
        if not self._has_grown:
            return
        self._has_grown = False
        files = sorted(self._files())
        size = sum(length for _, length, _ in files)
        if size <= self._most:
            return
        for _, length, path in files:
            if size <= self._most * _LEFT:
                return
            with suppress(OSError):
                Path(path).unlink()
            size -= length

    def _path(self, key: str) -> Path:
        name = hashlib.sha256(key.encode()).hexdigest()
        return self._folder / name[:2] / name[2:]

    def _files(self) -> list[tuple[float, int, str]]:
        """Return when each file was last wanted, its size and its path; debris of builds that were killed too."""
        found: list[tuple[float, int, str]] = []
        for folder in self._folder.glob("??"):
            with suppress(OSError), os.scandir(folder) as files:
                for file in files:
                    with suppress(OSError):
                        seen = file.stat(follow_symlinks=False)
                        found.append((seen.st_mtime, seen.st_size, file.path))
        return found


def _seal(key: str, content: bytes) -> bytes:
    """Return the line by which a file is known to be whole, and the one that was put under its key."""
    return hashlib.sha256(key.encode() + b"\n" + content).hexdigest().encode("ascii")


class KeptProbes:
    """Probes in the folder in which builds keep sections too, by the digest of what was probed."""

    def __init__(self, kept: KeptFiles, identity: Callable[[], str]) -> None:
        """Say where they are kept, and how to learn which program and libraries they are made by."""
        self._kept = kept
        self._identity = identity

    def get(self, kind: str, digest: str) -> Probe | None:
        """Return what is known of a file, if it is."""
        data = self._kept.get(self._key(kind, digest))
        try:
            return None if data is None else _probe(json.loads(data))
        except (ValueError, TypeError, KeyError):
            return None

    def put(self, kind: str, digest: str, probe: Probe) -> None:
        """Keep what another run would find out as well."""
        self._kept.put(self._key(kind, digest), json.dumps(asdict(probe)).encode("ascii"))

    def _key(self, kind: str, digest: str) -> str:
        return json.dumps(["probe", self._identity(), kind, digest])


def _probe(values: dict[str, Any]) -> Probe:
    match values:
        case {"page_count": int(count), "width": int() | float() as width, "height": int() | float() as height}:
            flaws = tuple(
                PageFlaw(int(one["page"]), Flaw(one["kind"]), int(one["words"]), int(one["from_top"]))
                for one in values["flaws"]
            )
            is_restricted = values["is_restricted"] is True
            return Probe(count, width, height, str(values["problem"]), str(values["help"]), is_restricted, flaws)
        case _:
            raise ValueError("it is no probe")
