"""What is read next stands further on: lower on the page, to the right of it, or on a later page."""

from collections.abc import Iterator
from itertools import pairwise

from tests.proofs.file_reading import FinishedFile, Tag
from tests.proofs.nesting import PARAGRAPHS, branches

Box = tuple[float, float, float, float]
_CLOSE = 3.0
"""Points by which lines may overlap."""
_LINES = PARAGRAPHS | {"LBody", "TD", "TH", "Caption", "Lbl", "Note"}


def lines_go_forward(file: FinishedFile) -> Iterator[str]:
    """Yield blocks in which a line is read before one that stands above it, in the same column."""
    for tag in file.tags:
        if tag.role not in _LINES:
            continue
        pieces = file.pieces(tag)
        for before, piece in pairwise(pieces):
            if piece.page < before.page:
                yield f"{file.named(tag)} goes back from page {before.page + 1} to {piece.page + 1}"
            elif piece.page == before.page and _goes_back(before.box, piece.box):
                yield f"page {piece.page + 1}: `{piece.text.strip()}` is read after `{before.text.strip()}` below it"


def blocks_go_forward(file: FinishedFile) -> Iterator[str]:
    """Yield blocks that are read after one that stands below them in the same column, or on a later page."""
    for parent in [*branches(file), *(tag for tag in file.tags if tag.role in ("Div", "Sect", "L", "LBody", "TBody"))]:
        before: Tag | None = None
        for tag in parent.children:
            if not file.pieces(tag):
                continue
            if before is not None:
                yield from _backward(file, before, tag)
            before = tag


def sections_follow_the_pages(file: FinishedFile) -> Iterator[str]:
    """Yield branches that share a page with one before, or come before it."""
    last = -1
    for branch in branches(file):
        pages = [mark.page for mark in branch.marks() if mark.page is not None]
        if pages and min(pages) <= last:
            yield f"the branch `{branch.entry.get('/T', '')}` begins on page {min(pages) + 1}, before its time"
        last = max([last, *pages])


def _backward(file: FinishedFile, before: Tag, tag: Tag) -> Iterator[str]:
    first, last = file.pieces(tag)[0], file.pieces(before)[-1]
    if first.page < last.page and first.page < file.pieces(before)[0].page:
        yield f"{file.named(tag)} on page {first.page + 1} is read after {file.named(before)} on a later one"
        return
    one, other = file.box_on(before, first.page), file.box_on(tag, first.page)
    if one is not None and other is not None and last.page == first.page and _goes_back(one, other):
        yield f"page {first.page + 1}: {file.named(tag)} is read after {file.named(before)}, which stands below it"


def _goes_back(before: Box, after: Box) -> bool:
    """Whether a box stands wholly above another, and not to the right of it."""
    is_above = after[1] > before[3] - _CLOSE
    is_beside = after[0] > before[2] - _CLOSE
    return is_above and not is_beside
