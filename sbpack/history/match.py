"""Which things of one list are which of another."""

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

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
