"""What the board resolved, in the words of a minute and of the passages set apart in it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from markdown_it.token import Token

from sbpack.board import minute_text as passages
from sbpack.board.minute_text import blocks_of, lead_of, tidy
from sbpack.board.minutes import Resolution, ResolutionPart
from sbpack.findings.finding import Span
from sbpack.text.marks import ActionMark
from sbpack.text.prose import Prose, plain_text

_RESOLVED = re.compile(r"\s*(RESOLVED|AGREED)\b")

OPEN = "resolution_open"
CLOSE = "resolution_close"


def wrap_resolutions(prose: Prose) -> tuple[Prose, tuple[Resolution, ...]]:
    """Return the prose with each resolution between two tokens of its own, and the resolutions.

    A paragraph that begins with the bold word is one, with the list after it when it ends in `that:`. A bold
    word inside a sentence makes a resolution of that sentence but sets nothing apart. Passages must have been set apart
    before.
    """
    resolutions: list[Resolution] = []
    tokens = _wrapped(prose.tokens, resolutions)
    return replace(prose, tokens=tuple(tokens)), tuple(resolutions)


def _wrapped(prose: Sequence[Token], resolutions: list[Resolution]) -> list[Token]:
    tokens: list[Token] = []
    blocks = list(blocks_of(prose))
    place = 0
    while place < len(blocks):
        block = blocks[place]
        place += 1
        if block[0].type == passages.OPEN:
            tokens += [block[0], *_wrapped(block[1:-1], resolutions), block[-1]]
            continue
        found = resolved_in(block)
        if found is None:
            tokens += block
            continue
        kind, begins = found
        text = _without_label(block)
        lead = lead_of(text)
        parts: tuple[ResolutionPart, ...] = (ResolutionPart(tidy(text) if lead else text, _marks(block)),)
        is_numbered = False
        if text.rstrip().endswith("that:") and place < len(blocks) and blocks[place][0].type.endswith("_list_open"):
            listed = blocks[place]
            place += 1
            items = blocks_of(listed[1:-1])
            parts = tuple(ResolutionPart(tidy(plain_text(item)), _marks(item)) for item in items)
            lead, is_numbered = text.strip(), listed[0].type == "ordered_list_open"
            block = [*block, *listed]
        resolutions.append(Resolution(kind, parts, _span(block), lead, is_numbered))
        tokens += [Token(OPEN, "div", 1, block=True), *block, Token(CLOSE, "div", -1, block=True)] if begins else block
    return tokens


def resolved_in(block: Sequence[Token]) -> tuple[Literal["RESOLVED", "AGREED"], bool] | None:
    """Return the bold word by which a paragraph resolves something, and whether it begins with it."""
    if block[0].type != "paragraph_open":
        return None
    children = block[1].children or []
    for place, child in enumerate(children):
        if child.type == "strong_open" and (match := _RESOLVED.match(plain_text(children[place + 1 : place + 2]))):
            begins = not plain_text(children[:place])
            return ("RESOLVED" if match[1] == "RESOLVED" else "AGREED"), begins
    return None


def _without_label(paragraph: list[Token]) -> str:
    """Return the words of a paragraph without the label of the passage that it may begin."""
    text, label = plain_text(paragraph), passages.label_of(paragraph)
    return text[text.index(label) + len(label) :].lstrip(" :.") if passages.is_label(label) else text


def _marks(block: Sequence[Token]) -> tuple[Span, ...]:
    """Return where the action marks of a block stand."""
    children = (child for token in block for child in token.children or [])
    marks = (child.meta["mark"] for child in children if child.type == "mark")
    return tuple(mark.span for mark in marks if isinstance(mark, ActionMark))


def _span(block: Sequence[Token]) -> Span:
    span = next(token.meta["span"] for token in block if "span" in token.meta)
    assert isinstance(span, Span)
    return span
