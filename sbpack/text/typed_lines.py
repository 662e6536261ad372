"""Paragraphs as they were typed, line by line, for rules about what looks like structure and is none."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from markdown_it.token import Token

from sbpack.findings.finding import Span
from sbpack.text.source_text import Excerpt
from sbpack.text.wording import LEFT_OUT, Where

_NO_WORDS = re.compile(
    r"\\(?![A-Za-z0-9\s])."  # an escape
    r"|(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)"
    r"|<!--.*?-->|<[^<>\n]+>|\]\([^()\n]*\)|\bhttps?://\S+|\bwww\.\S+",
    re.DOTALL,
)
_MAY_HIDE = re.compile(r"[\\`<(]|://|www\.")


@dataclass(frozen=True)
class TypedLine:
    """One line of a paragraph without the spaces round it, signs of mark-up included.

    Code, addresses, comments and what a backslash stands before are left out sign by sign.
    """

    text: str
    excerpt: Excerpt
    start: int
    """Where it begins in the excerpt."""

    def place(self, start: int = 0, end: int | None = None) -> Span:
        """Return where the characters from `start` to before `end` stand."""
        last = len(self.text) if end is None else end
        return self.excerpt.span(self.start + start, self.start + last)


@dataclass(frozen=True)
class TypedBlock:
    """A paragraph, heading or cell; something else, such as a list or a table, has no lines."""

    where: Where | None
    token: Token
    """The inline token; of something else the one that it begins with."""
    depth: int = 0
    """How many lists and quotations it stands in."""
    heading_level: int = 0
    """Two for `##`; of a heading alone."""

    @cached_property
    def text(self) -> str:
        """All lines, a line break between them."""
        content = self.token.content
        if not _MAY_HIDE.search(content):
            return content
        return _NO_WORDS.sub(lambda found: "".join("\n" if sign == "\n" else LEFT_OUT for sign in found[0]), content)

    @cached_property
    def lines(self) -> tuple[TypedLine, ...]:
        """The lines in order."""
        return tuple(self._lines()) if self.where else ()

    @property
    def span(self) -> Span:
        """The place of the whole."""
        span: Span = self.token.meta["span"]
        return span

    def place(self, start: int, end: int) -> Span:
        """Return where characters of the text stand."""
        excerpt: Excerpt = self.token.meta["excerpt"]
        return excerpt.span(start, end)

    def _lines(self) -> Iterator[TypedLine]:
        start = 0
        for line in self.text.split("\n"):
            body = line.strip()
            yield TypedLine(body, self.token.meta["excerpt"], start + len(line) - len(line.lstrip()))
            start += len(line) + 1


_INSIDE: dict[str, Where] = {"list_item": "item", "blockquote": "quotation", "footnote": "item"}
_WITHOUT_LINES = ("hr", "fence", "table_block", "bullet_list_open", "ordered_list_open", "blockquote_open")


def typed_blocks(tokens: Iterable[Token], where: Where = "paragraph") -> Iterator[TypedBlock]:
    """Yield blocks in order, the cells of a table after it."""
    inside: list[Where] = [where]
    level = 0
    for token in tokens:
        what, _, side = token.type.rpartition("_")
        if what == "heading":
            level = int(token.tag[1:]) if side == "open" else 0
        if token.type in _WITHOUT_LINES:
            yield TypedBlock(None, token, len(inside) - 1)
        if what in _INSIDE:
            inside = [*inside, _INSIDE[what]] if side == "open" else inside[:-1]
        elif token.type == "inline" and "excerpt" in token.meta:
            yield TypedBlock("heading" if level else inside[-1], token, len(inside) - 1, level)
        elif token.type == "table_block":
            for row in token.meta["table"].rows:
                for cell in row:
                    yield from typed_blocks(cell.tokens, "cell")
