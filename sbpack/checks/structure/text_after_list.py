"""Text right below a list, which becomes part of its last item."""

import re
from collections.abc import Iterator
from itertools import pairwise

from sbpack.board.meeting import Meeting
from sbpack.checks._grouped import one_finding, texts_of
from sbpack.findings.finding import Finding
from sbpack.text.typed_lines import TypedBlock, TypedLine

_ENDED = re.compile(r"[.;:!?][)\]*_\"'\u2019\u201d]*$")
_BEGINS = re.compile(r"(?:\*\*)?[A-Z\u2018\u201c\"']")
_SHORT = 45
"""Characters of a line that nobody would wrap."""


def check(meeting: Meeting, *_: object) -> Iterator[Finding]:
    for blocks in texts_of(meeting):
        lines = [line for block in blocks if block.where == "item" for line in _stray(block)]
        message = "this line stands right below a list and is printed in its last item"
        help_line = "put an empty line before it, or indent it as the words of the item are"
        yield from one_finding([line.place() for line in lines], message, help_line)


def _stray(block: TypedBlock) -> Iterator[TypedLine]:
    """Yield the first line of a paragraph in an item that goes back to the margin as a new sentence."""
    lines = block.lines
    for before, line in pairwise(lines):
        ended = _ENDED.search(before.text) or len(before.text) < _SHORT
        if line.place().column < lines[0].place().column and ended and _BEGINS.match(line.text):
            yield line
            return
