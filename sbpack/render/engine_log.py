"""What the layout engine complains of, and what it was refused: it writes the file all the same."""

import logging
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from urllib.parse import unquote

from sbpack.model.heading_names import no_such_heading
from sbpack.render.blocks import Blocks
from sbpack.render.pictures import PICTURES
from sbpack.render.section_pdf import LayoutFinding

_ANCHOR = re.compile(r"No anchor #(?P<name>.*) for internal URI reference")
_LETTER = ".notdef glyph"
"""Letters have findings of their own, with the blocks that they stand in."""
_UNSHOWN = re.compile(r"Failed to (?:load|render SVG) image (?:at )?'?(?P<url>[^\s']+?)'?(?::\s|$)")
_LONGEST_NAME = 80


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


def log_findings(messages: Iterable[str], blocks: Blocks) -> Iterator[LayoutFinding]:
    """Turn each different message into a finding at each block that it speaks of."""
    for message in dict.fromkeys(message.splitlines()[0] for message in messages if message):
        if anchor := _ANCHOR.search(message):
            yield from _lost_links(anchor["name"], blocks)
        elif unshown := _UNSHOWN.search(message):
            yield from _unshown(unshown["url"], "the layout engine cannot read it", blocks)
        elif _LETTER not in message:
            help_line = "look at the template of this kind, and at what the page shows"
            yield LayoutFinding(f"the layout engine says: {message}", help_line, "layout-warning")


def refusal_findings(refused: Iterable[tuple[str, str]], blocks: Blocks) -> Iterator[LayoutFinding]:
    """Report what was asked for and not given, wherever it is asked for."""
    for url, reason in dict.fromkeys(refused):
        yield from _unshown(url, reason, blocks)


def _lost_links(name: str, blocks: Blocks) -> Iterator[LayoutFinding]:
    help_line = "write the heading's words in small letters, joined by hyphens"
    for block in blocks.naming("a", "href", f"#{name}"):
        yield LayoutFinding(no_such_heading(name), help_line, "missing-target", block)


def _unshown(url: str, reason: str, blocks: Blocks) -> Iterator[LayoutFinding]:
    name = unquote(url.removeprefix(PICTURES))
    shown = name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 3]}…"
    for block in blocks.naming("img", "src", url):
        yield LayoutFinding(f"`{shown}` is not shown: {reason}", "save the picture anew", "missing-image", block)
