"""The banner at the head of every page of Part 2: that it is exempt, and why."""

from collections.abc import Iterator, Sequence

from sbpack.assemble.artifact import Fonts, Line
from sbpack.assemble.page_frame import PageFrame
from sbpack.assemble.stamp_font import StampFont, printable
from sbpack.render.fonts import REGULAR, SEMIBOLD

HEADING_SIZE = 9.5
SIZE = 9.0
LEADING = 10.6
INK = "0.122 0.161 0.216"
_MOST_LINES = 3
"""Below the heading; more would stand in what the page shows."""


def banner_lines(banner: Sequence[str], frame: PageFrame, fonts: Fonts, margin: float, top: float) -> list[Line]:
    """Set a banner between the margins, its heading first, `top` points below the upper edge of the paper."""
    if not banner:
        return []
    heading, *others = map(printable, banner)
    y = frame.height - top - fonts.cut[SEMIBOLD].cap_height * HEADING_SIZE / 1000
    lines = [Line(heading, margin, y, SEMIBOLD, HEADING_SIZE, INK)]
    room = frame.width - 2 * margin
    wrapped = [line for text in others for line in wrapped_words(text, fonts.cut[REGULAR], room)]
    for number, text in enumerate(wrapped[:_MOST_LINES], start=1):
        lines.append(Line(text, margin, y - number * LEADING, REGULAR, SIZE, INK))
    return lines


def wrapped_words(text: str, font: StampFont, room: float) -> Iterator[str]:
    """Yield a text in lines of a width; a word that is wider stands alone."""
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and font.width(longer, SIZE) > room:
            yield line
            line = word
        else:
            line = longer
    if line:
        yield line
