"""Gives every inline token its place.

The parser's own state forgets where plain text began, so a state that remembers stands in for it.
"""

import re
from collections.abc import Callable, Iterable, MutableMapping
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from sbpack.findings.span import Span
from sbpack.sources.first_character import Choice, choose_rules
from sbpack.sources.reading import Reading, reading_of, span_of

MOST_SIGNS = 4_000
"""Of mark-up in one paragraph. To pair them takes time by more than their number; a page of links has a hundred."""
MOST_SIGNS_OF_TEXT = 100_000
_SIGNS = re.compile(r"[*_\[\]!<`&^~+]")
InlineRule = Callable[[StateInline, bool], bool]
_DEEPEST_AFTER = 2
_PLAIN = ("text", "text_special")
_BEGINS = {
    "text": "",
    "newline": "\n",
    "escape": "\\",
    "backticks": "`",
    "emphasis": "*_",
    "amendment": "~+",
    "mark": "[",
    "language": "[",
    "note": "^[",
    "link": "[",
    "image": "!",
    "footnote_inline": "^",
    "footnote_ref": "[",
    "autolink": "<",
    "html_inline": "<",
    "entity": "&",
}
"""The characters with which a rule may begin; any where none is said."""
_NO_TEXT = re.compile(rf"[{re.escape(''.join(_BEGINS.values()))}\]]")
"""Where plain text ends: at what may begin a rule, or end the text of a link."""


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
        choose_rules(self.ruler, _BEGINS, placed)
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


def placed(choice: Choice[InlineRule]) -> InlineRule:
    """Return a rule that tries those of a choice, with places for the tokens that one makes."""

    def run(state: StateInline, silent: bool) -> bool:
        rules = choice(state.src[state.pos])
        if silent or not isinstance(state, PlacedState):
            return any(rule(state, silent) for rule in rules)
        start, before = state.pos, len(state.tokens)
        # An image's text and an inline footnote, both two characters in, are parsed by themselves.
        state.reading.nested = state.base + start + 2
        done = any(rule(state, False) for rule in rules)
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
        reading.report(token.meta["span"], message, "too-large", "divide it, or leave out what is no text")
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
