"""Which things of one list are which of another.

- Two wordings of one title or passage, word by word.
"""

import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import groupby
from typing import TypeVar

from rapidfuzz.distance import LCSseq

from sbpack.history.change import Rewording, Run, RunKind

Thing = TypeVar("Thing")
Pairs = list[tuple[Thing, Thing]]


def match(
    before: Sequence[Thing], after: Sequence[Thing], keys: Sequence[Callable[[Thing], Hashable]]
) -> tuple[Pairs[Thing], list[Thing], list[Thing]]:
    """Return the pairs in the order of `after`, then what is gone and what is new.

    Two are one thing when they agree in the first key, of those left in the second, and so on; an empty key tells
    nothing. Of several alike the first goes with the first.
    """
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for key in keys:
        waiting: dict[Hashable, list[int]] = {}
        for place, thing in enumerate(before):
            if place not in taken and (known := key(thing)):
                waiting.setdefault(known, []).append(place)
        for place, thing in enumerate(after):
            found = waiting.get(key(thing)) if place not in partner else None
            if found:
                partner[place] = found.pop(0)
                taken.add(partner[place])
    pairs = [(before[partner[place]], after[place]) for place in sorted(partner)]
    gone = [thing for place, thing in enumerate(before) if place not in taken]
    new = [thing for place, thing in enumerate(after) if place not in partner]
    return pairs, gone, new


def match_alike(
    gone: list[Thing], new: list[Thing], likeness: Callable[[Thing, Thing], float], least: float
) -> Pairs[Thing]:
    """Take the pairs that are alike enough out of what is gone and what is new, the most alike first."""
    scores = [(likeness(old, one), -left, -right) for left, old in enumerate(gone) for right, one in enumerate(new)]
    pairs: Pairs[Thing] = []
    left_over, right_over = dict(enumerate(gone)), dict(enumerate(new))
    for score, left, right in sorted(scores, reverse=True):
        if score >= least and -left in left_over and -right in right_over:
            pairs.append((left_over.pop(-left), right_over.pop(-right)))
    gone[:], new[:] = left_over.values(), right_over.values()
    return pairs


def out_of_order(places: Sequence[int]) -> set[int]:
    """Return which of some places do not ascend, as few as possible: what was moved, when the rest only made room."""
    best: list[int] = []
    """For each length, where the run of that length ends that ends lowest."""
    previous: list[int] = []
    for index, place in enumerate(places):
        length = next((one for one, end in enumerate(best) if places[end] >= place), len(best))
        previous.append(best[length - 1] if length else -1)
        best[length : length + 1] = [index]
    kept: set[int] = set()
    index = best[-1] if best else -1
    while index >= 0:
        kept.add(index)
        index = previous[index]
    return {places[one] for one in range(len(places)) if one not in kept}


_TOKEN = re.compile(r" ?(?:[\u00a3$\u20ac]?\d+(?:[.,:/]\d+)*%?(?!\w)|\w+(?:['\u2019-]\w+)*|[^\w ])")
"""A word, a figure or a sign, with the space before it: a full stop stays when the word before it goes."""
_Piece = tuple[RunKind, list[str]]


def reword(of: str, before: str, after: str) -> Rewording:
    """Return how one wording became the other.

    A single word that stayed between others that did not is taken with them: nobody reads word salad aloud.
    """
    old, new = (_TOKEN.findall(" ".join(text.split())) for text in (before, after))
    return Rewording(of, tuple(_joined(list(_without_islands(list(_pieces(old, new)))))))


def _pieces(old: Sequence[str], new: Sequence[str]) -> Iterator[_Piece]:
    for code in LCSseq.opcodes(old, new):
        match code.tag:
            case "equal":
                yield "same", list(new[code.dest_start : code.dest_end])
            case "delete":
                yield "removed", list(old[code.src_start : code.src_end])
            case _:
                yield "added", list(new[code.dest_start : code.dest_end])


def _without_islands(pieces: Sequence[_Piece]) -> Iterator[_Piece]:
    for place, (kind, words) in enumerate(pieces):
        is_island = sum(map(_is_word, words)) <= 1 and 0 < place < len(pieces) - 1
        if kind == "same" and is_island:
            yield "removed", words
            yield "added", words
        else:
            yield kind, words


def _joined(pieces: Sequence[_Piece]) -> Iterator[Run]:
    """Yield the runs: between words that stayed, all that went stands before all that came."""
    for is_same, group in groupby(pieces, key=lambda piece: piece[0] == "same"):
        together = list(group)
        kinds: tuple[RunKind, ...] = ("same",) if is_same else ("removed", "added")
        for kind in kinds:
            words = [word for one, text in together if one == kind for word in text]
            if words:
                yield Run(kind, "".join(words))


def _is_word(token: str) -> bool:
    return any(map(str.isalnum, token))
