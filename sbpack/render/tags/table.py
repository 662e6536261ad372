"""Tables: rows and cells as the HTML has them, each cell with its spans and its headers."""

from contextlib import suppress

from sbpack.render.tags.blocks import element_of, says_something
from sbpack.render.tags.headers import assign_headers
from sbpack.render.tags.node import Kid, Node
from sbpack.render.tags.shown import Shown, Tagging

_GROUPS = {"thead": "THead", "tbody": "TBody", "tfoot": "TFoot"}
_SCOPES = {"col": "Column", "colgroup": "Column", "row": "Row", "rowgroup": "Row"}
_MOST_COLUMNS, _MOST_ROWS = 1000, 65534
"""What HTML lets a cell span."""


def table_of(shown: Shown, language: str, content: Tagging) -> list[Kid]:
    """Tag a table."""
    kids = [kid for kid in shown.kids if isinstance(kid, Shown) and not kid.part]
    captions = [found for kid in kids if kid.element.tag == "caption" for found in content([kid], language)]
    groups: list[Node] = []
    for kid in kids:
        if tag := _GROUPS.get(str(kid.element.tag)):
            groups += _rows(kid, tag, language, content)
    if not groups:
        return captions
    assign_headers([[row for row in group.kids if isinstance(row, Node)] for group in groups])
    return [Node("Table", [*captions, *groups])]


def _rows(group: Shown, tag: str, language: str, content: Tagging) -> list[Node]:
    rows: list[Kid] = []
    for kid in group.kids:
        if isinstance(kid, Shown) and kid.element.tag == "tr" and not kid.part:
            own = kid.element.get("lang", language)
            cells: list[Kid] = [
                _cell(cell, own, content)
                for cell in kid.kids
                if isinstance(cell, Shown) and cell.element.tag in ("td", "th") and not cell.part
            ]
            rows.append(Node("TR", cells, language=own if own != language else ""))
    return [Node(tag, rows)] if rows else []


def _cell(shown: Shown, language: str, content: Tagging) -> Node:
    """Tag a cell; one that says nothing is the head of nothing."""
    element = shown.element
    own = element.get("lang", language)
    kids = content(shown.kids, own)
    is_header = element.tag == "th" and says_something(kids)
    made = element_of("TH" if is_header else "TD", kids)
    cell = made[0] if made and isinstance(made[0], Node) else Node("TD")
    cell.language = own if own != language else ""
    cell.scope = _SCOPES.get(element.get("scope", "").lower(), "") if is_header else ""
    cell.row_span = _span(element.get("rowspan"), least=0, most=_MOST_ROWS)
    cell.column_span = _span(element.get("colspan"), least=1, most=_MOST_COLUMNS)
    return cell


def _span(written: str | None, least: int, most: int) -> int:
    with suppress(ValueError):
        return min(max(int(written or 1), least), most)
    return 1
