"""Where a link can be clicked."""

from collections.abc import Sequence
from typing import Any

import pydyf

from sbpack.render.tags.node import Area

_Edges = tuple[float, float, float, float]
"""Left, bottom, right, top."""


def joined_areas(pdf: Any, areas: Sequence[Area]) -> list[Area]:
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


def _edges(area: Area) -> _Edges:
    left, top, right, bottom = area.annotation["Rect"]
    return min(left, right), min(top, bottom), max(left, right), max(top, bottom)


def _size(edges: _Edges) -> float:
    left, bottom, right, top = edges
    return max(right - left, 0) * max(top - bottom, 0)
