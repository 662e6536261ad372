"""Gives every block token its place, and every inline content the way back to the file.

The rules are run by a wrapper: while one runs, the parser's line marks are offsets in the text, whatever quotes and
lists stand before the content.
"""

from collections.abc import Callable, Sequence

from markdown_it.parser_block import ParserBlock
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from sbpack.findings.span import Span
from sbpack.sources.first_character import Choice, choose_rules
from sbpack.sources.reading import reading_of
from sbpack.sources.source_text import Excerpt, Pieces

BlockRule = Callable[[StateBlock, int, int, bool], bool]
_SPACE = " \t"
_DIGITS = "0123456789"
_BEGINS = {
    "fence": "`~",
    "blockquote": ">",
    "hr": "*-_",
    "list": f"*+-{_DIGITS}",
    "reference": "[",
    "footnote_def": "[",
    "html_block": "<",
    "heading": "#",
    "tight_heading": "#",
    "table": "",
    "lheading": "",
    "paragraph": "",
}
"""The characters that a line begins with where a rule may find something; any where none is said."""


class PlacedBlocks(ParserBlock):
    """The block parser, with places and a word about what is too deep."""

    def place_rules(self) -> None:
        """Wrap the rules; call this once all of them are there."""
        choose_rules(self.ruler, _BEGINS, placed)

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803 - markdown-it's names
        """Report what the parser skips because it is nested too deep."""
        line = state.skipEmptyLines(startLine)
        if state.level >= state.md.options.maxNesting and line < endLine:
            reading = reading_of(state.env)
            start = state.bMarks[line] + state.tShift[line]
            reading.report_depth(reading.document.span(start, start + 1))
        super().tokenize(state, startLine, endLine)


def placed(choice: Choice[BlockRule]) -> BlockRule:
    """Return a rule that tries those of a choice, with places for the tokens that one makes."""

    def run(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
        first = state.bMarks[start_line] + state.tShift[start_line]
        before = len(state.tokens)
        for rule in choice(state.src[first : first + 1]):
            if rule(state, start_line, end_line, silent):
                if not silent:
                    _place(state, state.tokens[before:], start_line)
                return True
        return False

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
