"""What a PDF says of itself, read as anybody may have written it.

- Why a PDF is another one than its sources give here, as far as what both say of themselves tells.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sbpack.board.agenda import Edition
from sbpack.packs.volumes import VolumeKind
from sbpack.render.engine import engine_versions

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


_MOST_NAMED = 5
_DIFFERENCES_LONGEST = 100
"""Characters of a name that somebody's PDF gives."""
_TEMPLATES = "templates"
"""Among the versions of the engine: a digest, which tells people nothing."""


def other_sources(claim: Claim, now: Claim) -> Iterator[str]:
    """Yield a line for each source that is known to be another one; only those of sections are known one by one."""
    if claim.sources_sha256 == now.sources_sha256:
        return
    then, here = dict(claim.sections), dict(now.sections)
    named = [
        *(f"{_quoted(path)} has changed" for path, digest in then.items() if here.get(path, digest) != digest),
        *(f"{_quoted(path)} is not in it any more" for path in then if path not in here),
        *(f"{_quoted(path)} has come to it" for path in here if path not in then),
    ]
    yield from (f"differs: {one}" for one in named[:_MOST_NAMED])
    if len(named) > _MOST_NAMED:
        yield f"differs: {len(named) - _MOST_NAMED:,} more sources"
    if not named:
        yield "differs: members.yaml, a template, or a file that a paper shows has changed"


def other_engine(claim: Claim) -> Iterator[str]:
    """Yield a line for what lays out pages in another version here."""
    here = engine_versions()
    names = [name for name in dict.fromkeys([*claim.engine, *here]) if claim.engine.get(name) != here.get(name)]
    parts = [_version(name, claim.engine.get(name), here.get(name)) for name in names]
    if parts:
        yield f"differs: it was made with {_some(parts)}"


def _version(name: str, then: str | None, here: str | None) -> str:
    known = name if here else _quoted(name)
    return "other templates" if name == _TEMPLATES else f"{known} {_said(then)} (here {here or 'none'})"


def _said(version: str | None) -> str:
    return (version or "none")[:20]


def _some(parts: Sequence[str]) -> str:
    more = f" and {len(parts) - _MOST_NAMED} more" if len(parts) > _MOST_NAMED else ""
    return ", ".join(parts[:_MOST_NAMED]) + more


def _quoted(name: str) -> str:
    """Return a name from somebody's PDF so that it is not taken for a word of ours."""
    short = name if len(name) <= _DIFFERENCES_LONGEST else f"{name[:_DIFFERENCES_LONGEST]}…"
    return f"`{short.replace('`', '?')}`"
