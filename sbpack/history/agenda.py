"""Changes of a meeting before it sits: its items, its time and place, and its updates on earlier actions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from sbpack.board.agenda import Edition, Item
from sbpack.board.board import Board
from sbpack.board.dates import clock, long_date, weekday_date
from sbpack.board.meeting import Cancelled, Inquorate, Meeting, Postponed
from sbpack.board.publication import PublishedVolume
from sbpack.history.change import (
    Change,
    Fields,
    Kind,
    Matched,
    Rewording,
    match,
    names_of,
    out_of_order,
    reword,
    reword_fields,
)
from sbpack.packs.make_pack import item_title
from sbpack.text.marks import ActionReference
from sbpack.text.prose import plain_text


@dataclass(frozen=True)
class PlacedItem:
    """An item with its title as printed, and the item that it belongs to."""

    item: Item
    place: int
    """Among all items and sub-items, in order."""
    title: str
    under: str = ""
    """The title of that item, or nothing."""

    @property
    def heading(self) -> str:
        """The heading of its changes."""
        return f"Item {self.item.number}: {self.title}" if self.title else f"Item {self.item.number}"

    @property
    def name(self) -> str:
        """How a sentence names it."""
        return f"item {self.item.number}"


def placed_items(meeting: Meeting) -> tuple[PlacedItem, ...]:
    """Return items and sub-items in the order of the agenda."""
    above = {id(below): item_title(item, meeting) for item in meeting.agenda for below in item.items}
    return tuple(
        PlacedItem(item, place, item_title(item, meeting), above.get(id(item), ""))
        for place, item in enumerate(meeting.items())
    )


def match_items(before: Meeting | None, after: Meeting) -> Matched[PlacedItem]:
    """Return which items are which: by what they are for, their titles, their papers, then by titles that are alike."""
    keys = (
        _purpose,
        lambda one: one.title.casefold(),
        # An item that was made exempt keeps its old title in Part 2.
        lambda one: ((one.item.part_2.title if one.item.part_2 else "") or one.title).casefold(),
        lambda one: tuple(entry.path for entry in one.item.papers),
    )
    items = placed_items(before) if before else ()
    matched = match(items, placed_items(after), keys, lambda one, other: alike(one.title, other.title))
    return Matched(sorted(matched.pairs, key=lambda pair: pair[1].place), matched.gone, matched.new)


def alike(one: str, other: str) -> float:
    """Return how alike two titles are, up to 100; one that only has more words than the other is very much alike."""
    words, others = (frozenset(title.casefold().split()) for title in (one, other))
    return 100.0 if words and others and (words <= others or others <= words) else ratio(one, other)


def agenda_changes(items: Matched[PlacedItem]) -> Iterator[Change]:
    """Yield what changed in the agenda itself."""
    for one in items.gone:
        yield _item_change("item removed", one, f"{one.name} removed: {one.title}")
    for one in items.new:
        exempt = f", in Part 2 {one.item.part_2.title}" if one.item.part_2 and one.item.part_2.title else ""
        yield _item_change("item added", one, f"{one.name} added: {one.title}{exempt}")
    moved = _moved(items.pairs)
    for old, one in items.pairs:
        if one in moved:
            where = f"under {one.under}" if one.under != old.under and one.under else f"was item {old.item.number}"
            yield _item_change("item moved", one, f"{one.name} moved, {where}: {one.title}", one.under)
        if old.title != one.title:
            words = f"{one.name} renamed: {one.title}, was {old.title}"
            yield _item_change("item renamed", one, words, one.title, said=(reword("title", old.title, one.title),))
        if said := reword_fields(_ITEM_FIELDS, old.item, one.item):
            words = f"{one.name} changed, its {names_of(said)}: {one.title}"
            yield _item_change("item changed", one, words, "|".join(rewording.outcome for rewording in said), said=said)


def _purpose(one: PlacedItem) -> str:
    """Return what an item is for where that identifies it, whatever its title."""
    if one.item.minutes_of:
        return f"minutes of {one.item.minutes_of}"
    if one.item.matters_arising_report is not None:
        return "matters arising"
    return "next meeting" if one.item.next_meeting else ""


def _moved(pairs: Sequence[tuple[PlacedItem, PlacedItem]]) -> list[PlacedItem]:
    """Return the items whose place among the others changed; sub-items that went along with theirs did not move."""
    titles = {old.title: one.title for old, one in pairs}
    moved = [one for old, one in pairs if titles.get(old.under, old.under) != one.under]
    for under in dict.fromkeys(one.under for _, one in pairs):
        here = {old.place: one for old, one in pairs if one.under == under and one not in moved}
        moved += [here[place] for place in out_of_order(list(here))]
    return moved


def _next(item: Item) -> str:
    found = item.next_meeting
    time = clock(found.time) if found and found.time else ""
    return ", ".join(filter(None, (long_date(found.date), time, found.venue))) if found else ""


_ITEM_FIELDS: Fields[Item] = (
    ("presenter", lambda item: item.presenter),
    ("purpose", lambda item: item.purpose),
    ("note", lambda item: item.note),
    ("report number", lambda item: item.matters_arising_report or ""),
    ("next meeting", _next),
    ("reason to be exempt", lambda item: str(item.part_2.reason) if item.part_2 else ""),
    ("title in Part 2", lambda item: item.part_2.title if item.part_2 else ""),
    ("presenter in Part 2", lambda item: item.part_2.presenter if item.part_2 else ""),
    ("note in Part 2", lambda item: item.part_2.note if item.part_2 else ""),
)


def _item_change(kind: Kind, one: PlacedItem, words: str, *outcome: str, said: tuple[Rewording, ...] = ()) -> Change:
    return Change(kind, words, (one.title, *outcome), one.item.number, one.heading, rewordings=said)


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
        match after.move:
            case Postponed(to=to, reason=reason):
                yield _meeting_change("meeting postponed", after, f"meeting postponed to {weekday_date(to)}: {reason}")
            case Cancelled(reason=reason):
                yield _meeting_change("meeting cancelled", after, f"meeting cancelled: {reason}")
            case Inquorate(reason=reason):
                yield _meeting_change("meeting inquorate", after, f"meeting inquorate: {reason}")
            case None:
                yield _meeting_change("meeting reinstated", after, "meeting no longer put off or called off")
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
            edition = "public" if volume.edition is Edition.PUBLIC else "members'"
            name = "pack" if volume.is_pack else volume.name.replace("-", " ")
            version = f", version {volume.version}" if volume.version > 1 else ""
            words = f"{name} published on {long_date(volume.date)}, {edition} edition{version}"
            kind: Kind = "supplement published" if volume.is_supplement else "pack published"
            is_of_the_agenda = volume.is_pack or volume.is_supplement
            yield _meeting_change(kind if is_of_the_agenda else "minutes published", after, words)


def _volumes(meeting: Meeting) -> tuple[PublishedVolume, ...]:
    record = meeting.publication
    return (*record.volumes, *record.after_the_meeting) if record else ()


def _meeting_change(kind: Kind, meeting: Meeting, words: str, *rewordings: Rewording) -> Change:
    outcome = (words.partition(", was")[0],)
    return Change(kind, words, outcome, heading="The meeting", path=meeting.span.path, rewordings=rewordings)


@dataclass(frozen=True)
class Update:
    """An update on one action, or on one matter of a minute that recorded none."""

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
    path = after.matters_arising.paper.path if after.matters_arising else ""
    matched = match(
        list(_updates(before)) if before else [],
        list(_updates(after)),
        (lambda one: (one.about, one.matter), lambda one: one.action),
        lambda one, other: ratio(one.matter, other.matter) if one.about == other.about else 0.0,
    )
    found: list[tuple[Kind, Update, Update, str]] = []
    found += (("update removed", one, one, f"update on {one.about} removed") for one in matched.gone)
    for one in matched.new:
        status = "orally at the meeting" if one.status == "oral" else one.status
        words = f"{one.about} reported {status}{f': {one.text}' if one.text else ''}"
        found.append(("update written", one, one, words))
    for old, one in matched.pairs:
        if (old.status, old.text) != (one.status, one.text):
            status = f"still {one.status}" if old.status == one.status else f"now {one.status}, was {old.status}"
            found.append(("update changed", old, one, f"update on {one.about} changed, {status}"))
    for kind, old, one, words in found:
        reworded = (reword("update", old.text, one.text),) if old.text != one.text else ()
        outcome = (one.about, one.matter, kind, one.status, one.text)
        yield Change(kind, words, outcome, item, heading, None, path, one.action, rewordings=reworded)


def _updates(meeting: Meeting) -> Iterator[Update]:
    for row in meeting.matters_arising.rows if meeting.matters_arising else ():
        text = plain_text(row.update.tokens)
        for reference in row.references:
            yield Update(f"action {reference}", reference, "", row.status, text)
        if not row.references:
            named = f"{row.minute_meeting.isoformat()}/{row.minute}" if row.minute_meeting else row.minute
            yield Update(f"minute {named}", None, plain_text(row.matter.tokens), row.status, text)
