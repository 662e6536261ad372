"""Every figure is told in words, and its box is where it is drawn."""

from collections.abc import Iterator

import pikepdf

from tests.proofs.file_reading import FinishedFile

_CLOSE = 2.0
"""Points by which a box may miss what it is round."""
Box = tuple[float, float, float, float]


def figures_are_told(file: FinishedFile) -> Iterator[str]:
    """Yield figures without alternative text, or drawn as nothing."""
    for tag in file.tags:
        if tag.role not in ("Figure", "Formula"):
            continue
        alternative = str(tag.entry.get("/Alt", "")).strip()
        if not alternative:
            yield f"a {tag.role} on page {_page(file, tag)} has no alternative text"
        if not any(mark in file.drawn_in for mark in tag.marks()):
            yield f"the figure `{alternative[:40]}` draws nothing"


def boxes_are_round_their_figures(file: FinishedFile) -> Iterator[str]:
    """Yield figures whose BBox is missing, leaves the page, or is not round what is drawn."""
    for tag in (tag for tag in file.tags if tag.role == "Figure"):
        stated = tag.attribute("/BBox")
        name = f"the figure `{str(tag.entry.get('/Alt', ''))[:40]}`"
        page = next((mark.page for mark in tag.marks() if mark.page is not None), None)
        if stated is None or page is None:
            yield f"{name} has no BBox"
            continue
        box = tuple(float(value) for value in stated)  # type: ignore[attr-defined]
        sheet = tuple(float(value) for value in pikepdf.Page(file.pages[page]).mediabox)
        if not _is_within(box, sheet):
            yield f"{name} has a BBox that leaves its page"
        seen = file.box_on(tag, page)
        if seen is not None and not _is_within(_common(seen, sheet), box):
            yield f"{name} has a BBox that is not round what it draws"
        if (box[2] - box[0]) * (box[3] - box[1]) <= 0:
            yield f"{name} has a BBox without a size"


def _page(file: FinishedFile, tag: object) -> str:
    page = next((mark.page for mark in tag.marks() if mark.page is not None), None)  # type: ignore[attr-defined]
    return "?" if page is None else str(page + 1)


def _common(one: Box, other: tuple[float, ...]) -> Box:
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def _is_within(inner: tuple[float, ...], outer: tuple[float, ...]) -> bool:
    return (
        inner[0] >= outer[0] - _CLOSE
        and inner[1] >= outer[1] - _CLOSE
        and inner[2] <= outer[2] + _CLOSE
        and inner[3] <= outer[3] + _CLOSE
    )
