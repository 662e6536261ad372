"""Style sheets, parsed once in a process however many sections use them.

Every section carries its styles in its own HTML, so that one text is all that its looks depend on; most sections carry
the same ones. Parsing them anew for each took a twentieth of the time of a layout.
"""

import logging
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from weasyprint import CSS
from weasyprint.text.fonts import FontConfiguration

from sbpack.render.fetcher import SectionFetcher
from sbpack.render.fonts import font_css

BASE = "sbpack:/"
"""What the engine takes for the address of whatever it reads: the same on every machine."""
_MOST = 64
_FETCHING = ("@import", "@font-face")
"""What a sheet of a board's own may ask for while it is parsed: each section has to hear what it was refused."""


@dataclass(frozen=True)
class Faces:
    """The fonts of the pack, as the engine wants them: the faces, and the sheet that declares them."""

    config: FontConfiguration
    sheet: CSS


@lru_cache(maxsize=1)
def _shared_faces() -> Faces:
    return _faces()


def _faces() -> Faces:
    config = FontConfiguration()
    sheet = CSS(string=font_css(), base_url=BASE, url_fetcher=SectionFetcher({}), font_config=config)
    return Faces(config, sheet)


def faces_for(html: str) -> Faces:
    """Return the fonts for a section; one that declares others has them for itself."""
    return _faces() if "@font-face" in html else _shared_faces()


def take_sheets(root: Any) -> list[CSS]:
    """Take the styles out of a page and return them parsed; what the engine complained of, it complains of again.

    They are the author's, and given to the engine apart they rank as the reader's: all of them are taken, or none.
    """
    styles = [element for element in root.iter("style") if element.text]
    texts = [element.text for element in styles]
    if any(element.attrib for element in styles) or root.find(".//link") is not None:
        return []
    if any(word in text.lower() for text in texts for word in _FETCHING):
        return []
    sheets = []
    for element in styles:
        parsed = _parsed(element.text)
        element.text = ""
        sheets.append(parsed.sheet)
        for record in parsed.complaints:
            logging.getLogger("weasyprint").handle(record)
    return sheets


@dataclass(frozen=True)
class _Parsed:
    sheet: CSS
    complaints: tuple[logging.LogRecord, ...]


@lru_cache(maxsize=_MOST)
def _parsed(text: str) -> _Parsed:
    listener = _Listener()
    logger = logging.getLogger("weasyprint")
    handlers, logger.handlers = logger.handlers, [listener]
    try:
        sheet = CSS(string=text, base_url=BASE, url_fetcher=SectionFetcher({}), font_config=_shared_faces().config)
    finally:
        logger.handlers = handlers
    return _Parsed(sheet, tuple(listener.records))


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)
