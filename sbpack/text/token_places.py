"""Places for what markdown-it parses: every token gets the span of the file that it stands for.

markdown-it's own state forgets where plain text began, so a state that remembers takes its place.
"""

import re
from collections.abc import Callable, Iterable, MutableMapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.parser_inline import ParserInline
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from sbpack.findings.finding import Finding, Span
from sbpack.text.comments import Comment, Shown
from sbpack.text.source_text import Excerpt, Pieces

Load = Callable[[str], bytes | None]
"""Returns the bytes of a file by its path from the root, None where there is none.

Raises OSError for one that is there and cannot be read, which has a finding of its own."""

_KEY = "reading"


@dataclass
class Reading:
    """Kept in markdown-it's environment while one text is parsed."""

    path: str
    document: Excerpt
    """The text that is parsed as blocks."""
    load: Load
    findings: list[Finding] = field(default_factory=list)
    used_files: list[str] = field(default_factory=list)
    inline: Excerpt | None = None
    """The inline content that is parsed at the moment."""
    nested: int = 0
    """Where in `inline` a text begins that is parsed by itself: an image's text, an inline footnote."""
    comments: list[Comment] = field(default_factory=list)
    """In which nothing counts but what they allow."""
    shown: list[Shown] = field(default_factory=list)
    """Each file that is shown, as often as it is."""
    refused: list[Span] = field(default_factory=list)
    """Marks that were refused, each with its finding."""
    in_cell: bool = False
    """Whether the text is a cell of a table in a file."""
    too_deep: bool = False
    signs: int = 0
    """Of mark-up that were met so far."""

    @property
    def here(self) -> Excerpt:
        """The inline content, or the document between two of them."""
        return self.inline if self.inline is not None else self.document

    def environment(self) -> dict[str, Any]:
        """Return the environment that carries this reading."""
        return {_KEY: self}

    def report(self, span: Span, message: str, rule: str, help_line: str = "") -> None:
        """Add a finding."""
        self.findings.append(Finding(span, message, help=help_line, rule=rule))

    def report_depth(self, span: Span) -> None:
        """Say once that something is nested too deep."""
        if not self.too_deep:
            self.too_deep = True
            self.report(span, "this is nested too deep to be read", "too-deep", "write it without so many levels")


def reading_of(environment: MutableMapping[str, Any]) -> Reading:
    """Return the reading that an environment carries."""
    found = environment[_KEY]
    if not isinstance(found, Reading):
        raise TypeError("the environment of markdown-it carries no reading")
    return found


def span_of(token: Token) -> Span:
    """Return the place of a token."""
    span = token.meta["span"]
    if not isinstance(span, Span):
        raise TypeError("a token carries no span")
    return span


Rule = TypeVar("Rule", bound=Callable[..., bool])


def wrap_rules(ruler: Ruler[Rule], wrap: Callable[[Rule], Rule]) -> None:
    """Put a function around each rule of a parser; call this once all of them are there."""
    for rule in ruler.__rules__:
        ruler.at(rule.name, wrap(rule.fn), {"alt": rule.alt})


MOST_SIGNS = 4_000
"""Of mark-up in one paragraph. To pair them takes time by more than their number; a page of links has a hundred."""
MOST_SIGNS_OF_TEXT = 100_000
_SIGNS = re.compile(r"[*_\[\]!<`&^~+]")
InlineRule = Callable[[StateInline, bool], bool]
_DEEPEST_AFTER = 2
_PLAIN = ("text", "text_special")
_NO_TEXT = re.compile(r"[\n\\`*_~+\[\]^!<&]")
"""Where plain text ends: at a character with which a rule may begin, or that ends the text of a link."""


