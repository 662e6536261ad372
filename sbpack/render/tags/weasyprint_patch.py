"""The monkey patch by which WeasyPrint writes our tag tree, and gives each glyph its own letters."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any
from unicodedata import combining, normalize

import pydyf
import weasyprint.pdf
from uharfbuzz import Face, Font

from sbpack.render.tags.elements import document_of
from sbpack.render.tags.node import Area, Mark, Node
from sbpack.render.tags.shown import read_pages

UNHEARD = "\u2060"
"""A word joiner, for a glyph that stands for no letter of its own: nothing is heard, and no word is parted."""


def mend_letters(letters: dict[int, str], letter_of_glyph: Callable[[], Mapping[int, str]]) -> None:
    """Give glyphs that share letters their own; `letter_of_glyph` is asked only where there is any such glyph."""
    doubtful = [glyph for glyph, text in letters.items() if not text or (len(text) > 1 and any(map(combining, text)))]
    own = letter_of_glyph() if doubtful else {}
    for glyph in doubtful:
        letter, text = own.get(glyph, ""), letters[glyph]
        if not text:
            letters[glyph] = letter or UNHEARD
        elif letter and letter in text and normalize("NFC", text) != letter:
            letters[glyph] = letter


def _joined_areas(pdf: Any, areas: Sequence[Area]) -> list[Area]:
    """Return the areas of a link, and take off their pages those that lie mostly on another, which grows to hold both.

    The engine makes an area of each box: of the line and, within it, of each word in bold and each picture. Whoever
    goes from link to link with a keyboard would stop at each.
    """
    kept: list[Area] = []
    for area in sorted(areas, key=lambda area: -_size(_edges(area))):
        below = next((other for other in kept if other.page == area.page and _lies_on(area, other)), None)
        if below is None:
            kept.append(area)
            continue
        left, bottom, right, top = zip(_edges(area), _edges(below), strict=True)
        below.annotation["Rect"] = pydyf.Array([min(left), min(bottom), max(right), max(top)])
        page = pdf.objects[int(pdf.page_references[area.page].split()[0])]
        page["Annots"].remove(area.annotation.reference)
    return [area for area in areas if area in kept]


def _lies_on(area: Area, other: Area) -> bool:
    """Whether an area shares more than half of itself with a larger one."""
    left, bottom, right, top = zip(_edges(area), _edges(other), strict=True)
    shared = (max(left), max(bottom), min(right), min(top))
    return 2 * _size(shared) > _size(_edges(area))


def _edges(area: Area) -> tuple[float, float, float, float]:
    """Return left, bottom, right and top of an area."""
    left, top, right, bottom = area.annotation["Rect"]
    return min(left, right), min(top, bottom), max(left, right), max(top, bottom)


def _size(edges: tuple[float, float, float, float]) -> float:
    left, bottom, right, top = edges
    return max(right - left, 0) * max(top - bottom, 0)


def _write_tree(pdf: Any, document: Node, prefix: str) -> None:
    """Write the tree, and from each page and each link the way back into it."""
    # Named is what others refer to, and notes, which PDF/UA wants named.
    names: dict[Node, str] = {}
    for node in document.walk():
        for named in [*node.headers, *([node] if node.tag == "Note" else [])]:
            names.setdefault(named, f"{prefix}{'note' if named.tag == 'Note' else 'header'}-{len(names) + 1}")
    root = pydyf.Dictionary({"Type": "/StructTreeRoot"})
    pdf.add_object(root)
    writer = _Writer(pdf, names)
    root["K"] = pydyf.Array([writer.write(document, root)])
    parents: list[Any] = []
    for page, marks in enumerate(writer.parents):
        parents += [page, pydyf.Array([marks.get(number, "null") for number in range(max(marks, default=-1) + 1)])]
    for number, parent in enumerate(writer.linked, len(writer.pages)):
        parents += [number, parent]
    root["ParentTree"] = pydyf.Dictionary({"Nums": pydyf.Array(parents)})
    root["ParentTreeNextKey"] = len(writer.pages) + len(writer.linked)
    ids = sorted(writer.named.items(), key=lambda entry: entry[0].encode())
    listed = pydyf.Array([part for name, element in ids for part in (pydyf.String(name), element)])
    root["IDTree"] = pydyf.Dictionary({"Names": listed})
    pdf.catalog["StructTreeRoot"] = root.reference
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})


def _pass_over(marks: Iterable[Mark], streams: Sequence[Any]) -> None:
    """Make artifacts of what is in no element: headings of a table on its later pages, pictures that decorate."""
    numbers: dict[int, set[int]] = defaultdict(set)
    for mark in marks:
        numbers[mark.page].add(mark.number)
    for page, found in numbers.items():
        operations = streams[page].stream
        for place, operand in enumerate(operations):
            if isinstance(operand, pydyf.Dictionary) and operand.get("MCID") in found:
                operations[place - 1 : place + 1] = ["/Artifact", pydyf.Dictionary({"Type": "/Layout"})]


class _Writer:
    def __init__(self, pdf: Any, names: dict[Node, str]) -> None:
        self.pages: tuple[bytes, ...] = pdf.page_references
        self.linked: list[bytes] = []
        self._pdf = pdf
        self._names = names
        self.named: dict[str, bytes] = {}
        self.parents: list[dict[int, bytes]] = [{} for _ in self.pages]
        """The element of each mark, by page."""

    def write(self, node: Node, parent: Any) -> bytes:
        """Write an element and all below it; return the reference to it."""
        element = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{node.tag}", "P": parent.reference})
        self._pdf.add_object(element)
        reference: bytes = element.reference
        areas = _joined_areas(self._pdf, node.areas)
        page = next((kid.page for kid in (*node.kids, *areas) if not isinstance(kid, Node)), None)
        if page is not None:
            element["Pg"] = self.pages[page]
        for key, words in (("Lang", node.language), ("Alt", node.alternative)):
            if words:
                element[key] = pydyf.String(words)
        if name := self._names.get(node):
            element["ID"] = pydyf.String(name)
            self.named[name] = reference
        if attributes := self._attributes(node):
            element["A"] = attributes
        kids = [
            self.write(kid, element) if isinstance(kid, Node) else self._mark(kid, page, reference) for kid in node.kids
        ]
        element["K"] = pydyf.Array([*kids, *(self._area(area, node.words, reference) for area in areas)])
        return reference

    def _mark(self, mark: Mark, page: int | None, parent: bytes) -> Any:
        self.parents[mark.page][mark.number] = parent
        if mark.page == page:
            return mark.number
        return pydyf.Dictionary({"Type": "/MCR", "Pg": self.pages[mark.page], "MCID": mark.number})

    def _area(self, area: Area, words: str, parent: bytes) -> Any:
        area.annotation["StructParent"] = len(self.pages) + len(self.linked)
        if words:
            area.annotation["Contents"] = pydyf.String(words)
        self.linked.append(parent)
        return pydyf.Dictionary({"Type": "/OBJR", "Pg": self.pages[area.page], "Obj": area.annotation.reference})

    def _attributes(self, node: Node) -> Any:
        if node.numbering:
            return pydyf.Dictionary({"O": "/List", "ListNumbering": f"/{node.numbering}"})
        if node.rectangle:
            return pydyf.Dictionary({"O": "/Layout", "BBox": pydyf.Array(node.rectangle)})
        attributes = {
            "Scope": node.scope and f"/{node.scope}",
            "RowSpan": node.row_span if node.row_span > 1 else None,
            "ColSpan": node.column_span if node.column_span > 1 else None,
            "Headers": pydyf.Array([pydyf.String(self._names[header]) for header in node.headers]),
        }
        stated = {key: value for key, value in attributes.items() if value}
        return pydyf.Dictionary({"O": "/Table", **stated}) if stated else None


@contextmanager
def patch_weasyprint(prefix: str) -> Iterator[None]:
    """Let whatever is written meanwhile bear our tags; `prefix` goes before their ids, which are unique in a pack.

    The engine has no door for this; it looks its own functions up by name when everything else is written.
    """
    theirs, their_fonts = weasyprint.pdf.add_tags, weasyprint.pdf.build_fonts_dictionary

    def write_fonts(pdf: Any, fonts: Mapping[Any, Any], *more: Any) -> Any:
        for font in fonts.values():
            mend_letters(font.to_unicode, partial(_letters_in, font.file_content, font.index))
        return their_fonts(pdf, fonts, *more)

    def add_tags(pdf: Any, document: Any, _version: object, streams: Sequence[Any]) -> None:
        root, marks = read_pages(document, streams)
        tree = document_of(root)
        held = {kid for node in tree.walk() for kid in node.kids if isinstance(kid, Mark)}
        _pass_over((mark for mark in marks if mark not in held), streams)
        _write_tree(pdf, tree, prefix)

    weasyprint.pdf.add_tags = add_tags
    weasyprint.pdf.build_fonts_dictionary = write_fonts
    try:
        yield
    finally:
        weasyprint.pdf.add_tags, weasyprint.pdf.build_fonts_dictionary = theirs, their_fonts


def _letters_in(file: bytes, index: int) -> dict[int, str]:
    """Return the letter of each glyph of a font that stands for one."""
    face = Face(file, index)
    font = Font(face)
    return {font.get_nominal_glyph(letter): chr(letter) for letter in sorted(face.unicodes, reverse=True)}
