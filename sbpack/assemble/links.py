"""Links of the sections, turned into links of the pack.

A section is rendered alone and cannot know the pages of another, so that a template writes `pack:NAME`: a part of the
pack, or an anchor in any of its sections. Links inside a section follow its anchors, which the join renames to
`PART/ANCHOR`.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from sbpack.assemble.assembly import Assembly, Part
from sbpack.render.section import PACK_SCHEME, Destination

_ONLY_NUMBERS = re.compile(r"(?:pages?\s)?\W*\d+(?:[a-z]|\W+\d+)?\W*", re.IGNORECASE)


@dataclass(frozen=True)
class UnresolvedLink:
    """A link to something that is not in the pack."""

    part: str
    """The id of the part that holds it."""
    target: str
    """As the section says it: `pack:NAME`."""


@dataclass(frozen=True)
class Targets:
    """Every name that a link may go to."""

    titles: dict[str, str]
    """The parts' titles by id; a link to a part goes to the top of its first page."""
    destinations: dict[str, str]
    """Destinations of the finished pack by what a link may call them."""


@dataclass
class SectionLinks:
    """What a section's links turned out to be."""

    places: dict[str, Destination] = field(default_factory=dict)
    """Destinations that had no name, under the name given to them."""


def unresolved_links(assembly: Assembly) -> tuple[UnresolvedLink, ...]:
    """Find the links that go nowhere, which `assemble` leaves as plain text.

    Each is a mistake in a template or in the words that made the link; the caller knows its source and can say so.
    """
    targets = targets_of(assembly.parts)
    return tuple(
        UnresolvedLink(part.id, link)
        for part in assembly.parts
        for link in part.section.links
        if link.removeprefix(PACK_SCHEME) not in targets.destinations
    )


def targets_of(parts: Iterable[Part]) -> Targets:
    """Collect what links may go to; an anchor that several sections have is nobody's, because a guess may be wrong."""
    parts = tuple(parts)
    seen = Counter(anchor for part in parts for anchor in part.section.destinations)
    destinations = {}
    for part in parts:
        for anchor in part.section.destinations:
            destinations[f"{part.id}/{anchor}"] = f"{part.id}/{anchor}"
            if seen[anchor] == 1:
                destinations[anchor] = f"{part.id}/{anchor}"
    destinations.update({part.id: part.id for part in parts})
    return Targets({part.id: part.title for part in parts}, destinations)


def retarget_links(section: pikepdf.Pdf, part: Part, targets: Targets, parents: dict[int, Object]) -> SectionLinks:
    """Let every link of an opened section say where it goes in the pack; one that goes nowhere becomes text.

    `parents` are the structure elements by StructParent number, whose reference to a dropped link must go too.
    """
    links = SectionLinks()
    numbers = {page.obj.objgen: number for number, page in enumerate(section.pages)}
    for page in section.pages:
        notes = list(page.obj.get("/Annots", Array()))
        kept = []
        for note in notes:
            if note.get("/Subtype") != Name.Link or _retarget(note, part, targets, links, numbers):
                kept.append(note)
                continue
            _untag(note, parents)
        if len(kept) < len(notes):
            page.obj.Annots = Array(kept)
    return links


def _retarget(
    link: Object, part: Part, targets: Targets, links: SectionLinks, numbers: dict[tuple[int, int], int]
) -> bool:
    """Rewrite one link; False if its target is not in the pack."""
    action = link.get("/A", Dictionary())
    destination = action.get("/D") if action.get("/S") == Name.GoTo else link.get("/Dest")
    if isinstance(destination, Array):
        return _name_place(link, destination, part, links, numbers)
    if destination is not None:
        name = _text(destination)
        return name in part.section.destinations and _go_to(link, f"{part.id}/{name}", name)
    target = _target(link)
    if not target.startswith(PACK_SCHEME):
        _describe(link, target)
        return True
    name = targets.destinations.get(target.removeprefix(PACK_SCHEME), "")
    if not name:
        return False
    title = targets.titles[name.partition("/")[0]]
    words = str(link.get("/Contents", ""))
    # Numbers of items and pages are for the eye: a listener wants to know what stands there.
    if words and _ONLY_NUMBERS.fullmatch(words):
        link.Contents = String(f"{words}: {title}")
    return _go_to(link, name, title)


def _name_place(
    link: Object, destination: Array, part: Part, links: SectionLinks, numbers: dict[tuple[int, int], int]
) -> bool:
    """Give an explicit destination a name, because a page of another file cannot be pointed at before it is joined."""
    page, *rest = destination.as_list()
    number = numbers.get(page.objgen) if isinstance(page, Dictionary) else None
    if number is None:
        return False
    x, y = 0.0, _top(page)
    if len(rest) >= 3 and rest[0] == Name.XYZ:
        x, y = (
            float(given) if given is not None else default for given, default in zip(rest[1:3], (x, y), strict=True)
        )
    name = f"place-{len(links.places) + 1}"
    links.places[name] = Destination(number, x, y)
    return _go_to(link, f"{part.id}/{name}", part.title)


def _top(page: Object) -> float:
    """Return the upper edge of a page."""
    return float(pikepdf.Page(page).mediabox[3])


def _go_to(link: Object, name: str, description: str) -> bool:
    if "/Dest" in link:
        del link["/Dest"]
    link.A = Dictionary(Type=Name.Action, S=Name.GoTo, D=String(name))
    _describe(link, description)
    return True


def _describe(link: Object, description: str) -> None:
    """Make sure that a link says where it goes, in words: PDF/UA asks for its Contents.

    The names that only this pack knows are worth nothing to a listener: its own words are, or the title of the paper.
    """
    contents = str(link.get("/Contents", ""))
    if not contents.strip() or contents.startswith(PACK_SCHEME):
        link.Contents = String(description)


def _target(link: Object) -> str:
    """Return what a link calls its target."""
    action = link.get("/A", Dictionary())
    return _text(action.get("/URI", action.get("/D", link.get("/Dest", ""))))


def _text(value: object) -> str:
    return "" if isinstance(value, Array) else str(value).removeprefix("/") if isinstance(value, Name) else str(value)


def _untag(link: Object, parents: dict[int, Object]) -> None:
    """Take a dropped link out of its structure element, which then is ordinary text in a Span."""
    element = parents.pop(int(link.get("/StructParent", -1)), None)
    if element is None:
        return
    kids = element.get("/K", Array())
    kept = [kid for kid in (kids if isinstance(kids, Array) else [kids]) if not _refers_to(kid, link)]
    element.K = Array(kept)
    if element.get("/S") == Name.Link:
        element.S = Name.Span


def _refers_to(kid: object, link: Object) -> bool:
    return isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR and kid.Obj == link
