"""The nearest known name to one that is unknown.

- Text from sources on a terminal: hostile until read.
"""

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from rapidfuzz import process
from rapidfuzz.distance import OSA, Indel

_MARGIN = 0.01
"""For what rounding takes."""
_LETTERS_A_SLIP = 5
"""Letters of a name for each slip: `title` is no slip of `time`."""
_MOST_RUNS = 12
"""More numbers than that nobody reads."""
_MANY = 20
"""Names that are compared slowly."""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name most like `name`, or None when none is near."""
    by_folded = {candidate.casefold(): candidate for candidate in known}
    folded, cutoff = name.casefold(), 0.5 if len(name) <= 3 else 0.6
    matches = get_close_matches(folded, _not_far(folded, list(by_folded), cutoff), n=1, cutoff=cutoff)
    return by_folded[matches[0]] if matches else None


def _not_far(name: str, known: list[str], cutoff: float) -> list[str]:
    """Leave all but the nearest of many to the slow comparison, of the longest blocks in common.

    It never says more of two names than this one does, which counts characters in common wherever they are.
    """
    if len(known) < _MANY:
        return known
    found = process.extract(name, known, scorer=Indel.normalized_similarity, score_cutoff=cutoff - _MARGIN, limit=_MANY)
    return [known[place] for place in sorted(place for _, _, place in found)]


def suggestion(name: str, known: Iterable[str], otherwise: str = "") -> str:
    """Return a help line naming the known name that a slip of the fingers made this one of, or `otherwise`."""
    candidate = meant(name, known)
    return f"the nearest known name is `{candidate}`" if candidate is not None else otherwise


def meant(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that a slip of the fingers made this one of, or whose words it has."""
    candidate = nearest(name, known)
    is_meant = candidate is not None and (is_slip(name, candidate) or _holds_its_words(name, candidate))
    return candidate if is_meant else None


def is_slip(name: str, candidate: str) -> bool:
    """Whether so few letters were changed, left out, put in or swapped that nothing else can have been meant."""
    return OSA.distance(name.casefold(), candidate.casefold()) <= min(1 + (len(name) - 1) // _LETTERS_A_SLIP, 3)


def _holds_its_words(name: str, candidate: str) -> bool:
    """Whether all words of the one stand in the other: `contact` in `contact_officer`."""
    words, others = (set(re.split(r"[\W_]+", text.casefold())) for text in (name, candidate))
    return words <= others or others <= words


def series(parts: Sequence[str], last: str = "and") -> str:
    """Join parts as a sentence does: `a, b and c`."""
    return f" {last} ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)


def ranges(numbers: Sequence[int]) -> str:
    """Return sorted numbers in words, three and more that follow each other as `3 to 7`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    if len(runs) > _MOST_RUNS:
        return f"{numbers[0]} to {numbers[-1]}, {len(numbers)} of them,"
    return series([part for run in runs for part in (map(str, run) if len(run) < 3 else [f"{run[0]} to {run[-1]}"])])


def visible(text: str) -> str:
    """Replace what could move the cursor or colour the screen; a tab becomes an arrow, so that it is seen."""
    text = text.replace("\t", "→")
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text)
