"""Links of the sections, turned into links of the pack.

A section is rendered alone and cannot know the pages of another, so that a template writes `pack:NAME`: a part of the
pack, or an anchor in any of its sections. Links inside a section follow its anchors, which the join renames to
`PART/ANCHOR`.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from sbpack.assemble.assembly import Assembly, Part
from sbpack.render.section import PACK_SCHEME, Destination
from sbpack.sandbox.pdf_file import as_list

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


def retarget_links(
    section: pikepdf.Pdf, part: Part, targets: Targets, parents: dict[int, Object]
) -> dict[str, Destination]:
    """Let every link of an opened section lead where it goes in the pack; one that goes nowhere becomes text.

    `parents` are the structure elements by StructParent number, whose reference to a dropped link must go too. Return
    the destinations that had no name, under the names given to them.
    """
    places: dict[str, Destination] = {}
    numbers = {page.obj.objgen: number for number, page in enumerate(section.pages)}
    for page in section.pages:
        notes = list(page.obj.get("/Annots", Array()))
        kept = []
        for note in notes:
            if note.get("/Subtype") != Name.Link:
                kept.append(note)
                continue
            action = note.get("/A", Dictionary())
            destination = action.get("/D") if action.get("/S") == Name.GoTo else note.get("/Dest")
            if isinstance(destination, Array):
                # A page of another file cannot be pointed at before it is joined, so that its place gets a name.
                place = _place_at(destination, numbers)
                name = f"place-{len(places) + 1}"
                is_kept = place is not None and _go_to(note, f"{part.id}/{name}", part.title)
                places |= {name: place} if place is not None else {}
            else:
                is_kept = _retarget(note, destination, part, targets)
            if is_kept:
                kept.append(note)
            else:
                _untag(note, parents)
        if len(kept) < len(notes):
            page.obj.Annots = Array(kept)
    return places


def _place_at(destination: Array, numbers: dict[tuple[int, int], int]) -> Destination | None:
    """Return the place of an explicit destination, None where its page is not among these."""
    page, *rest = destination.as_list()
    number = numbers.get(page.objgen) if isinstance(page, Dictionary) else None
    if number is None:
        return None
    x, y = 0.0, float(pikepdf.Page(page).mediabox[3])
    if len(rest) >= 3 and rest[0] == Name.XYZ:
        x, y = (default if given is None else float(given) for given, default in zip(rest[1:3], (x, y), strict=True))
    return Destination(number, x, y)


def _retarget(link: Object, destination: Object | None, part: Part, targets: Targets) -> bool:
    """Rewrite a link to a name or out of the section; False if its target is not in the pack."""
    if destination is not None:
        name = _text(destination)
        return name in part.section.destinations and _go_to(link, f"{part.id}/{name}", name)
    action = link.get("/A", Dictionary())
    target = _text(action.get("/URI", action.get("/D", "")))
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


def _go_to(link: Object, name: str, description: str) -> bool:
    if "/Dest" in link:
        del link["/Dest"]
    link.A = Dictionary(Type=Name.Action, S=Name.GoTo, D=String(name))
    _describe(link, description)
    return True


def _describe(link: Object, description: str) -> None:
    """Give a link words for where it goes, unless it has some: PDF/UA-1 7.18.5 asks for its Contents.

    The names that only this pack knows are worth nothing to a listener: its own words are, or the title of the paper.
    """
    contents = str(link.get("/Contents", ""))
    if not contents.strip() or contents.startswith(PACK_SCHEME):
        link.Contents = String(description)


def _text(value: object) -> str:
    return "" if isinstance(value, Array) else str(value).removeprefix("/") if isinstance(value, Name) else str(value)


def _untag(link: Object, parents: dict[int, Object]) -> None:
    """Take a dropped link out of its structure element, which then is ordinary text in a Span."""
    element = parents.pop(int(link.get("/StructParent", -1)), None)
    if element is not None:
        kids = as_list(element.get("/K"))
        own = [isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR and kid.Obj == link for kid in kids]
        element.K = Array([kid for kid, is_own in zip(kids, own, strict=True) if not is_own])
        if element.get("/S") == Name.Link:
            element.S = Name.Span
