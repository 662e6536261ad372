"""Why a PDF is another one than its sources give here, as far as what both say of themselves tells."""

from collections.abc import Iterator, Sequence

from sbpack.proof.claim import Claim
from sbpack.render.engine import engine_versions

_MOST_NAMED = 5
_LONGEST = 100
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
    short = name if len(name) <= _LONGEST else f"{name[:_LONGEST]}…"
    return f"`{short.replace('`', '?')}`"
