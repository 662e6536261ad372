"""What a merge itself changed, rather than the commits that it joins."""

from collections.abc import Callable, Iterator, Sequence

from sbpack.history.change import Change
from sbpack.history.past import Files

Compare = Callable[[Files, Files], Sequence[Change]]
"""Returns what changed from some files to others."""


def changes_of_merge(merged: Files, sides: Sequence[Files], base: Files | None, compare: Compare) -> tuple[Change, ...]:
    """Return what is in a merge otherwise than its sides would have it.

    Of two sides that parted at `base`, each is expected to receive what the other had changed since: whatever it
    receives besides, and whatever of the other the merge threw away, is the merge's own. Where nothing is known of a
    base, only what differs from every side is.
    """
    received = [compare(side, merged) for side in sides]
    if base is None or len(sides) != 2:
        common = set.intersection(*(set(map(_outcome, changes)) for changes in received))
        own = [change for change in received[0] if _outcome(change) in common]
    else:
        expected = [{_outcome(change) for change in compare(base, other)} for other in reversed(sides)]
        own = list(_unexpected(received, expected))
    return tuple({_outcome(change): change for change in own}.values())


def _unexpected(received: Sequence[Sequence[Change]], expected: Sequence[set[tuple[object, ...]]]) -> Iterator[Change]:
    for changes, from_the_other in zip(received, expected, strict=True):
        yield from (change for change in changes if _outcome(change) not in from_the_other)


def _outcome(change: Change) -> tuple[object, ...]:
    return change.kind, change.meeting, *change.outcome
