"""What goes wrong in a layout without a word: records of the engine's log, strange fonts, text off the page."""

import logging
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from sbpack.model.heading_names import no_such_heading
from sbpack.render.fonts import FAMILIES
from sbpack.render.owner_column import INTO_MARGIN, is_owner
from sbpack.render.section_pdf import LayoutFinding

_ANCHOR = re.compile(r"No anchor #(?P<name>.*) for internal URI reference")
_UNSHOWN = "Failed to load image"
"""Images have findings of their own, from the fetcher, which knows why."""
_SLACK = 2.0
"""CSS pixels that text may reach over the edge: the overhang of a letter."""


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextmanager
def engine_messages() -> Iterator[list[str]]:
    """Collect what the engine complains of, and keep it off the terminal."""
    logger = logging.getLogger("weasyprint")
    listener, passed_on, handlers = _Listener(), logger.propagate, logger.handlers
    logger.handlers, logger.propagate = [listener], False
    try:
        yield listener.messages
    finally:
        logger.handlers, logger.propagate = handlers, passed_on


def log_findings(messages: Iterable[str]) -> Iterator[LayoutFinding]:
    """Turn each different message into a finding."""
    for message in dict.fromkeys(messages):
        said = f"the layout engine says: {message.splitlines()[0]}"
        if anchor := _ANCHOR.search(message):
            yield LayoutFinding(
                no_such_heading(anchor["name"]),
                "write the heading's words in small letters, joined by hyphens",
                rule="missing-target",
            )
        elif ".notdef glyph" in message:
            yield LayoutFinding(said, "write it in other letters", rule="missing-glyph")
        elif _UNSHOWN not in message:
            yield LayoutFinding(
                said, "look at the template of this kind, and at what the page shows", rule="layout-warning"
            )


def refusal_findings(refused: Iterable[tuple[str, str]]) -> Iterator[LayoutFinding]:
    """Report what was asked for and not given."""
    for name, reason in dict.fromkeys(refused):
        yield LayoutFinding(f"`{name}` is not shown: {reason}", "save the picture anew", rule="missing-image")


def font_findings(fonts: Iterable[Any]) -> Iterator[LayoutFinding]:
    """Report letters that our fonts do not have; another machine would print them otherwise, or not at all."""
    strange = [font for font in fonts if _family(font) not in FAMILIES]
    letters = sorted(
        {letter for font in strange for text in font.to_unicode.values() for letter in text if letter.strip()}
    )
    if letters:
        shown = " ".join(f"`{letter}` (U+{ord(letter):04X})" for letter in letters[:8])
        yield LayoutFinding(
            f"the fonts of the pack have no {shown}",
            help="write it in other letters; another machine may print it differently or leave it out",
            rule="missing-glyph",
        )


def _family(font: Any) -> str:
    return font.family.decode() if isinstance(font.family, bytes) else str(font.family)


@dataclass(frozen=True)
class _Area:
    """Where text may stand on a page, in CSS pixels."""

    left: float
    right: float
    bottom: float

    def help_for(self, box: Any) -> str:
        """Say what to do about a text that stands beyond an edge; nothing when it does not."""
        if box.position_x < self.left or box.position_x + box.width > self.right:
            return "give the table landscape pages or other widths, or break the long word"
        return "divide it: this cannot go over to another page" if box.position_y + box.height > self.bottom else ""


def overflow_findings(pages: Iterable[Any]) -> Iterator[LayoutFinding]:
    """Report text that runs into a margin or off the paper; no checker of PDF files notices."""
    for number, page in enumerate(pages, 1):
        box = page._page_box
        left, top = box.content_box_x(), box.content_box_y()
        area = _Area(left - _SLACK, left + box.width + _SLACK, top + box.height + _SLACK)
        for words, help_line in _beyond(box, area):
            yield LayoutFinding(
                f"text runs off page {number} of this section: `{words[:40]}`", help_line, "text-off-page"
            )
            break


def room_findings(page_count: int, room: str | None) -> Iterator[LayoutFinding]:
    """Report a section of more pages than its template has room for, `data-pages` of its body."""
    if room and room.isdecimal() and page_count > int(room):
        yield LayoutFinding(
            f"this takes {page_count} pages, and its form has room for {room}", "shorten it", rule="layout-warning"
        )


def _beyond(box: Any, area: _Area) -> Iterator[tuple[str, str]]:
    """Yield each text beyond an edge, and what to do about it."""
    text = getattr(box, "text", None)
    if isinstance(text, str):
        if text.strip() and (help_line := area.help_for(box)):
            yield text.strip(), help_line
        return
    # Owners who share a line may be moved into the margin, which is empty there.
    inner = replace(area, right=area.right + INTO_MARGIN) if is_owner(box) else area
    for child in box.all_children() if hasattr(box, "all_children") else ():
        yield from _beyond(child, inner)
