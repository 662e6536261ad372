"""Pages that PDF/UA-1 forbids for what they are set in, though their fonts are in the file.

Letters of other widths than stated, glyphs that stand for no known letter, encodings that contradict their font: a
validator knows them all, and says for each page alone whether it is one of those.
"""

from collections.abc import Iterator

import page as validator

from sbpack.render.attachments.drawn import Why
from sbpack.render.attachments.pages import FigurePages

_PROFILE = "ua1"
_OF_LETTERS = ("UNICODE-MAPPING", "TRUETYPE", "CMAP", "CID-SYSTEM-INFO")
"""In the names of rules about what a glyph stands for."""


def forbidden_pages(figures: FigurePages, whole: bytes) -> Iterator[tuple[int, Why]]:
    """Yield each page, counted from 0, that must not be as it is, and why; `whole` is the file of all of them."""
    # It names the first fault of each kind alone, and takes milliseconds for a page.
    if _faults(whole):
        for number in range(len(figures)):
            if faults := _faults(figures.alone(number)):
                yield number, _why(faults)


def _faults(pdf: bytes) -> list[str]:
    """Return the rules that a file breaks; a validator that gives up has found it too odd for any reader."""
    try:
        return [failure.rule_id for failure in validator.validate_pdf_bytes(pdf, profile=_PROFILE).failures]
    except validator.PageError:
        return [_PROFILE]


def _why(faults: list[str]) -> Why:
    return Why.SILENT if any(name in fault for fault in faults for name in _OF_LETTERS) else Why.FAULTY
