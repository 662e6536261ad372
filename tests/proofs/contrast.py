"""Letters stand out from what lies behind them, as WCAG 2.1 AA wants it (1.4.3)."""

from collections.abc import Iterator
from typing import Any

import pikepdf

from tests.pdf_drawn import Drawn, opened
from tests.proofs.file_reading import FinishedFile

LEAST = 4.5
"""Contrast of ordinary letters; large ones need less, and have as much here."""
_SCALE = 2
"""Dots a point: fewer, and the softened edges of a note's number are most of what is seen of it."""
_ROUND = 1.0
"""Points round a run of letters that are looked at too, where it stands on its ground alone."""
Colour = tuple[int, int, int]


def letters_stand_out(file: FinishedFile) -> Iterator[str]:
    """Yield tagged words with too little contrast; what stands in a figure is its author's."""
    in_figures = {mark for tag in file.tags if tag.role == "Figure" for mark in tag.marks()}
    told = [item for mark, items in file.drawn_in.items() if mark not in in_figures for item in items]
    with opened(file.data) as document:
        pictures = [page.render(scale=_SCALE).to_pil().convert("RGB") for page in document]
    for item in told:
        if item.kind != "text" or not item.text.strip() or item.colour is None:
            continue
        ground = _ground(item, pictures[item.page], file.pages[item.page])
        if (ratio := contrast(item.colour, ground)) < LEAST:
            words = f"page {item.page + 1}: the words `{item.text.strip()}` are {item.colour} on {ground}"
            yield f"{words}, a contrast of {ratio:.1f}"


def prove_readable(file: FinishedFile) -> None:
    """Every word stands out."""
    found = list(letters_stand_out(file))
    assert not found, "\n".join(found)


def _ground(item: Drawn, picture: Any, page: pikepdf.Object) -> Colour:
    """Return the colour that fills most of the room of a run of letters: they fill less than half of it themselves."""
    left, _, _, top = (float(value) for value in pikepdf.Page(page).cropbox)
    box = (item.left - left - _ROUND, top - item.top - _ROUND, item.right - left + _ROUND, top - item.bottom + _ROUND)
    whole = (*(int(side * _SCALE) for side in box[:2]), *(int(side * _SCALE) + 1 for side in box[2:]))
    behind = picture.crop(whole)
    ground: Colour = max(behind.getcolors(behind.width * behind.height))[1]
    return ground


def contrast(one: Colour, other: Colour) -> float:
    """Return the ratio of two colours' lightness, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (_linear(value / 255) for value in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.03928 else float(((value + 0.055) / 1.055) ** 2.4)
