"""The tag tree written into the PDF that the engine makes."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import pydyf

from sbpack.render.tags.link_areas import joined_areas
from sbpack.render.tags.node import Area, Mark, Node


def write_tree(pdf: Any, document: Node, prefix: str) -> None:
    """Write the tree, and from each page and each link the way back into it."""
    root = pydyf.Dictionary({"Type": "/StructTreeRoot"})
    pdf.add_object(root)
    writer = _Writer(pdf, _names(document, prefix))
    root["K"] = pydyf.Array([writer.write(document, root)])
    root["ParentTree"] = pydyf.Dictionary({"Nums": writer.parents()})
    root["ParentTreeNextKey"] = len(writer.pages) + len(writer.linked)
    root["IDTree"] = pydyf.Dictionary({"Names": writer.ids()})
    pdf.catalog["StructTreeRoot"] = root.reference
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})


def pass_over(marks: Iterable[Mark], streams: Sequence[Any]) -> None:
    """Make artifacts of what is in no element: headings of a table on its later pages, pictures that decorate."""
    numbers: dict[int, set[int]] = defaultdict(set)
    for mark in marks:
        numbers[mark.page].add(mark.number)
    for page, found in numbers.items():
        operations = streams[page].stream
        for place, operand in enumerate(operations):
            if isinstance(operand, pydyf.Dictionary) and operand.get("MCID") in found:
                operations[place - 1 : place + 1] = ["/Artifact", pydyf.Dictionary({"Type": "/Layout"})]


def _names(document: Node, prefix: str) -> dict[Node, str]:
    """Name what others refer to, and notes, which PDF/UA wants named."""
    names: dict[Node, str] = {}
    for node in document.walk():
        for named in [*node.headers, *([node] if node.tag == "Note" else [])]:
            names.setdefault(named, f"{prefix}{'note' if named.tag == 'Note' else 'header'}-{len(names) + 1}")
    return names


class _Writer:
    def __init__(self, pdf: Any, names: dict[Node, str]) -> None:
        self.pages: tuple[bytes, ...] = pdf.page_references
        self.linked: list[bytes] = []
        self._pdf = pdf
        self._names = names
        self._named: dict[str, bytes] = {}
        self._parents: list[dict[int, bytes]] = [{} for _ in self.pages]

    def write(self, node: Node, parent: Any) -> bytes:
        """Write an element and all below it; return the reference to it."""
        element = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{node.tag}", "P": parent.reference})
        self._pdf.add_object(element)
        reference: bytes = element.reference
        areas = joined_areas(self._pdf, node.areas)
        page = next((kid.page for kid in (*node.kids, *areas) if not isinstance(kid, Node)), None)
        if page is not None:
            element["Pg"] = self.pages[page]
        for key, words in (("Lang", node.language), ("Alt", node.alternative)):
            if words:
                element[key] = pydyf.String(words)
        if name := self._names.get(node):
            element["ID"] = pydyf.String(name)
            self._named[name] = reference
        if attributes := self._attributes(node):
            element["A"] = attributes
        kids = [
            self.write(kid, element) if isinstance(kid, Node) else self._mark(kid, page, reference) for kid in node.kids
        ]
        element["K"] = pydyf.Array([*kids, *(self._area(area, node.words, reference) for area in areas)])
        return reference

    def _mark(self, mark: Mark, page: int | None, parent: bytes) -> Any:
        self._parents[mark.page][mark.number] = parent
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
        attributes: dict[str, Any] = {}
        if node.scope:
            attributes["Scope"] = f"/{node.scope}"
        if node.row_span > 1:
            attributes["RowSpan"] = node.row_span
        if node.column_span > 1:
            attributes["ColSpan"] = node.column_span
        if node.headers:
            attributes["Headers"] = pydyf.Array([pydyf.String(self._names[header]) for header in node.headers])
        return pydyf.Dictionary({"O": "/Table", **attributes}) if attributes else None

    def parents(self) -> Any:
        """Return the element of every mark of a page, and of every area."""
        numbers: list[Any] = []
        for page, marks in enumerate(self._parents):
            numbers += [page, pydyf.Array([marks.get(number, "null") for number in range(max(marks, default=-1) + 1)])]
        for number, parent in enumerate(self.linked, len(self.pages)):
            numbers += [number, parent]
        return pydyf.Array(numbers)

    def ids(self) -> Any:
        """Return the named elements in the order of their names."""
        found = sorted(self._named.items(), key=lambda entry: entry[0].encode())
        return pydyf.Array([part for name, element in found for part in (pydyf.String(name), element)])
