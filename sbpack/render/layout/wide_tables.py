"""Tables too wide for where they stand: they turn, go to A3, are set smaller, and only then is there something to say.

How wide a table has to be is known once it was laid out. Those that stick out are then set otherwise, and the section
is laid out again.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sbpack.render.html.table import BROKEN, GAIN, MOST_COLUMNS, PADDING, ROOM, SMALL, SMALL_PADDING
from sbpack.render.layout.boxes import children, is_container, is_table
from sbpack.render.places import BLOCK, Blocks
from sbpack.render.section import LayoutFinding

MOST_ROUNDS = 3
"""Landscape, A3, smaller: most tables need one, since it is seen how much wider they have to be."""
LANDSCAPE: Final = "landscape"
A3: Final = "a3"
_PIXELS = 96 / 25.4
"""In a millimetre."""
_SLACK = 2.0
_CELLS = ("td", "th")
_UNTURNED = {"card", "column", "side"}
"""Classes within which page.css has no other page to go to."""


@dataclass(frozen=True)
class WideTable:
    """A table that sticks out of what it stands in."""

    element: Any
    columns: int
    width: float
    """CSS pixels, less than which its words do not take."""
    room: float

    def small_fits(self, room: float) -> bool:
        """Whether the smallest type would make it narrow enough."""
        text = self.width - self.columns * PADDING * _PIXELS
        return text * GAIN + self.columns * SMALL_PADDING * _PIXELS <= room


def wide_tables(pages: Iterable[Any]) -> tuple[WideTable, ...]:
    """Return the tables that stick out, each once."""
    found = (table for page in pages for table in _wide(page._page_box, page._page_box.width))
    return tuple({table.element: table for table in found if table.element.get(BLOCK)}.values())


def next_looks(tables: Iterable[WideTable], blocks: Blocks) -> dict[int, str]:
    """Return the classes to set tables with in the next round, by block; nothing for one that is beyond help."""
    looks = ((int(table.element.get(BLOCK)), _next_look(table, blocks)) for table in tables)
    return {block: " ".join(look) for block, look in looks if look}


def with_looks(html: str, looks: Mapping[int, str]) -> str:
    """Return the HTML of a section with other classes for some of its tables."""
    for block, look in looks.items():
        html = re.sub(rf'<table {BLOCK}="{block}"(?: class="[^"]*")?', f'<table {BLOCK}="{block}" class="{look}"', html)
    return html


def table_findings(html: str) -> Iterator[LayoutFinding]:
    """Report the tables that no page is wide enough for, as they were set in the end."""
    for found in re.finditer(rf'<table {BLOCK}="(\d+)" class="[^"]*\b{BROKEN}\b', html):
        yield LayoutFinding(
            "the table is too wide for its page even in the smallest type, so that its words are broken anywhere",
            "divide it, leave out a column, or write shorter words",
            "layout-warning",
            int(found[1]),
        )


def _wide(box: Any, room: float) -> Iterator[WideTable]:
    if is_table(box):
        width = box.border_width()
        if width > room + _SLACK:
            yield WideTable(box.element, len(box.column_positions), width, room)
    elif is_container(box) and not box.is_table_wrapper:
        room = box.width
    for child in children(box):
        yield from _wide(child, room)


def _next_look(table: WideTable, blocks: Blocks) -> tuple[str, ...]:
    """Return the next classes of a table: another page if there is one and it helps, else small, else broken."""
    now = _classes(table.element)
    above = list(blocks.above(table.element))
    around = {*now, *(name for element in above for name in _classes(element))}
    kept = tuple(name for name in now if name not in (LANDSCAPE, A3, SMALL))
    if BROKEN in now or (SMALL in now and table.columns > MOST_COLUMNS):
        return ()
    if not _can_turn(above) or A3 in around:
        page = tuple(name for name in now if name in (LANDSCAPE, A3))
        is_enough = SMALL not in now and table.small_fits(table.room)
        return (*kept, *page, SMALL) if is_enough else (*kept, *page, SMALL, BROKEN)
    if LANDSCAPE not in around and table.width <= ROOM[LANDSCAPE] * _PIXELS:
        return (*kept, LANDSCAPE)
    widest = ROOM[A3] * _PIXELS
    if table.width <= widest:
        return (*kept, A3)
    return (*kept, A3, SMALL) if table.small_fits(widest) else (*kept, A3, SMALL, BROKEN)


def _classes(element: Any) -> list[str]:
    return (element.get("class") or "").split()


def _can_turn(above: Iterable[Any]) -> bool:
    """Whether a table may have pages of its own: not in a cell or a card, and not in a form of so many pages."""
    return not any(
        element.tag in _CELLS or _UNTURNED.intersection(_classes(element)) or element.get("data-pages")
        for element in above
    )
