"""`minute 76`, `action 76.2` and `item 8` in prose become links to what they name, where it is in the pack."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from sbpack.model.minutes import Minutes
from sbpack.model.pack import Pack, Section
from sbpack.render.page_numbers import PageNumbers
from sbpack.render.unbroken import unbroken, unbroken_html

_REFERENCE = re.compile(
    r"\b(?P<word>[Mm]inute|[Aa]ction|[Ii]tem)\s+(?P<number>\d+[a-z]?(?:\.\d+)?)\b(?!\.\d|\s+(?:of|at|on)\b)"
)


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

    targets: Mapping[tuple[str, str], Target]
    """By word and number, such as `("minute", "76")`."""
    pages: PageNumbers

    def link(self, text: str) -> Markup:
        """Escape a text and link what it refers to."""
        parts: list[Markup] = []
        end = 0
        for found in _REFERENCE.finditer(text):
            target = self.targets.get((found["word"].lower(), found["number"]))
            if target is None:
                continue
            parts += [unbroken_html(text[end : found.start()]), self._anchor(unbroken(found[0]), target)]
            end = found.end()
        return Markup("").join([*parts, unbroken_html(text[end:])])

    def _anchor(self, words: str, target: Target) -> Markup:
        link = Markup('<a href="pack:{}">{}</a>').format(target.anchor, words)
        return link + self.page_note(target.anchor) if target.elsewhere else link

    def page_note(self, anchor: str) -> str:
        """Say on which page something stands, in brackets; nothing when the plan does not hold it."""
        page = self.pages.page_of(anchor)
        if self.pages.is_planned and page is None:
            return ""
        return f" (page\u00a0{page or '000'})"


def references_in(pack: Pack, section: Section, pages: PageNumbers) -> References:
    """Return what prose in a section can refer to.

    The short form of a number means the latest minute before the meeting, so that one which is not in the pack hides an
    older one that is. Minutes speak of the items of their own meeting, not of this agenda.
    """
    own = section.subject if isinstance(section.subject, Minutes) else None
    last = own.meeting if own else pack.date
    home = {part.subject.meeting: part.id for part in pack.sections if isinstance(part.subject, Minutes)}
    targets: dict[tuple[str, str], Target] = {}
    for meeting in sorted(pack.board.meetings, key=lambda meeting: meeting.date):
        if meeting.minutes is None or meeting.date > last or (meeting.date == last and own is None):
            continue
        for minute in meeting.minutes.minutes:
            here = home.get(meeting.date)
            target = Target(minute.anchor, elsewhere=here != section.id)
            names = [("minute", minute.number), *(("action", action.id) for action in minute.actions)]
            for word, number in names:
                if here is None:
                    targets.pop((word, number), None)
                elif word == "minute":
                    targets[word, number] = target
                else:
                    anchor = f"action-{minute.meeting.isoformat()}-{number}"
                    targets[word, number] = Target(anchor, target.elsewhere)
    if own is None:
        for entry in pack.entries():
            if entry.sections and entry.number != section.item:
                targets["item", entry.number] = Target(entry.sections[0], elsewhere=True)
    return References(targets, pages)
