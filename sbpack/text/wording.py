"""The words of one paragraph, heading, cell or YAML value, each character with the way back to its place.

Rules about words read these: code, action marks, pictures and passages in other languages are left out, each standing
as one character that is no word.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from markdown_it.token import Token

from sbpack.findings.finding import Replacement, Span
from sbpack.text.yaml_nodes import YamlList, YamlMap, YamlNode, YamlText

LEFT_OUT = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands in the text where something was left out that is no words."""

_TYPESET = frozenset("\u2018\u2019\u201c\u201d")
"""Quotation marks, which stand in the source as straight ones."""

_MEANING = frozenset("*_[]{}<>`|\\&#~^:,")
"""Signs that mean something to Markdown or, in one place or another, to YAML."""
_PARTING = frozenset(":,")
"""Those of them that mean nothing to Markdown."""
_NOT_PLAIN = re.compile(r"^[^\w(\u2018\u201c\u00a3$]|:(?:\s|$)|\s#|^\s*$")
"""What a value without quotation marks may not be."""

Where = Literal["heading", "paragraph", "item", "quotation", "cell", "value"]
_PLACE_OF_BLOCK: dict[str, Where] = {"list_item_open": "item", "blockquote_open": "quotation", "footnote_open": "item"}

_NO_WORDS = (
    "agreed", "annex_of", "closed", "date", "duplex", "file", "kind", "minute", "minutes_of", "pages", "papers", "part",
    "published", "received", "report", "standard_texts", "not_applicable", "time", "to", "to_follow", "who",
    "present", "also_present", "apologies", "arrived", "left", "seen",
)  # fmt: skip
"""Keys whose single values are no words: names of files, dates, initials, names of the format's own."""


@dataclass(frozen=True)
class Piece:
    """A run of characters that stand together in the source."""

    start: int
    """Where it begins in the text of its wording."""
    length: int
    span: Span
    """Where it stands in the source."""
    is_exact: bool
    """Whether each character stands in the source as it does here: no escape, no dash or quotation mark put in."""


@dataclass(frozen=True)
class Wording:
    """What one paragraph, heading, cell or value says, without mark-up; line breaks are spaces."""

    text: str
    where: Where
    span: Span
    """The place of the whole."""
    pieces: tuple[Piece, ...] = ()
    level: int = 0
    """Of a heading, 2 for `##`."""
    key: str = ""
    """The key in YAML that the value belongs to."""
    row: tuple[str, str] = ("", "")
    """Of a cell, the words of those before it in its row and of those after it."""

    def place(self, start: int, end: int) -> Span:
        """Return where the characters from `start` to before `end` stand."""
        first, last = self._piece(start), self._piece(max(start, end - 1))
        if first is None or last is None:
            return self.span
        begins = _place_in(first, start - first.start)
        return begins.to(_place_in(last, max(start, end - 1) - last.start))

    def exact_place(self, start: int, end: int) -> Span | None:
        """Return where characters of one line stand; None where the source writes any of them in another way."""
        piece = self._piece(start)
        if piece is None or not piece.is_exact or end > piece.start + piece.length:
            return None
        if not _TYPESET.isdisjoint(self.text[start:end]):
            return None
        column = piece.span.column + start - piece.start
        return Span(piece.span.path, piece.span.line, column, piece.span.line, column + end - start)

    def is_number(self, start: int) -> bool:
        """Whether a place belongs to the numbers that begin a heading, which may be those of a minute or of actions."""
        return self.where == "heading" and not any(map(str.isalpha, self.text[:start]))

    def replacement(self, start: int, end: int, text: str) -> Replacement | None:
        """Return what writes other words in place of these; None where they would be read as more than words.

        A whole value that YAML alone would misread, for a comma or a colon, is put in quotation marks.
        """
        span, before = self.exact_place(start, end), self.text[start:end]
        if span is None or not before:
            return None
        is_value, is_quoted = self.where == "value", self.pieces[0].span != self.span
        meaning = _MEANING & (set(text) - set(before))
        is_whole = is_value and not is_quoted and before == self.text
        if is_whole and meaning and meaning <= _PARTING and text[:1].isalpha() and '"' not in text:
            return Replacement(span, f'"{text}"', before=before)
        if meaning:
            return None
        if is_value:
            whole = self.text[:start] + text + self.text[end:]
            if (set("'\"") & (set(text) - set(before))) if is_quoted else _NOT_PLAIN.search(whole):
                return None
        return Replacement(span, text, before=before)

    def _piece(self, offset: int) -> Piece | None:
        index = bisect_right(self.pieces, offset, key=lambda piece: piece.start) - 1
        return self.pieces[max(index, 0)] if self.pieces else None


