"""What changed in what a meeting is told about earlier actions."""

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from sbpack.history.agenda import placed_items
from sbpack.history.change import Change, Kind
from sbpack.history.match import match, match_alike
from sbpack.history.rewording import reword
from sbpack.model.meeting import Meeting
from sbpack.sources.mark import ActionReference
from sbpack.sources.prose import plain_text

_ALIKE = 60


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
    pairs += match_alike(gone, new, _likeness, _ALIKE)
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