class PlacedState(StateInline):
    """An inline state that places text, and knows where in the file's content its own text begins."""

    def __init__(self, src: str, md: MarkdownIt, env: MutableMapping[str, Any], tokens: list[Token]) -> None:
        """Begin with a text and an empty list of tokens."""
        super().__init__(src, md, env, tokens)
        self.reading = reading_of(env)
        self.base = self.reading.nested
        self.excerpt = self.reading.here
        self._text_start = 0
        self._last_braces: int | None = None

    def span(self, start: int, end: int) -> Span:
        """Return the place of the characters from `start` to before `end` of this state's text."""
        return self.excerpt.span(self.base + start, self.base + end)

    def has_braces(self, start: int) -> bool:
        """Whether a bracket followed at once by a brace closes anywhere after `start`."""
        if self._last_braces is None:
            self._last_braces = self.src.rfind("]{")
        return self._last_braces > start

    def append_pending(self, text: str) -> None:
        """Remember where plain text begins."""
        if not self.pending:
            self._text_start = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:  # noqa: N802 - markdown-it's name
        """Place the plain text so far."""
        token = super().pushPending()
        token.meta["span"] = self.span(self._text_start, self._text_start + len(token.content))
        return token


class PlacedInlines(ParserInline):
    """The inline parser, with places and a word about what is too deep."""

    def place_rules(self) -> None:
        """Wrap the rules; call this once all of them are there."""
        wrap_rules(self.ruler, _placed_inline)
        self.terminator_re = _NO_TEXT
        self.ruler2.before("fragments_join", "join_places", lambda state: join_places(state.tokens))

    def skipToken(self, state: StateInline) -> None:  # noqa: N802 - markdown-it's name
        """Report what the parser skips because it is nested too deep."""
        if isinstance(state, PlacedState):
            if state.level >= state.md.options.maxNesting:
                state.reading.report_depth(state.span(state.pos, state.pos + 1))
            elif state.reading.too_deep and state.level > _DEEPEST_AFTER:
                # The text is refused already: do not spend minutes on the rest of its brackets.
                state.pos = state.cache.setdefault(state.pos, state.posMax)
                return
        super().skipToken(state)

    def parse(self, src: str, md: MarkdownIt, env: MutableMapping[str, Any], tokens: list[Token]) -> list[Token]:
        """Parse with a state that places text."""
        state = PlacedState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def _placed_inline(rule: InlineRule) -> InlineRule:
    """Return a rule with places for the tokens that it makes."""

    def run(state: StateInline, silent: bool) -> bool:
        if silent or not isinstance(state, PlacedState):
            return rule(state, silent)
        start, before = state.pos, len(state.tokens)
        # An image's text and an inline footnote, both two characters in, are parsed by themselves.
        state.reading.nested = state.base + start + 2
        done = rule(state, False)
        state.reading.nested = state.base
        if done and len(state.tokens) > before:
            span = state.span(start, state.pos)
            for token in state.tokens[before:]:
                token.meta.setdefault("span", span)
                if token.type == "image":
                    token.meta.setdefault("end", state.base + state.pos)
        return done

    return run


def parse_inlines(state: StateCore) -> None:
    """Parse every inline content, its way back at hand. Stands in for markdown-it's rule `inline`."""
    reading = reading_of(state.env)
    for token in state.tokens:
        if token.type != "inline":
            continue
        reading.inline = token.meta.setdefault("excerpt", reading.document)
        if "span" not in token.meta:
            token.meta["span"] = reading.inline.whole
        reading.nested = 0
        if _has_too_many_signs(token, reading):
            token.children = [Token("text", "", 0, content=token.content, meta={"span": token.meta["span"]})]
            continue
        token.children = state.md.inline.parse(token.content, state.md, state.env, [])
    reading.inline = None


def _has_too_many_signs(token: Token, reading: Reading) -> bool:
    """Report a paragraph that would take minutes to parse; it is printed as it stands."""
    count = sum(1 for _ in _SIGNS.finditer(token.content))
    reading.signs += count
    if count > MOST_SIGNS:
        message = f"this paragraph has {count:,} signs of mark-up, more than can be read"
        reading.report(token.meta["span"], message, "too-large", "divide it, or leave out what is not text")
    elif reading.signs - count <= MOST_SIGNS_OF_TEXT < reading.signs:
        message = f"the text up to here has more than {MOST_SIGNS_OF_TEXT:,} signs of mark-up"
        reading.report(token.meta["span"], message, "too-large", "divide it into several files")
    return count > MOST_SIGNS or reading.signs > MOST_SIGNS_OF_TEXT


