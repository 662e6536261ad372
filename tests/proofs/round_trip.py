"""What the sources say is what the finished file says: each kind of thing, in order, section by section."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar
from urllib.parse import unquote

from pikepdf import String

from sbpack.packs.pack import Pack
from tests.proofs import read_back
from tests.proofs.annotations import HEADINGS
from tests.proofs.expected import CellSaid, Expected, ListItem, expected_of
from tests.proofs.file_reading import FinishedFile, Tag
from tests.proofs.nesting import branches
from tests.proofs.places import Place, bookmarks, place_of
from tests.proofs.read_back import ReadCell, ReadItem, ReadLink
from tests.proofs.words import Words, squeezed

Wanted = TypeVar("Wanted")
Found = TypeVar("Found")
_NUMBER = r"(?:\d+(?:\.\d+)*)?"
"""What numbered sections write before their headings."""
_REFERENCE = re.compile(r"(?P<word>minute|item)\s(?P<number>\d+[a-z]?)")


def differences(pack: Pack, file: FinishedFile) -> Iterator[str]:
    """Yield everything in which a finished file says something else than its sources."""
    found = branches(file)
    titles = [str(branch.entry.get("/T", "")) for branch in found]
    if titles != [section.title for section in pack.sections]:
        yield f"the branches of the tree are {titles}, not the sections of the pack"
        return
    for section, branch in zip(pack.sections, found, strict=True):
        told = _in_section(file, branch, section.id, expected_of(section, pack))
        yield from (f"{section.id}: {difference}" for difference in told)


def prove_round_trip(pack: Pack, file: FinishedFile) -> None:
    """A finished file says what its sources say."""
    found = list(differences(pack, file))
    assert not found, "\n".join(found)


def _in_section(file: FinishedFile, branch: Tag, name: str, expected: Expected) -> Iterator[str]:
    yield from _text(read_back.text_without(file, branch, ("Note",)), expected.flow)
    yield from _missing("the heading", expected.headings, read_back.headings(file, branch), _same_heading)
    yield from _missing("the list", expected.lists, read_back.lists(file, branch), _same_list)
    yield from _missing("the table", expected.tables, read_back.tables(file, branch), _same_table)
    titles = squeezed(str(branch.entry.get("/T", ""))).casefold()  # a caption does not repeat the title above it
    captions = [caption for caption in expected.captions if squeezed(caption).casefold() != titles]
    yield from _missing("the caption", captions, read_back.captions(file, branch), _same_text)
    yield from _missing("the quotation", expected.quotations, read_back.quotations(file, branch), Words.are)
    yield from _missing("the figure", expected.figures, read_back.figures(branch), _same_text)
    yield from _missing("the passage", expected.languages, read_back.languages(file, branch), _same_passage)
    yield from _links(file, branch, expected)
    yield from _notes(file, branch, expected)
    yield from _references(file, branch)
    yield from _ways_to_headings(file, branch, name, expected)


def _text(text: str, pieces: Iterable[str]) -> Iterator[str]:
    """Yield what is not read where it is to be read; what is further back does not count."""
    whole, place = squeezed(text), 0
    for piece in filter(None, map(squeezed, pieces)):
        found = whole.find(piece, place)
        if found < 0:
            yield f"`{piece[:60]}` is not read in its place"
        else:
            place = found + len(piece)


def _missing(
    what: str, wanted: Sequence[Wanted], found: Sequence[Found], same: Callable[[Wanted, Found], bool]
) -> Iterator[str]:
    """Yield what is wanted and not found in order; a template may say more in between."""
    place = 0
    for one in wanted:
        there = next((at for at in range(place, len(found)) if same(one, found[at])), None)
        if there is None:
            yield f"{what} `{_shown(one)}` is not read as it was written"
        else:
            place = there + 1


def _shown(wanted: object) -> str:
    match wanted:
        case [ListItem(words=words), *_]:
            return f"{words}, …"
        case [[CellSaid(words=words), *_], *_]:
            return f"{words} | …"
        case (_, Words() as words):
            return str(words)
        case _:
            return str(wanted)


def _same_heading(wanted: tuple[int, Words], found: tuple[int, str]) -> bool:
    return wanted[0] == found[0] and wanted[1].are(found[1], before=_NUMBER)


def _same_list(wanted: list[ListItem], found: list[ReadItem]) -> bool:
    return [item.depth for item in wanted] == [item.depth for item in found] and all(
        one.words.are(other.text) for one, other in zip(wanted, found, strict=True)
    )


def _same_table(wanted: list[list[CellSaid]], found: list[list[ReadCell]]) -> bool:
    return [len(row) for row in wanted] == [len(row) for row in found] and all(
        _same_cell(one, other)
        for row, read in zip(wanted, found, strict=True)
        for one, other in zip(row, read, strict=True)
    )


def _same_cell(wanted: CellSaid, found: ReadCell) -> bool:
    if wanted.is_heading != found.is_heading or not wanted.words.are(found.text):
        return False
    if wanted.is_heading or not found.text:
        return True  # a heading may name those above it, and a cell that says nothing has nothing to name
    return all(any(words.are(text) for text in found.headings) for words in wanted.headings) and all(
        any(words.are(text) for words in wanted.headings) for text in found.headings
    )


def _same_text(wanted: str, found: str) -> bool:
    return squeezed(wanted) == squeezed(found)


def _same_passage(wanted: tuple[str, Words], found: tuple[str, str]) -> bool:
    return wanted[0] == found[0] and wanted[1].are(found[1])


def _links(file: FinishedFile, branch: Tag, expected: Expected) -> Iterator[str]:
    def same(wanted: tuple[str, str], found: ReadLink) -> bool:
        words, target = wanted
        if squeezed(found.contents) != squeezed(words):
            return False
        if not target.startswith("#"):
            return unquote(found.uri) == unquote(target)
        heading = expected.places.get(unquote(target.removeprefix("#")))
        tags = [
            tag for tag in branch.walk() if tag.role in HEADINGS and heading and heading.are(file.text(tag), _NUMBER)
        ]
        return found.place is not None and any(found.place.shows(file, tag) for tag in tags)

    yield from _missing("the link", expected.links, read_back.links(file, branch), same)


def _notes(file: FinishedFile, branch: Tag, expected: Expected) -> Iterator[str]:
    """Yield notes that are not read, or not as notes, and calls that do not lead to theirs."""
    found = read_back.notes(branch)
    said: dict[int, Tag] = {}
    for number, words in expected.notes.items():
        tags = [tag for tag in found if words.are(file.text(tag), before=str(number))]
        if tags:
            said[number] = tags[0]
        else:
            yield f"the note {number} `{words}` is not read as it was written"
    calls = [link for link in read_back.links(file, branch) if link.text.strip().isdigit()]

    def same(number: int, call: ReadLink) -> bool:
        note = said.get(number)
        is_note = note is not None and call.place is not None and call.place.shows(file, note)
        return call.text.strip() == str(number) and is_note

    yield from _missing("the call of note", expected.calls, calls, same)


def _references(file: FinishedFile, branch: Tag) -> Iterator[str]:
    """Yield links such as `minute 76` and `item 5` that lead to something else."""
    for link in read_back.links(file, branch):
        named = _REFERENCE.fullmatch(link.text.strip())
        if named is None or link.place is None:
            continue
        if named["word"] == "item":
            page = file.drawn[link.place.page]
            is_there = any(item.text.strip() == f"Agenda Item {named['number']}" for item in page)
        else:
            headings = [tag for tag in file.tags if tag.role in HEADINGS and _begins(file.text(tag), named["number"])]
            is_there = any(link.place.shows(file, tag) for tag in headings)
        if not is_there:
            yield f"the link `{link.text}` does not lead to it"


def _ways_to_headings(file: FinishedFile, branch: Tag, section: str, expected: Expected) -> Iterator[str]:
    """Yield headings that have no bookmark, and names of headings that lead elsewhere."""
    headings = [tag for tag in branch.walk() if tag.role in HEADINGS]
    pages = {mark.page for mark in branch.marks()}
    found = [(title, place) for title, place in bookmarks(file) if place and place.page in pages]

    def same(wanted: tuple[int, Words], bookmark: tuple[str, Place]) -> bool:
        return wanted[1].are(bookmark[0], before=_NUMBER)

    often = Counter(str(words).casefold() for _, words in expected.headings)
    # The title of a paper is that of its item; a heading that comes again and again would say nothing in a list.
    below = [(level, words) for level, words in expected.headings if level > 1 and often[str(words).casefold()] == 1]
    yield from _missing("the bookmark", below, found, same)
    for name, words in expected.places.items():
        place = place_of(file, String(f"{section}/{name}"))
        meant = [tag for tag in headings if words.are(file.text(tag), before=_NUMBER)]
        if place is None or not any(place.shows(file, tag) for tag in meant):
            yield f"the name `{section}/{name}` does not lead to `{words}`"


def _begins(text: str, number: str) -> bool:
    return text.split()[:1] == [number]
