"""What a PDF says of itself, read as anybody may have written it."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sbpack.model.edition import Edition
from sbpack.model.volume import VolumeKind

_DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)
_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}", re.ASCII)
_NAME = re.compile(r"(?P<kind>[a-z]+)(?:-[1-9]\d{0,3})?(?:-since-publication)?", re.ASCII)
_LONGEST = 300
"""Characters of a path or a version."""
_MOST = 10_000


@dataclass(frozen=True)
class Claim:
    """What a manifest says; nothing of it is certain."""

    day: date
    edition: Edition
    kind: VolumeKind
    volume: str
    """The name of the volume: `pack`, `supplement-1`."""
    sources_sha256: str
    engine: Mapping[str, str]
    sections: tuple[tuple[str, str], ...]
    """The file that each section was written in, with its SHA-256."""
    commit: str = ""
    """Only beside a pack: the commit that held its sources."""


def read_claim(data: bytes) -> Claim | None:
    """Return what a manifest says, None where it is none of ours."""
    try:
        content = json.loads(data)
        name = _text(content.get("volume", "pack"))
        match = _NAME.fullmatch(name)
        return Claim(
            day=date.fromisoformat(_text(content["meeting"])),
            edition=Edition(content["edition"]),
            kind=VolumeKind(match["kind"] if match else ""),
            volume=name,
            sources_sha256=_matching(content["sources_sha256"], _DIGEST),
            engine={_text(library): _text(version) for library, version in list(content["engine"].items())[:_MOST]},
            sections=tuple(
                (_text(section["source"]), _matching(section["source_sha256"], _DIGEST))
                for section in content["sections"][:_MOST]
            ),
            commit=_matching(content["commit"], _COMMIT) if content.get("commit") else "",
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("this is no text")
    return value[:_LONGEST]


def _matching(value: object, form: re.Pattern[str]) -> str:
    text = _text(value)
    if not form.fullmatch(text):
        raise ValueError("this is not of the form that it should have")
    return text
