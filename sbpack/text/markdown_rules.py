"""Rules of our Markdown: headings without a space, entities, addresses, languages, typography, amendments."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_core.smartquotes import process_inlines
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from sbpack.findings.finding import Span
from sbpack.text.braces import BraceOption, read_braces
from sbpack.text.source_text import ODD_CHARACTER
from sbpack.text.token_places import PlacedState, reading_of, span_of

_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|\d{3}))?"
    r"(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*",
    re.IGNORECASE | re.ASCII,
)
_OF_TWO_LETTERS = re.compile(
    r"a[abefkmnrsvyz]|b[aeghimnors]|c[aehorsuvy]|d[aevz]|e[elnostu]|f[afijory]|g[adlnuv]|h[aeiortuyz]|i[adegiknostu]|"
    r"j[av]|k[agijklmnoruvwy]|l[abgilngotuv]|m[ghiklnrsty]|n[abdeglnorvy]|o[cjmrs]|p[ailst]|qu|r[mnouw]|"
    r"s[acdegiklmnoqrstuvw]|t[aeghiklnorstwy]|u[gkrz]|v[eio]|w[ao]|xh|y[io]|z[ahu]"
)
"""The codes of ISO 639-1, those that were taken back left out but `sh`."""
_NAMES = {
    "english": "en-GB", "british": "en-GB", "british english": "en-GB", "uk english": "en-GB", "en uk": "en-GB",
    "eng": "en-GB", "welsh": "cy", "cymraeg": "cy", "irish": "ga", "gaeilge": "ga", "gaelic": "gd",
    "scottish gaelic": "gd", "scots": "sco", "cornish": "kw", "french": "fr", "german": "de", "spanish": "es",
    "italian": "it", "portuguese": "pt", "polish": "pl", "romanian": "ro", "dutch": "nl", "arabic": "ar",
    "bengali": "bn", "gujarati": "gu", "hindi": "hi", "punjabi": "pa", "tamil": "ta", "urdu": "ur", "turkish": "tr",
    "somali": "so", "chinese": "zh", "latin": "la", "ukrainian": "uk", "russian": "ru", "greek": "el",
}  # fmt: skip
"""What people write instead."""
USUAL_LANGUAGE = "en-GB"
"""Of a board that names none."""


def language_help(tag: str) -> str:
    """Return what to write instead of a tag, nothing where it is right."""
    match = _TAG.fullmatch(tag)
    language = match["language"].lower() if match else ""
    region = (match["region"] or "").upper() if match else ""
    is_known = len(language) == 3 or _OF_TWO_LETTERS.fullmatch(language) is not None
    if match and is_known and language not in _NAMES and region != "UK":
        return ""
    name = " ".join(re.sub(r"[-_]", " ", tag.casefold()).split())
    meant = _NAMES.get(name) or (f"{language}-GB" if region == "UK" and is_known else "")
    if not meant and "_" in tag and not language_help(tag.replace("_", "-")):
        meant = tag.replace("_", "-")
    return f"write `{meant}`" if meant else f"write its code, such as `{USUAL_LANGUAGE}` for English or `cy` for Welsh"


_HEADING = re.compile(r"(?P<signs>#{2,6})(?P<text>[^\s#].*?)(?:\s+#+)?\s*")
"""One `#` alone begins a word such as `#1` too."""


def heading_rule(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:  # noqa: ARG001 - its form
    """Read a heading that CommonMark takes for a paragraph."""
    start = state.bMarks[start_line] + state.tShift[start_line]
    match = _HEADING.fullmatch(state.src, start, state.eMarks[start_line])
    if match is None:
        return False
    if silent:
        return True
    signs, text = match["signs"], match["text"]
    message = f"there is no space after the `{signs}` of this heading"
    span = reading_of(state.env).document.span(start, match.end("text"))
    reading_of(state.env).report(span, message, "broken-heading", f"write `{signs} {text}`")
    state.line = start_line + 1
    opening = state.push("heading_open", f"h{len(signs)}", 1)
    opening.markup, opening.map = signs, [start_line, state.line]
    inline = state.push("inline", "", 0)
    inline.content, inline.map, inline.children = text, [start_line, state.line], []
    closing = state.push("heading_close", f"h{len(signs)}", -1)
    closing.markup = signs
    return True


def refuse_hidden_characters(state: StateInline) -> None:
    """Replace each, with a finding; call this while every entity has a place of its own."""
    if "&" not in state.src:
        return
    for token in state.tokens:
        if token.info == "entity" and (odd := ODD_CHARACTER.search(token.content)):
            message = f"`{token.markup}` stands for the invisible character U+{ord(odd[0]):04X}"
            reading_of(state.env).report(span_of(token), message, "odd-character", "delete it")
            token.content = "\N{REPLACEMENT CHARACTER}"


def language_rule(state: StateInline, silent: bool) -> bool:
    """Recognise brackets followed at once by braces; without a language in them the passage stays as it is."""
    start, limit = state.pos, state.posMax
    if state.src[start] != "[" or not isinstance(state, PlacedState) or not state.has_braces(start):
        return False
    label_end = state.md.helpers.parseLinkLabel(state, start, False)
    if label_end < 0 or state.src[label_end + 1 : label_end + 2] != "{":
        return False
    end = state.src.find("}", label_end, limit) + 1
    if end == 0:
        return False
    if not silent:
        _push(state, label_end, end)
    state.pos, state.posMax = end, limit
    return True


def _push(state: PlacedState, label_end: int, end: int) -> None:
    start = state.pos
    braces = state.excerpt.part(state.base + label_end + 1, state.base + end)
    language = _language(state, read_braces(braces, state.reading, "wrong-shape"))
    if language:
        opening = state.push("language_open", "span", 1)
        opening.attrs = {"lang": language}
    state.pos, state.posMax = start + 1, label_end
    state.md.inline.tokenize(state)
    if language:
        state.push("language_close", "span", -1)


def _language(state: PlacedState, options: tuple[BraceOption, ...]) -> str:
    language = ""
    for option in options:
        if option.name != "lang":
            message = f"unknown option `{option.name}`"
            state.reading.report(option.span, message, "unknown-key", "a passage takes `{lang=…}` only")
        elif help_line := language_help(option.value):
            message = f"`{option.value}` is not a language code"
            state.reading.report(option.value_span, message, "wrong-shape", help_line)
        else:
            language = option.value
    if not options:
        span = state.span(state.pos, state.pos + 1)
        state.reading.report(span, "the braces after this passage are empty", "wrong-shape", "write `{lang=…}`")
    return language


_EM_DASH = re.compile(r"(?<!-)---(?!-)")
_SPACED_EN_DASH = re.compile(r"(?:(?<=\s)|^)--(?=\s|$)", re.MULTILINE)
_CLOSE_EN_DASH = re.compile(r"(?:(?<=[^-\s])|^)--(?=[^-\s]|$)", re.MULTILINE)
_MOST_QUOTES = 400
"""In one paragraph; pairing them takes time by the square of their number."""


def typography(state: StateCore) -> None:
    """Replace `--`, `---` and straight quotation marks in plain text."""
    for token in state.tokens:
        if token.type == "inline" and token.children:
            if "--" in token.content:
                _dashes(token.children)
            if 0 < token.content.count('"') + token.content.count("'") <= _MOST_QUOTES:
                process_inlines(token.children, state)


def _dashes(tokens: list[Token]) -> None:
    address = False
    for token in tokens:
        if token.info == "auto" and token.nesting:
            address = token.nesting > 0
        elif token.type == "text" and not address:
            text = _EM_DASH.sub("\u2014", token.content)
            text = _SPACED_EN_DASH.sub("\u2013", text)
            token.content = _CLOSE_EN_DASH.sub("\u2013", text)


TAGS = {"~~": "del", "++": "ins"}
"""The element of each sign."""
SPOKEN = {"del": "deleted", "ins": "inserted"}
"""What a listener hears before the words."""


def amendment_rule(state: StateInline, silent: bool) -> bool:
    """Recognise words between two signs, without a space inside of either; `C++` begins nothing."""
    start, limit = state.pos, state.posMax
    sign = state.src[start : start + 2]
    if sign not in TAGS or not _opens(state.src, start, sign):
        return False
    end = _end(state.src, start + 2, limit, sign)
    if end < 0:
        return False
    if not silent:
        state.push("amendment_open", TAGS[sign], 1)
        state.pos, state.posMax = start + 2, end
        state.md.inline.tokenize(state)
        state.push("amendment_close", TAGS[sign], -1)
    state.pos, state.posMax = end + 2, limit
    return True


def _opens(text: str, place: int, sign: str) -> bool:
    before, after = text[place - 1 : place] if place else "", text[place + 2 : place + 3]
    is_word = sign == "++" and before.isalnum()
    return bool(after.strip()) and after != sign[0] and before != sign[0] and not is_word


def _end(text: str, place: int, limit: int, sign: str) -> int:
    """Return where the closing sign stands, -1 where there is none."""
    while (place := text.find(sign, place + 1, limit)) >= 0:
        after = text[place + 2 : place + 3]
        if not text[place - 1].isspace() and after != sign[0] and not (sign == "++" and after.isalnum()):
            return place
    return -1


MARK = "{unnumbered}"


def find_unnumbered(state: StateCore) -> None:
    """Take the mark from the end of paragraphs, and note it beside them."""
    for token, inline in pairwise(state.tokens):
        if token.type == "paragraph_open" and token.level == 0 and inline.content.endswith(MARK):
            words = inline.content.removesuffix(MARK).rstrip()
            if words and "excerpt" in inline.meta:
                inline.meta["excerpt"] = replace(inline.meta["excerpt"], text=words)
                inline.content = words
                token.meta["unnumbered"] = True


BARE = "bare"
"""The mark-up of such a link."""
_ADDRESS = re.compile(
    r"(?P<web>\bhttps?://[^\s<>\"\u201c\u201d`]+|(?<![\w/@.])www\.[\w-]+\.[^\s<>\"\u201c\u201d`]+)"
    r"|(?<![\w.+'@/-])[\w.+'-]*\w@(?:[\w-]+\.)+[A-Za-z]{2,}\b"
)
_AFTER = ".,;:!?'\u2019*_~|"
_PAIRS = {")": "(", "]": "[", "}": "{"}


def link_addresses(state: StateCore) -> None:
    """Link every address of the web and every e-mail address; headings keep theirs as words."""
    before = ""
    for token in state.tokens:
        if token.type == "inline" and token.children and before != "heading_open":
            content = token.content
            if "@" in content or "://" in content or "www." in content:
                token.children = list(_linked(token.children))
        before = token.type


def _linked(tokens: list[Token]) -> Iterator[Token]:
    depth = 0
    for token in tokens:
        depth += (token.type == "link_open") - (token.type == "link_close")
        if token.type != "text" or depth:
            yield token
        else:
            yield from _parts(token)


def _parts(token: Token) -> Iterator[Token]:
    text, end = token.content, 0
    for found in _ADDRESS.finditer(text):
        address = _without_stops(found[0]) if found["web"] else found[0]
        start, stop = found.start(), found.start() + len(address)
        target = address if "://" in address else f"https://{address}" if found["web"] else f"mailto:{address}"
        if start > end:
            yield _text(token, end, start)
        opening = Token("link_open", "a", 1, attrs={"href": target}, markup=BARE, info="auto", level=token.level)
        closing = Token("link_close", "a", -1, markup=BARE, info="auto", level=token.level)
        words = _text(token, start, stop)
        opening.meta["span"] = closing.meta["span"] = span_of(words)
        yield from (opening, words, closing)
        end = stop
    if end == 0:
        yield token
    elif end < len(text):
        yield _text(token, end, len(text))


def _text(token: Token, start: int, end: int) -> Token:
    """Return a part of a text with its place, that of the whole where the source writes it in another way."""
    span = span_of(token)
    if span.line == span.end_line and span.end_column - span.column == len(token.content):
        span = Span(span.path, span.line, span.column + start, span.line, span.column + end)
    return Token("text", "", 0, content=token.content[start:end], level=token.level, meta={**token.meta, "span": span})


def _without_stops(address: str) -> str:
    """Return an address without what ends the sentence, or the bracket, that it stands in."""
    last = address[-1]
    while last in _AFTER or (last in _PAIRS and address.count(last) > address.count(_PAIRS[last])):
        address = address[:-1]
        last = address[-1]
    return address
