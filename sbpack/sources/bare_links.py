"""The core rule that makes links of addresses which were typed without any mark."""

import re
from collections.abc import Iterator

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from sbpack.findings.span import Span
from sbpack.sources.reading import span_of

BARE = "bare"
"""The mark-up of such a link."""
_ADDRESS = re.compile(
    r"(?P<web>\bhttps?://[^\s<>\"\u201c\u201d`]+|(?<![\w/@.])www\.[\w-]+\.[^\s<>\"\u201c\u201d`]+)"
    r"|(?<![\w.+'@/-])[\w.+'-]*\w@(?:[\w-]+\.)+[A-Za-z]{2,}\b"
)
_AFTER = ".,;:!?'\u2019*_~|"
_PAIRS = {")": "(", "]": "[", "}": "{"}


def link_addresses(state: StateCore) -> None:
    """Link every address of the web and every e-mail address; headings keep theirs as words."""
    before = ""
    for token in state.tokens:
        if token.type == "inline" and token.children and before != "heading_open":
            content = token.content
            if "@" in content or "://" in content or "www." in content:
                token.children = list(_linked(token.children))
        before = token.type


def _linked(tokens: list[Token]) -> Iterator[Token]:
    depth = 0
    for token in tokens:
        depth += (token.type == "link_open") - (token.type == "link_close")
        if token.type != "text" or depth:
            yield token
        else:
            yield from _parts(token)


def _parts(token: Token) -> Iterator[Token]:
    text, end = token.content, 0
    for found in _ADDRESS.finditer(text):
        address = _without_stops(found[0]) if found["web"] else found[0]
        start, stop = found.start(), found.start() + len(address)
        target = address if "://" in address else f"https://{address}" if found["web"] else f"mailto:{address}"
        if start > end:
            yield _text(token, end, start)
        opening = Token("link_open", "a", 1, attrs={"href": target}, markup=BARE, info="auto", level=token.level)
        closing = Token("link_close", "a", -1, markup=BARE, info="auto", level=token.level)
        words = _text(token, start, stop)
        opening.meta["span"] = closing.meta["span"] = span_of(words)
        yield from (opening, words, closing)
        end = stop
    if end == 0:
        yield token
    elif end < len(text):
        yield _text(token, end, len(text))


def _text(token: Token, start: int, end: int) -> Token:
    """Return a part of a text with its place, that of the whole where the source writes it in another way."""
    span = span_of(token)
    if span.line == span.end_line and span.end_column - span.column == len(token.content):
        span = Span(span.path, span.line, span.column + start, span.line, span.column + end)
    return Token("text", "", 0, content=token.content[start:end], level=token.level, meta={**token.meta, "span": span})


def _without_stops(address: str) -> str:
    """Return an address without what ends the sentence, or the bracket, that it stands in."""
    last = address[-1]
    while last in _AFTER or (last in _PAIRS and address.count(last) > address.count(_PAIRS[last])):
        address = address[:-1]
        last = address[-1]
    return address
