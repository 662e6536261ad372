"""The way from a YAML text back to the characters of its file."""

import re

from sbpack.sources.source_text import Excerpt, SourceText
from sbpack.sources.yaml_node import YamlText

_WORD = re.compile(r"\S+")
_BLOCK_HEADER = re.compile(r"[|>][^\n]*\n?")


def excerpt_of(scalar: YamlText, source: SourceText) -> Excerpt:
    """Return the text with the place of every word; a word written with an escape stands about where it is."""
    span = scalar.span
    place = source.offset(span.line, span.column)
    end = max(source.offset(span.end_line, span.end_column), place)
    header = _BLOCK_HEADER.match(source.text, place)
    if header is not None:
        place = header.end()
    elif source.text[place : place + 1] in ("'", '"'):
        place += 1
    pieces: list[tuple[int, int]] = []
    for word in _WORD.finditer(scalar.text):
        while place < end and source.text[place].isspace():
            place += 1
        pieces.append((word.start(), place))
        if source.text.startswith(word[0], place):
            place += len(word[0])
        else:
            written = _WORD.match(source.text, place, end)
            place = written.end() if written else place
    if not pieces or pieces[0][0] > 0:
        pieces.insert(0, (0, pieces[0][1] if pieces else place))
    return Excerpt(source, scalar.text, pieces)
