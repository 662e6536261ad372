"""Where a link can be clicked."""

from collections.abc import Sequence
from typing import Any

from sbpack.render.tags.node import Area

_SLACK = 0.5
"""Points by which an area may reach out of one that makes it superfluous."""


def areas_needed(pdf: Any, areas: Sequence[Area]) -> list[Area]:
    """Return the areas of a link, and take off their pages those that lie within another.

    The engine makes an area of each box: of the line and, within it, of each word in bold.
    """
    needed: list[Area] = []
    for area in sorted(areas, key=lambda area: -_size(area)):
        if any(_lies_in(area, other) for other in needed):
            page = pdf.objects[int(pdf.page_references[area.page].split()[0])]
            page["Annots"].remove(area.annotation.reference)
        else:
            needed.append(area)
    return [area for area in areas if area in needed]


def _edges(area: Area) -> tuple[float, float, float, float]:
    left, top, right, bottom = area.annotation["Rect"]
    return min(left, right), min(top, bottom), max(left, right), max(top, bottom)


def _size(area: Area) -> float:
    left, bottom, right, top = _edges(area)
    return (right - left) * (top - bottom)


def _lies_in(area: Area, other: Area) -> bool:
    left, bottom, right, top = _edges(area)
    outer = _edges(other)
    return (
        area.page == other.page
        and outer[0] - _SLACK <= left
        and right <= outer[2] + _SLACK
        and outer[1] - _SLACK <= bottom
        and top <= outer[3] + _SLACK
    )