def join_places(tokens: Iterable[Token]) -> None:
    """Give all texts of a run the place of the run: whichever token a joining rule keeps then has it."""
    run: list[Token] = []
    for token in tokens:
        if token.type in _PLAIN:
            run.append(token)
            continue
        _join(run)
        run = []
        if token.children:
            join_places(token.children)
    _join(run)


def _join(run: list[Token]) -> None:
    if len(run) < 2:
        return
    whole = span_of(run[0]).to(span_of(run[-1]))
    for token in run:
        token.meta["span"] = whole


BlockRule = Callable[[StateBlock, int, int, bool], bool]
_SPACE = " \t"


class PlacedBlocks(ParserBlock):
    """The block parser, with places and a word about what is too deep."""

    def place_rules(self) -> None:
        """Wrap the rules; call this once all of them are there."""
        wrap_rules(self.ruler, _placed_block)

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803 - markdown-it's names
        """Report what the parser skips because it is nested too deep."""
        line = state.skipEmptyLines(startLine)
        if state.level >= state.md.options.maxNesting and line < endLine:
            reading = reading_of(state.env)
            start = state.bMarks[line] + state.tShift[line]
            reading.report_depth(reading.document.span(start, start + 1))
        super().tokenize(state, startLine, endLine)


def _placed_block(rule: BlockRule) -> BlockRule:
    """Return a rule with places for the tokens that it makes."""

    def run(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
        before = len(state.tokens)
        done = rule(state, start_line, end_line, silent)
        if done and not silent:
            _place(state, state.tokens[before:], start_line)
        return done

    return run


def _place(state: StateBlock, tokens: Sequence[Token], start_line: int) -> None:
    """Place what an inner rule has not placed; a closing token stands where its opening one does."""
    document = reading_of(state.env).document
    lines = (start_line, state.line)
    opened: list[Span] = []
    for token in tokens:
        if "span" in token.meta:
            continue
        if token.type == "inline":
            excerpt = _content(state, token, document)
            token.meta |= {"excerpt": excerpt, "span": excerpt.whole}
        elif token.nesting < 0 and opened:
            token.meta["span"] = opened.pop()
        else:
            first, after = token.map or lines
            token.meta["span"] = document.span(*_extent(state, first, after))
            if token.nesting > 0:
                opened.append(token.meta["span"])


def _extent(state: StateBlock, first: int, after: int) -> tuple[int, int]:
    """Return where the first line's content begins and where the last line that is not empty ends."""
    last = min(after, len(state.eMarks)) - 1
    while last > first and state.isEmpty(last):
        last -= 1
    return state.bMarks[first] + state.tShift[first], _end(state, last)


def _end(state: StateBlock, line: int) -> int:
    """Return where the text of a line ends, white space left out."""
    begin = state.bMarks[line]
    return begin + len(state.src[begin : state.eMarks[line]].rstrip(_SPACE))


def _content(state: StateBlock, token: Token, document: Excerpt) -> Excerpt:
    """Return the content of an inline token with its way back: each of its lines is the end of a line of the text."""
    first = token.map[0] if token.map else state.line
    heading = len(state.tokens) > 1 and state.tokens[-1].type == "heading_close" and state.tokens[-1].markup[:1] == "#"
    pieces: list[tuple[int, int]] = []
    new = 0
    lines = token.content.split("\n")
    for number, line in enumerate(lines):
        body = line.lstrip(_SPACE)
        end = state.eMarks[first + number]
        if heading:
            end = _heading_end(state, first)
        elif number == len(lines) - 1:
            end = _end(state, first + number)
        pieces.append((new + len(line) - len(body), end - len(body)))
        new += len(line) + 1
    return document.cut(token.content, _ascending(pieces))


def _ascending(pieces: list[tuple[int, int]]) -> Pieces:
    """Return pieces that begin at 0: spaces before the first have no place of their own."""
    return pieces if pieces and pieces[0][0] == 0 else [(0, pieces[0][1] if pieces else 0), *pieces]


def _heading_end(state: StateBlock, line: int) -> int:
    """Return where a heading's text ends, the hashes that may close it left out."""
    begin, end = state.bMarks[line], _end(state, line)
    text = state.src[begin:end]
    without = text.rstrip("#")
    if without != text and without[-1:] in tuple(_SPACE):
        return begin + len(without.rstrip(_SPACE))
    return end
