"""Markdown as the model holds it: parsed once, every token with its place."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import unquote

from markdown_it.token import Token

from sbpack.findings.finding import Span
from sbpack.text.comments import Allowance
from sbpack.text.markdown_rules import BARE, SPOKEN
from sbpack.text.marks import Mark
from sbpack.text.typed_lines import TypedBlock, typed_blocks
from sbpack.text.wording import Wording, wordings_of
from sbpack.text.yaml_nodes import YamlMap


@dataclass(frozen=True)
class Link:
    """A link in a text."""

    target: str
    """Where it leads, such as `https://example.org` or `#visits`, as it was meant: nothing in it stands for a sign."""
    text: str
    """Its words, without mark-up."""
    span: Span


@dataclass(frozen=True)
class Prose:
    """A run of Markdown blocks from one file.

    Tokens are markdown-it's, with some of our own. An inline token of type `mark` holds a `Mark` in `meta["mark"]`.
    A block token of type `table_block` holds a `Table` in `meta["table"]`, whatever it was written in. A pair of
    inline tokens `language_open`, `language_close` carries `lang` in its attributes. Words that are deleted or inserted
    stand between `amendment_open` and `amendment_close`, whose tag is `del` or `ins`.
    Every block and inline token holds its `Span` in `meta["span"]`.
    """

    path: str
    tokens: tuple[Token, ...] = ()
    span: Span = field(default_factory=lambda: Span(""))

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written here."""
        return not self.tokens

    @cached_property
    def wordings(self) -> tuple[Wording, ...]:
        """The words of every paragraph, heading and cell in order, for rules about words."""
        return tuple(wordings_of(self.tokens))

    @cached_property
    def typed(self) -> tuple[TypedBlock, ...]:
        """Its blocks as they were typed, for rules about what looks like structure."""
        return tuple(typed_blocks(self.tokens))

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every link in order, but addresses that were typed without a mark."""
        return tuple(link for line in self.line_tokens() for link in _links(line.children or []))

    def inline_tokens(self) -> Iterator[Token]:
        """Yield everything that stands in a line, such as text, links and marks, in order."""
        for line in self.line_tokens():
            yield from line.children or []

    def line_tokens(self) -> Iterator[Token]:
        """Yield the inline token of every paragraph, heading and table cell in order."""
        yield from _lines(self.tokens)

    def marks(self) -> Iterator[Mark]:
        """Yield every action mark in order."""
        for token in self.inline_tokens():
            if token.type == "mark":
                yield token.meta["mark"]


def _lines(tokens: tuple[Token, ...] | list[Token]) -> Iterator[Token]:
    for token in tokens:
        if token.type == "inline":
            yield token
        elif token.type == "table_block":
            for row in token.meta["table"].rows:
                for cell in row:
                    yield from _lines(cell.tokens)


def _links(tokens: list[Token]) -> Iterator[Link]:
    start = None
    for place, token in enumerate(tokens):
        if token.type == "link_open" and token.markup != BARE:
            start = place
        elif token.type == "link_close" and start is not None:
            opening = tokens[start]
            target = unquote(str(opening.attrGet("href") or ""))
            yield Link(target, plain_text(tokens[start + 1 : place]), opening.meta["span"])
            start = None


def plain_text(tokens: tuple[Token, ...] | list[Token]) -> str:
    """Return the words of tokens without mark-up, marks left out, runs of white space made one space.

    What is deleted or inserted is said in square brackets.
    """
    words: list[str] = []
    for token in tokens:
        match token.type:
            case "text" | "code_inline":
                words.append(token.content)
            case "softbreak" | "hardbreak" | "paragraph_close" | "heading_close":
                words.append(" ")
            case "amendment_open":
                words.append(f"[{SPOKEN[token.tag]}: ")
            case "amendment_close":
                words.append("]")
            case "inline" | "image":
                words.append(plain_text(token.children or []))
            case _:
                pass
    return " ".join("".join(words).split())


@dataclass(frozen=True)
class HeadedProse:
    """A heading with all that stands below it, down to the next heading of its level or above."""

    level: int
    title: str
    heading: Token
    """The heading's inline token."""
    span: Span
    """The heading's line."""
    body: Prose
    """Everything below, deeper headings included."""
    tokens: tuple[Token, ...]
    """The heading and everything below."""


def _divides(token: Token, level: int) -> bool:
    """Whether a token opens a heading of a level that stands in no quotation or list."""
    return token.type == "heading_open" and token.tag == f"h{level}" and token.level == 0


def split_by_heading(prose: Prose, level: int) -> tuple[Prose, tuple[HeadedProse, ...]]:
    """Return what stands before the first heading of `level`, then each such heading with its body."""
    tokens = prose.tokens
    starts = [place for place, token in enumerate(tokens) if _divides(token, level)]
    ends = [*starts[1:], len(tokens)] if starts else []
    before = Prose(prose.path, tokens[: starts[0]] if starts else tokens, prose.span)
    parts = []
    for start, end in zip(starts, ends, strict=True):
        heading = tokens[start + 1]
        body = tokens[start + 3 : end]
        span = heading.meta["span"]
        prose_below = Prose(prose.path, body, body[0].meta["span"] if body else span)
        parts.append(HeadedProse(level, plain_text([heading]), heading, span, prose_below, tokens[start:end]))
    return before, tuple(parts)


@dataclass(frozen=True)
class MarkdownFile:
    """One Markdown file: its front matter and its body."""

    path: str
    head: YamlMap | None
    body: Prose
    used_files: tuple[str, ...] = ()
    """Tables and images that the body shows, as paths from the root, in order."""
    allowances: tuple[Allowance, ...] = ()
    """What its comments allow, those of the front matter among them."""
    head_was_read: bool = True
    """False when there is a front matter that cannot be read, which then has a finding of its own."""
