"""Tables: rows and cells as the HTML has them, each cell with its spans and its headers."""

from contextlib import suppress

from sbpack.render.tags.blocks import element_of, says_something
from sbpack.render.tags.headers import Row, assign_headers
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
    rows: list[Row] = []
    for kid in kids:
        if tag := _GROUPS.get(str(kid.element.tag)):
            own = kid.element.get("lang", language)
            found = _without_empty(_rows(kid, own, content))
            rows += found
            groups += [Node(tag, [row.node for row in found], language=_other(own, language))] if found else []
    if [group.tag for group in groups] == ["THead"]:
        groups[0].tag = "TBody"  # a table that is all head has to have a body all the same
    assign_headers(rows)
    return [Node("Table", [*captions, *groups])] if groups else captions


def _rows(group: Shown, language: str, content: Tagging) -> list[Row]:
    rows: list[Row] = []
    for kid in group.kids:
        if isinstance(kid, Shown) and kid.element.tag == "tr" and not kid.part:
            own = kid.element.get("lang", language)
            cells = [
                _cell(cell, own, content)
                for cell in kid.kids
                if isinstance(cell, Shown) and cell.element.tag in ("td", "th") and not cell.part
            ]
            rows.append(Row(Node("TR", [*cells], language=_other(own, language)), cells))
    return rows


def _without_empty(rows: list[Row]) -> list[Row]:
    """Leave out rows that cells above span whole; no cell spans more rows than its part of the table has."""
    empty = {number for number, row in enumerate(rows) if not row.cells}
    for number, row in enumerate(rows):
        for cell in row.cells:
            end = min(number + (cell.row_span or len(rows)), len(rows))
            cell.row_span = len(set(range(number, end)) - empty)
    return [row for row in rows if row.cells]


def _cell(shown: Shown, language: str, content: Tagging) -> Node:
    """Tag a cell; one that says nothing is the head of nothing."""
    element = shown.element
    own = element.get("lang", language)
    kids = content(shown.kids, own)
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
