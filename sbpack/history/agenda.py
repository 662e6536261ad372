"""What changed in an agenda: items that came, went, changed place, or are called something else.

- What changed in when, where and whether a meeting is held.
- What changed in what a meeting is told about earlier actions.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from sbpack.board.agenda import Edition, Item
from sbpack.board.board import Board
from sbpack.board.dates import clock, long_date, weekday_date
from sbpack.board.meeting import Cancelled, Inquorate, Meeting, Postponed
from sbpack.board.publication import PublishedVolume
from sbpack.findings.suggest import series
from sbpack.history.change import Change, Kind, Rewording
from sbpack.history.match import match, match_alike, out_of_order, reword
from sbpack.packs.make_pack import item_title
from sbpack.text.marks import ActionReference
from sbpack.text.prose import plain_text

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


HEADING = "The meeting"


def meeting_called(meeting: Meeting, board: Board) -> Change:
    """Return the change by which there is a meeting."""
    time = f" at {clock(meeting.time)}" if meeting.time else ""
    venue = meeting.venue or board.venue_on(meeting.date)
    place = f", {venue}" if venue else ""
    return _meeting_change("meeting called", meeting, f"meeting called for {weekday_date(meeting.date)}{time}{place}")


def meeting_removed(meeting: Meeting) -> Change:
    """Return the change by which there is no meeting any more."""
    return _meeting_change("meeting removed", meeting, f"meeting of {weekday_date(meeting.date)} removed")


def meeting_changes(before: Meeting, after: Meeting) -> Iterator[Change]:
    """Yield what changed of the meeting itself."""
    if before.date != after.date:
        words = f"meeting moved to {weekday_date(after.date)}, was {weekday_date(before.date)}"
        yield _meeting_change("meeting moved", after, words)
    if before.move != after.move:
        yield _meeting_moved(after)
    if before.time != after.time:
        was, now = (clock(one.time) if one.time else "not set" for one in (before, after))
        yield _meeting_change("time changed", after, f"time changed to {now}, was {was}", reword("time", was, now))
    if str(before.venue or "") != str(after.venue or ""):
        was, now = (str(one.venue or "the usual place") for one in (before, after))
        yield _meeting_change("place changed", after, f"place changed to {now}, was {was}", reword("place", was, now))
    if before.published != after.published:
        now = long_date(after.published) if after.published else "none"
        was = f", was {long_date(before.published)}" if before.published else ""
        yield _meeting_change("date of publication changed", after, f"date of publication set to {now}{was}")
    known = {(one.name, one.version, one.edition) for one in _volumes(before)}
    for volume in _volumes(after):
        if (volume.name, volume.version, volume.edition) not in known:
            yield _published(volume, after)


def _volumes(meeting: Meeting) -> tuple[PublishedVolume, ...]:
    record = meeting.publication
    return (*record.volumes, *record.after_the_meeting) if record else ()


def _published(volume: PublishedVolume, meeting: Meeting) -> Change:
    edition = "public" if volume.edition is Edition.PUBLIC else "members'"
    name = "pack" if volume.is_pack else volume.name.replace("-", " ")
    version = f", version {volume.version}" if volume.version > 1 else ""
    words = f"{name} published on {long_date(volume.date)}, {edition} edition{version}"
    kind: Kind = "supplement published" if volume.is_supplement else "pack published"
    return _meeting_change(kind if volume.is_pack or volume.is_supplement else "minutes published", meeting, words)


def _meeting_moved(after: Meeting) -> Change:
    match after.move:
        case Postponed(to=to, reason=reason):
            return _meeting_change("meeting postponed", after, f"meeting postponed to {weekday_date(to)}: {reason}")
        case Cancelled(reason=reason):
            return _meeting_change("meeting cancelled", after, f"meeting cancelled: {reason}")
        case Inquorate(reason=reason):
            return _meeting_change("meeting inquorate", after, f"meeting inquorate: {reason}")
        case None:
            return _meeting_change("meeting reinstated", after, "meeting no longer put off or called off")


def _meeting_change(kind: Kind, meeting: Meeting, words: str, *rewordings: Rewording) -> Change:
    return Change(
        kind, words, (words.partition(", was")[0],), heading=HEADING, path=meeting.span.path, rewordings=rewordings
    )


_MATTERS_ALIKE = 60


@dataclass(frozen=True)
class Update:
    """What the meeting is told about one action, or about one matter of a minute that recorded none."""

    about: str
    """`action 76.2`, or `minute 58`."""
    action: ActionReference | None
    matter: str
    status: str
    text: str


def update_changes(before: Meeting | None, after: Meeting) -> Iterator[Change]:
    """Yield what changed in the updates; a row that answers several actions is an update on each."""
    placed = next((one for one in placed_items(after) if one.item.matters_arising_report is not None), None)
    item, heading = (placed.item.number, placed.heading) if placed else ("", "Matters arising")

    def change(kind: Kind, one: Update, words: str, old: Update | None = None) -> Change:
        reworded = (reword("update", old.text, one.text),) if old and old.text != one.text else ()
        outcome = (one.about, one.matter, kind, one.status, one.text)
        path = after.matters_arising.paper.path if after.matters_arising else ""
        return Change(kind, words, outcome, item, heading, None, path, one.action, rewordings=reworded)

    keys = (lambda one: (one.about, one.matter), lambda one: one.action)
    pairs, gone, new = match(list(_updates(before)) if before else [], list(_updates(after)), keys)
    pairs += match_alike(gone, new, _likeness, _MATTERS_ALIKE)
    for one in gone:
        yield change("update removed", one, f"update on {one.about} removed")
    for one in new:
        yield change("update written", one, f"{one.about} reported {_told(one)}")
    for old, one in pairs:
        if old.status != one.status:
            words = f"update on {one.about} changed, now {one.status}, was {old.status}"
            yield change("update changed", one, words, old)
        elif old.text != one.text:
            yield change("update changed", one, f"update on {one.about} changed, still {one.status}", old)


def _updates(meeting: Meeting) -> Iterator[Update]:
    for row in meeting.matters_arising.rows if meeting.matters_arising else ():
        text = plain_text(row.update.tokens)
        for reference in row.references:
            yield Update(f"action {reference}", reference, "", row.status, text)
        if not row.references:
            named = f"{row.minute_meeting.isoformat()}/{row.minute}" if row.minute_meeting else row.minute
            yield Update(f"minute {named}", None, plain_text(row.matter.tokens), row.status, text)


def _likeness(one: Update, other: Update) -> float:
    return ratio(one.matter, other.matter) if one.about == other.about else 0.0


def _told(one: Update) -> str:
    """Say how things stand; `oral` is what the meeting is going to hear."""
    status = "orally at the meeting" if one.status == "oral" else one.status
    return f"{status}: {one.text}" if one.text else status
