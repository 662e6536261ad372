"""Passages of minutes that are set apart: a question and its reply, a written update, a note made afterwards."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from markdown_it.token import Token

from sbpack.model.minuted_words import blocks_of
from sbpack.sources.prose import Prose, plain_text

PassageKind = Literal["question", "reply", "update", "note"]
OPEN = "passage_open"
CLOSE = "passage_close"
_LABELS: tuple[tuple[str, PassageKind], ...] = (
    (r"(?:supplementary )?question\b", "question"),
    (r"(?:supplementary )?(?:reply|answer)\b", "reply"),
    (r"written (?:update|report|statement)\b", "update"),
    (r"post[- ]meeting note\b", "note"),
)


def wrap_passages(prose: Prose) -> Prose:
    """Return the prose with every quotation that begins with a bold label between two tokens of its own.

    The labels are Question, Reply or Answer, Written update and Post-meeting note. Any other quotation stays one.
    """
    tokens: list[Token] = []
    for block in blocks_of(prose.tokens):
        kind = _kind(block)
        if kind is None:
            tokens += block
        else:
            opening, closing = Token(OPEN, "div", 1, block=True), Token(CLOSE, "div", -1, block=True)
            opening.meta["kind"] = kind
            tokens += [opening, *block[1:-1], closing]
    return replace(prose, tokens=tuple(tokens))


def _kind(block: Sequence[Token]) -> PassageKind | None:
    if block[0].type != "blockquote_open" or len(block) < 3 or block[1].type != "paragraph_open":
        return None
    children = [child for child in block[2].children or [] if child.type != "text" or child.content]
    if len(children) < 2 or children[0].type != "strong_open":
        return None
    label = plain_text(children[1:2]).casefold()
    return next((kind for pattern, kind in _LABELS if re.match(pattern, label)), None)
