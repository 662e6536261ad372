"""The text of a minute: passages set apart, resolutions, and the words that an action mark belongs to."""

import re
from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace
from typing import Literal

from markdown_it.token import Token

from sbpack.board.minutes import Resolution, ResolutionPart
from sbpack.findings.finding import Span
from sbpack.text.broken_marks import find_mark_like
from sbpack.text.marks import ActionMark, Mark
from sbpack.text.prose import Prose, plain_text

_RESOLVED_THAT = re.compile(r"^(RESOLVED|AGREED)( that\b)?[:,]?\s*")
_PARTS = ("heading_open", "heading_close", "list_item_open", "blockquote_open", "blockquote_close", "table_block")
"""What parts a line from the paragraph above, so that a mark alone is not about it."""
_LOOSE_END = re.compile(r"[\s;,]*(\band|\bor)?[\s;,]*$")


def marks_with_words(prose: Prose) -> Iterator[tuple[Mark, str]]:
    """Yield each mark with its words: from the start of its paragraph, item or cell, or from the mark before, to it.

    A mark right behind another has the words of that one, and one that stands alone those of the paragraph above, or of
    the cells before it. One that begins its paragraph has the words behind it. None at all is left to one that nothing
    stands beside.
    """
    for row in _rows(prose.tokens):
        above = ""
        for line in row:
            above = yield from _in_line(line.children or [], above)


def _in_line(children: list[Token], above: str) -> Generator[tuple[Mark, str], None, str]:
    """Yield the marks of one line with their words, and return what a mark alone below it would be about."""
    marks = [place for place, child in enumerate(children) if child.type == "mark"]
    starts = [0, *(place + 1 for place in marks)]
    runs = [tidy(plain_text(children[start:end])) for start, end in zip(starts, [*marks, len(children)], strict=True)]
    words = above if not any(runs) else runs[0] or next(filter(None, runs))
    for place, run in zip(marks, runs, strict=False):
        words = run or words
        yield children[place].meta["mark"], words
    return runs[-1] or words


def _rows(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Yield the lines that may speak of one thing: paragraphs in a row, or the cells of a row of a table."""
    lines: list[Token] = []
    for token in tokens:
        if token.type == "inline":
            lines.append(token)
        elif token.type in _PARTS:
            yield lines
            lines = []
        if token.type == "table_block":
            for row in token.meta["table"].rows:
                yield list(Prose("", tuple(part for cell in row for part in cell.tokens)).line_tokens())
    yield lines


def means_actions(prose: Prose) -> bool:
    """Whether any action is marked, or something stands there that was to be a mark."""
    written = (line.content for line in prose.line_tokens() if "@" in line.content)
    return any(isinstance(mark, ActionMark) for mark in prose.marks()) or any(
        next(find_mark_like(text), None) is not None for text in written
    )


def tidy(words: str) -> str:
    """Return minuted words as they read alone: without `RESOLVED that`, and without the `; and` before the next."""
    return _LOOSE_END.sub("", _RESOLVED_THAT.sub("", words.lstrip(" .;,")))


def lead_of(words: str) -> str:
    """Return what `tidy` takes from the beginning of a resolution, such as `RESOLVED that`."""
    found = _RESOLVED_THAT.match(words.lstrip(" .;,"))
    return found[0].strip() if found else ""


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


_RESOLVED = re.compile(r"\s*(RESOLVED|AGREED)\b")

RESOLUTION_OPEN = "resolution_open"
RESOLUTION_CLOSE = "resolution_close"


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
        if block[0].type == OPEN:
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
        tokens += (
            [Token(RESOLUTION_OPEN, "div", 1, block=True), *block, Token(RESOLUTION_CLOSE, "div", -1, block=True)]
            if begins
            else block
        )
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
    text, label = plain_text(paragraph), label_of(paragraph)
    return text[text.index(label) + len(label) :].lstrip(" :.") if is_label(label) else text


def _marks(block: Sequence[Token]) -> tuple[Span, ...]:
    """Return where the action marks of a block stand."""
    children = (child for token in block for child in token.children or [])
    marks = (child.meta["mark"] for child in children if child.type == "mark")
    return tuple(mark.span for mark in marks if isinstance(mark, ActionMark))


def _span(block: Sequence[Token]) -> Span:
    span = next(token.meta["span"] for token in block if "span" in token.meta)
    assert isinstance(span, Span)
    return span