def _place_in(piece: Piece, offset: int) -> Span:
    """Return the place of one character of a piece, or about it."""
    span = piece.span
    if span.line != span.end_line:
        return span
    column = min(span.column + offset, max(span.end_column - 1, span.column))
    return Span(span.path, span.line, column, span.line, column + 1)


def wordings_of(tokens: Iterable[Token], where: Where = "paragraph") -> Iterator[Wording]:
    """Yield the wordings of blocks in order, the cells of tables too."""
    inside: list[Where] = [where]
    level = 0
    for token in tokens:
        if token.type in _PLACE_OF_BLOCK:
            inside.append(_PLACE_OF_BLOCK[token.type])
        elif token.type in ("list_item_close", "blockquote_close", "footnote_close"):
            inside.pop()
        elif token.type == "heading_open":
            level = int(token.tag[1:])
        elif token.type == "heading_close":
            level = 0
        elif token.type == "inline":
            yield _wording(token, "heading" if level else inside[-1], level)
        elif token.type == "table_block":
            for row in token.meta["table"].rows:
                yield from _wordings_of_row([tuple(wordings_of(cell.tokens, "cell")) for cell in row])


def _wordings_of_row(cells: Sequence[Sequence[Wording]]) -> Iterator[Wording]:
    """Yield the wordings of the cells in a row, each with the words beside it."""
    texts = [" ".join(wording.text for wording in cell) for cell in cells]
    for place, cell in enumerate(cells):
        beside = (" | ".join(texts[:place]), " | ".join(texts[place + 1 :]))
        yield from (replace(wording, row=beside) for wording in cell)


def _wording(line: Token, where: Where, level: int) -> Wording:
    texts: list[str] = []
    pieces: list[Piece] = []
    length = 0
    language = 0
    for child in line.children or []:
        language += (child.type == "language_open") - (child.type == "language_close")
        match child.type:
            case "text":
                text = LEFT_OUT if language else child.content
            case "softbreak" | "hardbreak":
                text = " "
            case _ if child.nesting:
                continue
            case _:
                text = LEFT_OUT
        pieces.append(_piece(length, text, child, line))
        texts.append(text)
        length += len(text)
    return Wording("".join(texts), where, line.meta["span"], tuple(pieces), level)


def _piece(start: int, text: str, token: Token, line: Token) -> Piece:
    span: Span = token.meta.get("span", line.meta["span"])
    is_one_line = span.line == span.end_line and span.end_column - span.column == len(text)
    return Piece(start, len(text), span, is_one_line and token.type == "text" and text != LEFT_OUT)


def wordings_in_yaml(node: YamlNode | None, key: str = "") -> Iterator[Wording]:
    """Yield the texts of a YAML file or a front matter in order, but what is no words."""
    match node:
        case YamlText():
            if key not in _NO_WORDS:
                yield _value(node, key)
        case YamlList():
            for item in node.items:
                yield from wordings_in_yaml(item, key)
        case YamlMap():
            for entry in node.entries:
                yield from wordings_in_yaml(entry.value, entry.key.text)


def _value(scalar: YamlText, key: str) -> Wording:
    """Return the wording of a value; one over several lines is placed as a whole."""
    span, length = scalar.span, len(scalar.text)
    quotes = (span.end_column - span.column - length) // 2
    is_exact = span.line == span.end_line and span.end_column - span.column == length + 2 * quotes and quotes in (0, 1)
    if is_exact and quotes:
        span = Span(span.path, span.line, span.column + 1, span.line, span.end_column - 1)
    return Wording(scalar.text, "value", scalar.span, (Piece(0, length, span, is_exact),), key=key)
