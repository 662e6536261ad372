"""Passages of minutes that are set apart: a question and its reply, a written update, a note made afterwards."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from markdown_it.token import Token

from sbpack.model.minuted_words import blocks_of
from sbpack.sources.prose import Prose, plain_text

PassageKind = Literal["question", "reply", "update", "note"]
OPEN = "passage_open"
CLOSE = "passage_close"
_SPOKEN: tuple[PassageKind, ...] = ("question", "reply")
_NUMBER = r"(?: (?:no\.? ?)?\d{1,2}[a-z]?)?"
_LABELS: tuple[tuple[str, PassageKind], ...] = (
    (rf"(?:supplementary )?question{_NUMBER}", "question"),
    (rf"(?:supplementary )?(?:reply|answer){_NUMBER}", "reply"),
    (r"written update", "update"),
    (r"post[- ]meeting note", "note"),
)
LABELS = (
    "Question",
    "Supplementary question",
    "Reply",
    "Supplementary reply",
    "Answer",
    "Supplementary answer",
    "Written update",
    "Post-meeting note",
)
"""The labels as officers write them."""


def wrap_passages(prose: Prose) -> Prose:
    """Return the prose with every quotation that begins with a bold label between two tokens of its own.

    The labels are Question, Reply or Answer, with a number or without, Written update and Post-meeting note. Any other
    quotation stays one. Questions and replies in one quotation are parted.
    """
    tokens: list[Token] = []
    for block in blocks_of(prose.tokens):
        passages = list(_passages(block))
        for kind, inside in passages:
            opening, closing = Token(OPEN, "div", 1, block=True), Token(CLOSE, "div", -1, block=True)
            opening.meta["kind"] = kind
            tokens += [opening, *inside, closing]
        tokens += [] if passages else block
    return replace(prose, tokens=tuple(tokens))


def _passages(quotation: Sequence[Token]) -> Iterator[tuple[PassageKind, list[Token]]]:
    """Yield the passages of a block; none where it is no quotation, or one without a label."""
    if quotation[0].type != "blockquote_open":
        return
    passage: tuple[PassageKind, list[Token]] | None = None
    for block in blocks_of(quotation[1:-1]):
        kind = _kind(block)
        if passage is None:
            if kind is None:
                return
            passage = kind, block
        elif kind in _SPOKEN and passage[0] in _SPOKEN:
            yield passage
            passage = kind, block
        else:
            passage[1].extend(block)
    if passage is not None:
        yield passage


def _kind(block: Sequence[Token]) -> PassageKind | None:
    """Return what the bold label at the beginning of a paragraph says; None without one that is known."""
    label = label_of(block).casefold()
    return next((kind for pattern, kind in _LABELS if re.fullmatch(pattern, label)), None)


def label_of(block: Sequence[Token]) -> str:
    """Return the bold words at the beginning of a paragraph; nothing where it begins with others."""
    if block[0].type != "paragraph_open":
        return ""
    children = [child for child in block[1].children or [] if child.type != "text" or child.content]
    if len(children) < 2 or children[0].type != "strong_open":
        return ""
    return plain_text(children[1:2]).rstrip(" :.")


def is_label(label: str) -> bool:
    """Whether a passage may begin with these bold words."""
    return any(re.fullmatch(pattern, label.casefold()) for pattern, _ in _LABELS)
