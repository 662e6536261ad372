"""What of an agenda and its papers is no longer as it was published."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sbpack.model.issued import IssuedItem, IssuedPaper
from sbpack.model.publication import PublishedItem, PublishedPaper


@dataclass(frozen=True)
class ItemPair:
    """An item as it was published and as it is now; one of them is None for an item that went or came."""

    was: PublishedItem | None
    now: IssuedItem | None


@dataclass(frozen=True)
class PaperPair:
    """A paper as it was published and as it is now; one of them is None for a paper that went or came."""

    item: ItemPair
    was: PublishedPaper | None
    now: IssuedPaper | None

    @property
    def is_changed(self) -> bool:
        """Whether the paper is there as it was, and reads or looks otherwise."""
        return self.was is not None and self.now is not None and _content(self.was) != _content(self.now)


def item_pairs(was: Sequence[PublishedItem], now: Sequence[IssuedItem]) -> tuple[ItemPair, ...]:
    """Return which item is which: by title, else by a paper that both have, else by number; those that went come last.

    A number alone tells only where both agendas have as many items: otherwise one went and another came.
    """
    found: dict[int, PublishedItem] = {}
    for is_same in (_same_title, _same_paper, *((_same_number,) if len(was) == len(now) else ())):
        left = [item for item in was if not any(item is other for other in found.values())]
        for place, item in enumerate(now):
            match = next((other for other in left if is_same(other, item)), None) if place not in found else None
            if match is not None:
                found[place] = match
                left = [other for other in left if other is not match]
    pairs = [ItemPair(found.get(place), item) for place, item in enumerate(now)]
    gone = [item for item in was if not any(item is other for other in found.values())]
    return (*pairs, *(ItemPair(item, None) for item in gone))


def paper_pairs(pairs: Iterable[ItemPair]) -> Iterator[PaperPair]:
    """Yield which paper is which in each item, those that went last; a paper moved to another item went and came."""
    for pair in pairs:
        left = list(pair.was.papers) if pair.was else []
        for now in pair.now.papers if pair.now else ():
            same_file = [one for one in left if (one.file, one.is_part_2) == (now.file, now.is_part_2)]
            match = next((paper for paper in same_file if paper.chosen == now.chosen), next(iter(same_file), None))
            if match is not None:
                left.remove(match)
            yield PaperPair(pair, match, now)
        yield from (PaperPair(pair, paper, None) for paper in left)


def moved(pairs: Iterable[ItemPair]) -> tuple[ItemPair, ...]:
    """Return the items that have other numbers than they were published with."""
    return tuple(pair for pair in pairs if pair.was and pair.now and pair.was.number != pair.now.number)


def is_reordered(pairs: Iterable[ItemPair], was: Sequence[PublishedItem]) -> bool:
    """Whether items that were published follow one another in another order."""
    places = [was.index(pair.was) for pair in pairs if pair.was and pair.now]
    return places != sorted(places)


def _same_title(was: PublishedItem, now: IssuedItem) -> bool:
    return was.title.casefold() == now.title.casefold()


def _same_paper(was: PublishedItem, now: IssuedItem) -> bool:
    return bool({paper.file for paper in was.papers} & {paper.file for paper in now.papers})


def _same_number(was: PublishedItem, now: IssuedItem) -> bool:
    return was.number == now.number


def _content(paper: PublishedPaper | IssuedPaper) -> tuple[object, ...]:
    return paper.title, paper.sha256, paper.shows, paper.chosen
