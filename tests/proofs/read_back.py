"""What a finished file says of a section, read off its tags."""

from dataclasses import dataclass

from tests.pdf_drawn import Drawn
from tests.pdf_reading import joined
from tests.proofs.annotations import HEADINGS
from tests.proofs.file_reading import FinishedFile, Mark, Reference, Tag
from tests.proofs.identifiers import cells_of, header_ids, rows_of
from tests.proofs.places import Place, link_place, uri_of


@dataclass(frozen=True)
class ReadItem:
    """An item of a list, or of one in it."""

    depth: int
    text: str


@dataclass(frozen=True)
class ReadCell:
    """A cell with the texts of the headings that it names."""

    text: str
    is_heading: bool
    headings: tuple[str, ...]


@dataclass(frozen=True)
class ReadLink:
    """A link as a screen reader tells it."""

    text: str
    contents: str
    uri: str
    place: Place | None


def text_without(file: FinishedFile, tag: Tag, roles: tuple[str, ...]) -> str:
    """Return the text of an element, leaving out elements of some roles in it."""
    return joined(_pieces(file, tag, roles))


def _pieces(file: FinishedFile, tag: Tag, roles: tuple[str, ...]) -> list[Drawn]:
    found: list[Drawn] = []
    for kid in tag.kids:
        match kid:
            case Mark():
                found += [item for item in file.drawn_in.get(kid, []) if item.kind == "text"]
            case Tag() if kid.role not in roles:
                found += _pieces(file, kid, roles)
            case Tag() | Reference():
                pass
    return found


def headings(file: FinishedFile, branch: Tag) -> list[tuple[int, str]]:
    """Return the headings with their levels."""
    return [(int(tag.role[1]), file.text(tag)) for tag in branch.walk() if tag.role in HEADINGS]


def lists(file: FinishedFile, branch: Tag) -> list[list[ReadItem]]:
    """Return the lists that stand in no other, those in notes left out."""
    found = []
    for tag in branch.walk():
        above = [parent.role for parent in tag.above()]
        if tag.role == "L" and "L" not in above and "Note" not in above:
            found.append(_items(file, tag, 1))
    return found


def _items(file: FinishedFile, listing: Tag, depth: int) -> list[ReadItem]:
    items = []
    for item in listing.children:
        bodies = [child for child in item.children if child.role == "LBody"]
        text = " ".join(text_without(file, body, ("L",)) for body in bodies)
        items.append(ReadItem(depth, text))
        for body in bodies:
            for tag in body.walk():
                nearest = next((parent for parent in tag.above() if parent.role == "L"), None)
                if tag.role == "L" and nearest is listing:
                    items += _items(file, tag, depth + 1)
    return items


def tables(file: FinishedFile, branch: Tag) -> list[list[list[ReadCell]]]:
    """Return the tables row by row."""
    return [_table(file, tag) for tag in branch.walk() if tag.role == "Table"]


def _table(file: FinishedFile, table: Tag) -> list[list[ReadCell]]:
    ids = {bytes(cell.entry.ID): file.text(cell) for cell in cells_of(table) if "/ID" in cell.entry}
    return [
        [
            ReadCell(file.text(cell), cell.role == "TH", tuple(ids.get(name, "") for name in header_ids(cell)))
            for cell in row.children
        ]
        for row in rows_of(table)
    ]


def captions(file: FinishedFile, branch: Tag) -> list[str]:
    """Return the captions of tables."""
    return [file.text(tag) for tag in branch.walk() if tag.role == "Caption"]


def quotations(file: FinishedFile, branch: Tag) -> list[str]:
    """Return the quotations, lists in them left out."""
    return [text_without(file, tag, ("L",)) for tag in branch.walk() if tag.role == "BlockQuote"]


def figures(branch: Tag) -> list[str]:
    """Return the words in which figures are told."""
    return [str(tag.entry.get("/Alt", "")) for tag in branch.walk() if tag.role == "Figure"]


def languages(file: FinishedFile, branch: Tag) -> list[tuple[str, str]]:
    """Return the passages with a language of their own."""
    return [
        (str(tag.entry.Lang), file.text(tag)) for tag in branch.walk() if tag is not branch and "/Lang" in tag.entry
    ]


def links(file: FinishedFile, branch: Tag) -> list[ReadLink]:
    """Return the links, one of several lines once."""
    found = []
    for tag in branch.walk():
        if tag.role == "Link" and tag.references:
            note = tag.references[0].target
            contents = str(note.get("/Contents", ""))
            found.append(ReadLink(file.text(tag), contents, uri_of(note), link_place(file, note)))
    return found


def notes(branch: Tag) -> list[Tag]:
    """Return the footnotes."""
    return [tag for tag in branch.walk() if tag.role == "Note"]
