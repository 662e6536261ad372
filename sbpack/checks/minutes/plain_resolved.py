"""RESOLVED or AGREED that records no resolution."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from sbpack.board import minute_text as passages
from sbpack.board.meeting import Meeting
from sbpack.board.minute_text import blocks_of, resolved_in
from sbpack.findings.finding import Finding, Replacement
from sbpack.text.prose import plain_text
from sbpack.text.token_places import span_of
from sbpack.text.wording import wordings_of

_WORD = re.compile(r"\b(?:RESOLVED|AGREED|[Rr]esolved|[Aa]greed)\b")
_THAT = re.compile(r"[\s,:]*that\b")
_NEAR = 200
"""Pieces of a paragraph, before a word and after it, that may be of one sentence with it."""
_LEADS_ON = re.compile(r"[,:]?\s+that\b|:|\s*$")


@dataclass(frozen=True)
class _Found:
    """The word in a paragraph."""

    piece: int
    """Which piece of the paragraph's wording holds it."""
    start: int
    word: str
    is_bold: bool
    is_certain: bool
    """Whether bold capitals can be written: inside other bold words two more asterisks would end them."""


def check(meeting: Meeting, *_: object) -> Iterator[Finding]:
    for minute in meeting.minuted:
        yield from _in_blocks(minute.body.tokens)


def _in_blocks(tokens: Sequence[Token]) -> Iterator[Finding]:
    for block in blocks_of(tokens):
        if block[0].type == passages.OPEN:
            yield from _in_blocks(block[1:-1])
        if block[0].type.endswith("_list_open"):
            yield from _in_list(block)
        is_asked = block[0].type == "paragraph_open" and resolved_in(block) is None
        found = _find(block[1]) if is_asked else None
        if found is None:
            continue
        wording = next(wordings_of(block))
        start = wording.pieces[found.piece].start + found.start
        end = start + len(found.word)
        exact = wording.exact_place(start, end) if found.is_certain else None
        capitals = found.word.upper()
        bold = capitals if found.is_bold else f"**{capitals}**"
        fixes = (Replacement(exact, bold, found.word),) if exact is not None else ()
        message = f"no resolution is recorded here: `{found.word}` is not in bold capitals"
        yield Finding(wording.place(start, end), message, f"write `**{capitals}**`", fixes=fixes)


def _in_list(tokens: Sequence[Token]) -> Iterator[Finding]:
    """Yield one finding for all items of a list that resolve something."""
    paragraphs = [tokens[place : place + 3] for place, token in enumerate(tokens) if token.type == "paragraph_open"]
    resolving = [(found.word, span_of(paragraph[0])) for paragraph in paragraphs if (found := _find(paragraph[1]))]
    if resolving:
        (word, first), *others = resolving
        message = f"no resolution is recorded here: `{word}` stands in a list"
        help_line = "write it as a paragraph of its own; a list stands below `**RESOLVED** that:`"
        yield Finding(first, message, help_line, also=tuple(span for _, span in others))


def _find(line: Token) -> _Found | None:
    """Return the first word of a paragraph that resolves something."""
    children = line.children or []
    bold = emphasis = piece = 0
    for place, child in enumerate(children):
        if child.type == "text":
            for match in _WORD.finditer(child.content):
                before = f"{plain_text(children[max(place - _NEAR, 0) : place])} {child.content[: match.start()]}"
                after = f"{child.content[match.end() :]} {plain_text(children[place + 1 : place + _NEAR])}"
                if not emphasis and _resolves(match[0], before, after, is_bold=bold > 0):
                    begins_bold = place > 0 and children[place - 1].type == "strong_open" and not match.start()
                    return _Found(piece, match.start(), match[0], bold > 0, not bold or begins_bold)
        bold += (child.type == "strong_open") - (child.type == "strong_close")
        emphasis += (child.type in ("em_open", "link_open")) - (child.type in ("em_close", "link_close"))
        piece += not child.nesting
    return None


def _resolves(word: str, before: str, after: str, *, is_bold: bool) -> bool:
    begins = not before.strip()
    if before.rstrip().endswith(("\N{LEFT DOUBLE QUOTATION MARK}", "\N{LEFT SINGLE QUOTATION MARK}", '"', "'")):
        return False
    if word.isupper():
        return _LEADS_ON.match(after) is not None if begins else _THAT.match(after) is not None
    return (begins or is_bold) and _THAT.match(after) is not None
