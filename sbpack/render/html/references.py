"""`minute 76`, `action 76.2` and `item 8` in prose become links to what they name, where it is in the pack."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup, escape

from sbpack.board.minutes import Minutes
from sbpack.packs.pack import Pack, Section
from sbpack.render.html.page_numbers import PageNumbers
from sbpack.render.html.typesetting import has_figures, unbroken, unbroken_html
from sbpack.text.marks import ITEM, find_references

Name = tuple[str, str, date | None]
"""What is referred to: `minute`, `action` or `item`, its number, and its meeting in the full form."""


@dataclass(frozen=True)
class Target:
    """Where a reference goes."""

    anchor: str
    """A section's id or an anchor, without `pack:`."""
    elsewhere: bool
    """Whether it stands in another section, so that a reader on paper wants its page."""


@dataclass(frozen=True)
class References:
    """Everything that prose in one section can refer to."""

    targets: Mapping[Name, Target]
    pages: PageNumbers

    def link(self, text: str) -> Markup:
        """Escape a text and link what it refers to."""
        if not has_figures(text):
            return unbroken_html(text)
        parts: list[Markup] = []
        end = 0
        for start, stop, target in sorted(self._found(text), key=lambda found: found[0]):
            parts.append(unbroken_html(text[end:start]))
            parts.append(Markup('<a href="pack:{}">{}</a>').format(target.anchor, unbroken(text[start:stop])))
            if target.elsewhere:
                in_brackets = text.count("(", 0, start) > text.count(")", 0, start)
                parts.append(escape(self.page_note(target.anchor, in_brackets)))
            end = stop
        return Markup("").join([*parts, unbroken_html(text[end:])])

    def _found(self, text: str) -> Iterator[tuple[int, int, Target]]:
        for found in find_references(text):
            word = "minute" if found.number is None else "action"
            target = self.targets.get((word, found.name, found.meeting))
            if target is not None and (found.meeting or not found.is_qualified):
                yield found.start, found.end, target
        for item in ITEM.finditer(text):
            if target := self.targets.get(("item", item["number"], None)):
                yield *item.span(), target

    def page_note(self, anchor: str, in_brackets: bool = False) -> str:
        """Say on which page something stands; nothing when the plan does not hold it."""
        page = self.pages.page_of(anchor)
        if self.pages.is_planned and page is None:
            return ""
        note = f"page\u00a0{page or '000'}"
        return f", {note}" if in_brackets else f" ({note})"


def references_in(pack: Pack, section: Section, pages: PageNumbers) -> References:
    """Return what prose in a section can refer to.

    The short form of a number means the latest minute before the meeting, so that one which is not in the pack hides an
    older one that is. Minutes speak of the items of their own meeting, not of this agenda.
    """
    own = section.subject if isinstance(section.subject, Minutes) else None
    last = own.meeting if own else pack.date
    carried = ((part, part.subject) for part in pack.sections if isinstance(part.subject, Minutes))
    home = {anchor: part.id for part, minutes in carried for _, _, anchor in _names(minutes)}
    targets: dict[Name, Target] = {}
    for meeting in sorted(pack.board.meetings, key=lambda meeting: meeting.date):
        if meeting.minutes is None or meeting.date > last:
            continue
        for word, number, anchor in _names(meeting.minutes):
            here = home.get(anchor)
            if meeting.date == last and own is None and here is None:
                continue  # written after the meeting
            if here is None:
                targets.pop((word, number, None), None)
            else:
                target = Target(anchor, elsewhere=here != section.id)
                targets[word, number, None] = targets[word, number, meeting.date] = target
    if own is None:
        for entry in pack.entries():
            if entry.sections and entry.number != section.item:
                targets["item", entry.number, None] = Target(entry.sections[0], elsewhere=True)
    return References(targets, pages)


def _names(minutes: Minutes) -> Iterator[tuple[str, str, str]]:
    """Yield what can be referred to in minutes, each as word, number and anchor."""
    for minute in minutes.numbered:
        yield "minute", minute.number, minute.anchor
        for action in minute.actions:
            yield "action", action.id, f"action-{minute.meeting.isoformat()}-{action.id}"
