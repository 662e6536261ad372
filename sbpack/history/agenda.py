"""What changed in an agenda: items that came, went, changed place, or are called something else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from sbpack.findings.suggest import series
from sbpack.history.change import Change, Kind, Rewording
from sbpack.history.match import match, match_alike, out_of_order
from sbpack.history.rewording import reword
from sbpack.model.agenda import Item
from sbpack.model.dates import clock, long_date
from sbpack.model.meeting import Meeting
from sbpack.model.pack_sections import item_title

_ALIKE = 60
"""How alike two titles must be, of 100, to be of one item that was renamed."""


@dataclass(frozen=True)
class PlacedItem:
    """An item with its title as printed, and the item that it stands under."""

    item: Item
    place: int
    """Among all items and sub-items, in order."""
    title: str
    under: str = ""
    """The title of that item, or nothing."""

    @property
    def members_title(self) -> str:
        """What members read: an item that was made exempt keeps its old title in Part 2."""
        return (self.item.part_2.title if self.item.part_2 else "") or self.title

    @property
    def heading(self) -> str:
        """What its changes stand under."""
        return f"Item {self.item.number}: {self.title}" if self.title else f"Item {self.item.number}"

    @property
    def name(self) -> str:
        """How it is called in a sentence."""
        return f"item {self.item.number}"


Pairs = Sequence[tuple[PlacedItem, PlacedItem]]


@dataclass(frozen=True)
class MatchedItems:
    """Which items of one agenda are which of the other."""

    pairs: Pairs
    gone: Sequence[PlacedItem]
    new: Sequence[PlacedItem]


def placed_items(meeting: Meeting) -> tuple[PlacedItem, ...]:
    """Return items and sub-items in the order of the agenda."""
    above = {id(below): item_title(item, meeting) for item in meeting.agenda for below in item.items}
    return tuple(
        PlacedItem(item, place, item_title(item, meeting), above.get(id(item), ""))
        for place, item in enumerate(meeting.items())
    )


def match_items(before: Meeting | None, after: Meeting) -> MatchedItems:
    """Return which items are which: by what they are for, their titles, their papers, then by titles that are alike."""
    keys = (
        _purpose,
        lambda one: one.title.casefold(),
        lambda one: one.members_title.casefold(),
        lambda one: tuple(entry.path for entry in one.item.papers),
    )
    pairs, gone, new = match(placed_items(before) if before else (), placed_items(after), keys)
    pairs += match_alike(gone, new, lambda one, other: alike(one.title, other.title), _ALIKE)
    return MatchedItems(sorted(pairs, key=lambda pair: pair[1].place), gone, new)


def alike(one: str, other: str) -> float:
    """Return how alike two titles are, up to 100; one that only says more than the other is very much alike."""
    words, others = (frozenset(title.casefold().split()) for title in (one, other))
    return 100.0 if words and others and (words <= others or others <= words) else ratio(one, other)


def agenda_changes(items: MatchedItems) -> Iterator[Change]:
    """Yield what changed in the agenda itself."""
    for one in items.gone:
        words = f"{one.name} removed: {one.title}"
        yield Change("item removed", words, (one.title,), one.item.number, one.heading)
    for one in items.new:
        exempt = one.item.part_2.title if one.item.part_2 else ""
        words = f"{one.name} added: {one.title}{f', in Part 2 {exempt}' if exempt else ''}"
        yield Change("item added", words, (one.title,), one.item.number, one.heading)
    moved = _moved(items.pairs)
    for old, one in items.pairs:
        if one in moved:
            where = f"under {one.under}" if one.under != old.under and one.under else f"was item {old.item.number}"
            yield _change("item moved", one, f"{one.name} moved, {where}: {one.title}", one.under)
        if old.title != one.title:
            words = f"{one.name} renamed: {one.title}, was {old.title}"
            yield _change("item renamed", one, words, one.title, reword("title", old.title, one.title))
        yield from _details(old, one)


def _purpose(one: PlacedItem) -> str:
    """Return what an item is for where that says which it is, whatever it is called."""
    if one.item.minutes_of:
        return f"minutes of {one.item.minutes_of}"
    if one.item.matters_arising_report is not None:
        return "matters arising"
    return "next meeting" if one.item.next_meeting else ""


def _moved(pairs: Pairs) -> list[PlacedItem]:
    """Return the items whose place among the others changed; sub-items that went along with theirs did not move."""
    titles = {old.title: one.title for old, one in pairs}
    moved = [one for old, one in pairs if titles.get(old.under, old.under) != one.under]
    for under in dict.fromkeys(one.under for _, one in pairs):
        here = {old.place: one for old, one in pairs if one.under == under and one not in moved}
        moved += [here[place] for place in out_of_order(list(here))]
    return moved


def _details(old: PlacedItem, one: PlacedItem) -> Iterator[Change]:
    """Yield one change for all that an item says besides its title."""
    said = [reword(of, before, after) for of, before, after in _sayings(old.item, one.item) if before != after]
    if said:
        words = f"{one.name} changed, its {series([rewording.of for rewording in said])}: {one.title}"
        outcome = "|".join(f"{rewording.of}: {rewording.after}" for rewording in said)
        yield _change("item changed", one, words, outcome, *said)


def _sayings(old: Item, one: Item) -> Iterator[tuple[str, str, str]]:
    yield "presenter", old.presenter, one.presenter
    yield "purpose", old.purpose, one.purpose
    yield "note", old.note, one.note
    yield "report number", old.matters_arising_report or "", one.matters_arising_report or ""
    yield "next meeting", _next(old), _next(one)
    was, now = (item.part_2 for item in (old, one))
    yield "reason to be exempt", str(was.reason) if was else "", str(now.reason) if now else ""
    yield "title in Part 2", was.title if was else "", now.title if now else ""
    yield "presenter in Part 2", was.presenter if was else "", now.presenter if now else ""
    yield "note in Part 2", was.note if was else "", now.note if now else ""


def _next(item: Item) -> str:
    found = item.next_meeting
    if found is None:
        return ""
    time = clock(found.time) if found.time else ""
    return ", ".join(part for part in (long_date(found.date), time, found.venue) if part)


def _change(kind: Kind, one: PlacedItem, words: str, outcome: str, *rewordings: Rewording) -> Change:
    return Change(kind, words, (one.title, outcome), one.item.number, one.heading, rewordings=rewordings)
