"""Which words of a minute an action mark belongs to, and what was resolved."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from markdown_it.token import Token

from sbpack.findings.span import Span
from sbpack.model.minute import Resolution
from sbpack.sources.mark import ActionMark, Mark
from sbpack.sources.mark_like import find_mark_like
from sbpack.sources.prose import Prose, plain_text

_RESOLVED = re.compile(r"\s*(RESOLVED|AGREED)\b")
_RESOLVED_THAT = re.compile(r"^(RESOLVED|AGREED)( that\b)?[:,]?\s*")
_LOOSE_END = re.compile(r"[\s;,]*(\band|\bor)?[\s;,]*$")

OPEN = "resolution_open"
CLOSE = "resolution_close"


def marks_with_words(prose: Prose) -> Iterator[tuple[Mark, str]]:
    """Yield each mark with its words: from the start of its paragraph or list item, or from the mark before."""
    for token in prose.line_tokens():
        words: list[Token] = []
        for child in token.children or []:
            if child.type == "mark":
                yield child.meta["mark"], tidy(plain_text(words))
                words = []
            else:
                words.append(child)


def means_actions(prose: Prose) -> bool:
    """Whether any action is marked, or something stands there that was to be a mark."""
    written = (line.content for line in prose.line_tokens() if "@" in line.content)
    return any(isinstance(mark, ActionMark) for mark in prose.marks()) or any(
        next(find_mark_like(text), None) is not None for text in written
    )


def tidy(words: str) -> str:
    """Return minuted words as they read alone: without `RESOLVED that`, and without the `; and` before the next."""
    return _LOOSE_END.sub("", _RESOLVED_THAT.sub("", words.lstrip(" .;,")))


def wrap_resolutions(prose: Prose) -> tuple[Prose, tuple[Resolution, ...]]:
    """Return the prose with each resolution between two tokens of its own, and the resolutions.

    A paragraph that begins with the bold word is one, with the list after it when it ends in `that:`. A bold
    word inside a sentence makes a resolution of that sentence but sets nothing apart.
    """
    tokens: list[Token] = []
    resolutions: list[Resolution] = []
    blocks = list(blocks_of(prose.tokens))
    place = 0
    while place < len(blocks):
        block = blocks[place]
        place += 1
        found = resolved_in(block)
        if found is None:
            tokens += block
            continue
        kind, begins = found
        text = plain_text(block)
        parts: tuple[str, ...] = (tidy(text) if begins else text,)
        if text.rstrip().endswith("that:") and place < len(blocks) and blocks[place][0].type.endswith("_list_open"):
            listed = blocks[place]
            place += 1
            parts = tuple(tidy(plain_text(item)) for item in _list_items(listed))
            block = [*block, *listed]
        resolutions.append(Resolution(kind, parts, _span(block)))
        tokens += [Token(OPEN, "div", 1, block=True), *block, Token(CLOSE, "div", -1, block=True)] if begins else block
    return Prose(prose.path, tuple(tokens), prose.span), tuple(resolutions)


def blocks_of(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Yield the outermost blocks, each from its opening token to its closing one."""
    block: list[Token] = []
    depth = 0
    for token in tokens:
        block.append(token)
        depth += token.nesting
        if depth == 0:
            yield block
            block = []


def resolved_in(block: list[Token]) -> tuple[Literal["RESOLVED", "AGREED"], bool] | None:
    """Return the bold word by which a paragraph resolves something, and whether it begins with it."""
    if block[0].type != "paragraph_open":
        return None
    children = block[1].children or []
    for place, child in enumerate(children):
        if child.type == "strong_open" and (match := _RESOLVED.match(plain_text(children[place + 1 : place + 2]))):
            begins = not plain_text(children[:place])
            return ("RESOLVED" if match[1] == "RESOLVED" else "AGREED"), begins
    return None


def _list_items(tokens: list[Token]) -> Iterator[list[Token]]:
    yield from blocks_of(tokens[1:-1])


def _span(block: list[Token]) -> Span:
    span = next(token.meta["span"] for token in block if "span" in token.meta)
    assert isinstance(span, Span)
    return span
