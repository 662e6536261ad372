"""The nearest known name to one that is unknown."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name most like `name`, or None when none is near."""
    by_folded = {candidate.casefold(): candidate for candidate in known}
    matches = get_close_matches(name.casefold(), list(by_folded), n=1, cutoff=0.5 if len(name) <= 3 else 0.6)
    return by_folded[matches[0]] if matches else None


def suggestion(name: str, known: Iterable[str], otherwise: str = "") -> str:
    """Return a help line naming the nearest known name, or `otherwise`."""
    candidate = nearest(name, known)
    return f"the nearest known name is `{candidate}`" if candidate else otherwise


def series(parts: Sequence[str], last: str = "and") -> str:
    """Join parts as a sentence does: `a, b and c`."""
    return f" {last} ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)
