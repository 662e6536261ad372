"""The tag tree of a section, made from what each HTML element shows: text, lists, tables, pictures and links.

A list's item is a label, where one is printed, and a body that holds everything else of it. A table's rows and cells
are as the HTML has them, each cell with its spans and the headers that HTML finds for it.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from sbpack.render.html.typesetting import without_line_ends
from sbpack.render.places import Blocks
from sbpack.render.section import LayoutFinding
from sbpack.render.tags.node import Kid, Mark, Node, element_of, in_language, in_paragraphs, says_something
from sbpack.render.tags.shown import Shown
from sbpack.text.markdown_rules import SPOKEN

_NUMBERINGS = {
    **dict.fromkeys(("disc", "\u2022"), "Disc"),
    **{"circle": "Circle", "square": "Square", "lower-roman": "LowerRoman", "upper-roman": "UpperRoman"},
    **dict.fromkeys(("decimal", "decimal-leading-zero"), "Decimal"),
    **dict.fromkeys(("lower-alpha", "lower-latin"), "LowerAlpha"),
    **dict.fromkeys(("upper-alpha", "upper-latin"), "UpperAlpha"),
}
"""What PDF calls the labels that it knows; all others, such as dashes, are text of no scheme: `None`."""
_GROUPS = {"thead": "THead", "tbody": "TBody", "tfoot": "TFoot"}
_SCOPES = {"col": "Column", "colgroup": "Column", "row": "Row", "rowgroup": "Row"}
_MOST_COLUMNS, _MOST_ROWS = 1000, 65534
"""What HTML lets a cell span."""
_TAGS = {
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
    **{"p": "P", "pre": "P", "blockquote": "BlockQuote", "section": "Sect", "article": "Art"},
    **{"caption": "Caption", "figcaption": "Caption", "code": "Code", "q": "Quote"},
}
_UNHEARD_BLOCKS = frozenset(
    {"address", "aside", "body", "center", "dd", "details", "dialog", "div", "dt", "fieldset", "figure", "footer"}
    | {"form", "header", "hgroup", "legend", "li", "main", "nav", "search", "summary"}
)
"""Elements that a listener need not hear of, and that end a paragraph all the same."""
_SVG = "{http://www.w3.org/2000/svg}"
_PICTURES = ("img", f"{_SVG}svg")


def document_of(root: Shown) -> Node:
    """Return the tag tree of a section."""
    return Node("Document", in_paragraphs(_content(root.kids, root.element.get("lang", ""))))


def _content(shown: Sequence[Mark | Shown], language: str) -> list[Kid]:
    """Return the tags of things in a text of this language: what a listener need not hear of stands in none."""
    kids: list[Kid] = []
    for kid in shown:
        if isinstance(kid, Mark):
            kids.append(kid)
            continue
        own = language if kid.part else kid.element.get("lang", language)
        if kid.rectangle:
            # A picture without words, or that a style sheet puts there, only decorates the page.
            words = "" if kid.part else _words_for(kid.element)
            marks: list[Kid] = [mark for mark in kid.kids if isinstance(mark, Mark)]
            figure = Node("Figure", marks, alternative=words or "", rectangle=kid.rectangle)
            made: list[Kid] = [figure] if words is None or words.strip() else []
        elif not kid.part and (whole := _WHOLES.get(str(kid.element.tag))):
            made = whole(kid, own)
        else:
            made = _around(kid, _content(kid.kids, own))
        kids += in_language(made, own, language)
    return kids


def _around(shown: Shown, kids: list[Kid]) -> list[Kid]:
    """Make an element round what stands in it, or none if a listener need not hear of it."""
    element, name = shown.element, str(shown.element.tag)
    if shown.part:
        return kids
    if name == "a" and shown.areas:
        words = _plain_words(element.get("aria-label") or _spoken(element))
        link = Node("Link", kids, words=words, areas=shown.areas)
        return [Node("Reference", [link]) if element.get("role") == "doc-noteref" else link]
    if kind := SPOKEN.get(name):
        # A listener hears where deleted or inserted words begin and end.
        words = _plain_words(_spoken(element))
        nodes = element_of("Span", kids)
        for node in nodes:
            if isinstance(node, Node):
                node.alternative = f"{kind}: {words} (end of what is {kind})"
        return nodes
    tag = _TAGS.get(name, "")
    if element.get("role") == "doc-footnote":
        tag = "Note"
    elif [child.get("role") for child in element] == ["doc-backlink"]:
        tag = "Lbl"  # the number of a note, which leads back to its call
    if tag:
        is_code = [kid.tag for kid in kids if isinstance(kid, Node)] == ["Code"] and len(kids) == 1
        needs_code = name == "pre" and not is_code and says_something(kids)
        return element_of(tag, [Node("Code", kids)] if needs_code else kids)
    return in_paragraphs(kids) if name in _UNHEARD_BLOCKS else kids


def _spoken(element: Element) -> str:
    """Return the text of an element, with words for its pictures."""
    words = element.get("alt") if element.tag == "img" else element.text
    return (words or "") + "".join(_spoken(child) + (child.tail or "") for child in element)


def _plain_words(text: str) -> str:
    return " ".join(without_line_ends(text).split())


def _words_for(picture: Element) -> str | None:
    """Return what stands for a picture in words; nothing if it needs none, None if nobody gave any."""
    if picture.tag == f"{_SVG}svg":
        title = picture.find(f"{_SVG}title")
        return picture.get("aria-label") if title is None else "".join(title.itertext())
    return picture.get("alt")


def missing_semantics(blocks: Blocks) -> Iterator[LayoutFinding]:
    """Report pictures that nobody put into words, and a page in no language; Markdown makes neither, templates may."""
    if not blocks.root.get("lang"):
        yield LayoutFinding("the page does not say its language", "give `<html>` a `lang`", rule="layout-warning")
    for picture in blocks.root.iter():
        if picture.tag in _PICTURES and _words_for(picture) is None:
            name = picture.get("src", "a drawing")
            help_line = "give it an `alt`, empty if it decorates"
            yield LayoutFinding(
                f"no words stand for the picture `{name}`", help_line, "layout-warning", blocks.of(picture)
            )


def _list(shown: Shown, language: str) -> list[Kid]:
    """Tag a list. What stands between its items is an item too."""
    items: list[Kid] = []
    bullet: Any = None
    for kid in shown.kids:
        if isinstance(kid, Shown) and kid.element.tag == "li" and not kid.part:
            own = kid.element.get("lang", language)
            labels = [part for part in kid.kids if isinstance(part, Shown) and part.part == "marker"]
            others = [part for part in kid.kids if part not in labels]
            items += in_language(_item(_content(labels, own), _content(others, own)), own, language)
            bullet = bullet or kid.bullet
        else:
            items += _item([], _content([kid], language))
    style = str(bullet[1] if isinstance(bullet, tuple) else bullet).strip()
    return [Node("L", items, numbering=_NUMBERINGS.get(style, "None"))] if items else []


def _item(label: list[Kid], body: list[Kid]) -> list[Kid]:
    kids = [*element_of("Lbl", label), *element_of("LBody", body)]
    return [Node("LI", kids)] if kids else []


def _definitions(shown: Shown, language: str) -> list[Kid]:
    """Tag terms and what they mean as items: the terms before a meaning are its label."""
    items: list[Kid] = []
    terms: list[Mark | Shown] = []
    meanings: list[Mark | Shown] = []
    for kid in [*_terms_and_meanings(shown), None]:
        if kid is None or (kid.element.tag == "dt" and meanings):
            items += _item(_bare(_content(terms, language)), _bare(_content(meanings, language)))
            terms, meanings = [], []
        if kid is not None:
            (terms if kid.element.tag == "dt" else meanings).append(kid)
    return [Node("L", items, numbering="None")] if items else []


def _bare(kids: list[Kid]) -> list[Kid]:
    """Take the paragraph off a text that stands alone."""
    match kids:
        case [Node(tag="P", language="") as only]:
            return only.kids
    return kids


def _terms_and_meanings(shown: Shown) -> Iterator[Shown]:
    """Yield terms and meanings in order, those in a `<div>` as well."""
    for kid in shown.kids:
        if isinstance(kid, Shown):
            yield from _terms_and_meanings(kid) if kid.element.tag == "div" else [kid]


def _table(shown: Shown, language: str) -> list[Kid]:
    kids = [kid for kid in shown.kids if isinstance(kid, Shown) and not kid.part]
    captions = [found for kid in kids if kid.element.tag == "caption" for found in _content([kid], language)]
    groups: list[Node] = []
    rows: list[_Row] = []
    for kid in kids:
        if tag := _GROUPS.get(str(kid.element.tag)):
            own = kid.element.get("lang", language)
            found = _rows(kid, own)
            rows += found
            groups += [Node(tag, [node for node, _ in found], language=_other(own, language))] if found else []
    if [group.tag for group in groups] == ["THead"]:
        groups[0].tag = "TBody"  # a table that is all head has to have a body all the same
    _assign_headers([cells for _, cells in rows])
    return [Node("Table", [*captions, *groups])] if groups else captions


_Row = tuple[Node, list[Node]]
"""A row of a table, and its cells."""


def _rows(group: Shown, language: str) -> list[_Row]:
    """Tag rows, but those that cells above span whole; no cell spans more rows than its part of the table has."""
    rows: list[_Row] = []
    for kid in group.kids:
        if isinstance(kid, Shown) and kid.element.tag == "tr" and not kid.part:
            own = kid.element.get("lang", language)
            shown = [cell for cell in kid.kids if isinstance(cell, Shown) and cell.element.tag in ("td", "th")]
            cells = [_cell(cell, own) for cell in shown if not cell.part]
            rows.append((Node("TR", [*cells], language=_other(own, language)), cells))
    empty = {number for number, (_, cells) in enumerate(rows) if not cells}
    for number, (_, cells) in enumerate(rows):
        for cell in cells:
            end = min(number + (cell.row_span or len(rows)), len(rows))
            cell.row_span = len(set(range(number, end)) - empty)
    return [row for row in rows if row[1]]


def _cell(shown: Shown, language: str) -> Node:
    """Tag a cell; one that says nothing is the head of nothing."""
    element = shown.element
    own = element.get("lang", language)
    kids = _content(shown.kids, own)
    is_header = element.tag == "th" and says_something(kids)
    made = element_of("TH" if is_header else "TD", kids)
    cell = made[0] if made and isinstance(made[0], Node) else Node("TD")
    cell.language = _other(own, language)
    cell.scope = _SCOPES.get(element.get("scope", "").lower(), "") if is_header else ""
    cell.row_span = _span(element.get("rowspan"), least=0, most=_MOST_ROWS)
    cell.column_span = _span(element.get("colspan"), least=1, most=_MOST_COLUMNS)
    return cell


def _other(own: str, language: str) -> str:
    return own if own.casefold() != language.casefold() else ""


def _span(written: str | None, least: int, most: int) -> int:
    with suppress(ValueError):
        return min(max(int(written or 1), least), most)
    return 1


_WHOLES = {"ul": _list, "ol": _list, "dl": _definitions, "table": _table}
"""What is looked at as a whole, down to its items or cells."""


@dataclass(frozen=True)
class _Cell:
    """A cell in its place."""

    node: Node
    row: int
    column: int

    def span(self, scope: str) -> range:
        """Return the columns that it takes, or the rows."""
        if scope == "Column":
            return range(self.column, self.column + self.node.column_span)
        return range(self.row, self.row + self.node.row_span)


_Grid = dict[tuple[int, int], _Cell]
_Line = list[tuple[int, _Cell | None]]
"""The header cells along a column or a row, and nothing where other cells begin, each with its place on the line."""


def _assign_headers(rows: Sequence[Sequence[Node]]) -> None:
    """Give each cell of a table its headers, as HTML finds them: cells above and to the left, whatever they span.

    A header cell that does not say of what it is one is a column's where it stands among headers only.
    """
    grid: _Grid = {}
    for number, row in enumerate(rows):
        column = 0
        for node in row:
            while (number, column) in grid:
                column += 1
            cell = _Cell(node, number, column)
            for place in ((y, x) for y in cell.span("Row") for x in cell.span("Column")):
                grid.setdefault(place, cell)
            column += node.column_span
    cells = tuple(dict.fromkeys(grid.values()))
    among_data = {row for cell in cells if cell.node.tag == "TD" for row in cell.span("Row")}
    for cell in cells:
        if cell.node.tag == "TH" and not cell.node.scope:
            cell.node.scope = "Row" if among_data.intersection(cell.span("Row")) else "Column"
    down, across = _lines(grid, "Column"), _lines(grid, "Row")
    for cell in cells:
        headers = _headers(cell, down, "Column")
        if cell.node.scope != "Column":
            headers += _headers(cell, across, "Row")
        cell.node.headers = tuple(headers)


def _lines(grid: _Grid, scope: str) -> Mapping[int, _Line]:
    """Return every column, or every row, by its number."""
    lines: dict[int, _Line] = defaultdict(list)
    for (row, column), cell in sorted(grid.items(), key=lambda entry: entry[0]):
        number, place = (column, row) if scope == "Column" else (row, column)
        header = cell if cell.node.scope == scope else None
        if not lines[number] or lines[number][-1][1] is not header:
            lines[number].append((place, header))
    return lines


def _headers(cell: _Cell, lines: Mapping[int, _Line], scope: str) -> list[Node]:
    """Return the headers of a cell above or before it, the outermost first.

    A heading in the middle of a table takes the place of one of the same breadth above.
    """
    found: dict[_Cell, None] = {}
    start = cell.row if scope == "Column" else cell.column
    for number in cell.span(scope):
        line = lines[number]
        replaced: set[range] = set()
        beside = {cell.span(scope)} if cell.node.scope == scope else set()
        for _, header in reversed(line[: bisect_left(line, start, key=lambda entry: entry[0])]):
            if header is None:
                replaced |= beside
                beside = set()
                continue
            beside.add(header.span(scope))
            if header.span(scope) not in replaced:
                found[header] = None
    outermost = sorted(found, key=lambda header: (header.row, header.column))
    if scope == "Row":
        outermost.sort(key=lambda header: header.column)
    return [header.node for header in outermost]
