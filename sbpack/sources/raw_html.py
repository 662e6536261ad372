"""Takes raw HTML out of a text: comments whole, of all else the tags, whose words are printed with a finding."""

import re
from collections.abc import Iterator
from html import unescape

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from sbpack.sources.allowance import Comment
from sbpack.sources.reading import Reading, reading_of, span_of

_COMMENT = re.compile(r"<!--.*?-->|<!--->|<!-->", re.DOTALL)
_HELP = "write it in Markdown; a `<` that belongs to the text is written `\\<`"
_NAME = re.compile(r"<([a-z]\w*)", re.IGNORECASE)
_END = re.compile(r"</([a-z]\w*)\s*>", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
"""Ends a line in a cell, where Markdown has no other way."""
_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*"}
"""What Markdown writes on both sides of the words."""
_IN_WORDS = frozenset(
    (*_MARKS, "a", "abbr", "code", "del", "font", "ins", "mark", "s", "small", "span", "sub", "sup", "u")
)
"""Elements that may stand within a word; any other parts what is before it from what is behind."""
_TAG = re.compile(r"<[/!?]?[A-Za-z][^<>]*>")


def drop_raw_html(state: StateCore) -> None:
    """Drop the tags of HTML, in blocks and inside lines; what stands between them stays."""
    reading = reading_of(state.env)
    kept = []
    in_table = False
    for token in state.tokens:
        in_table = token.type == "table_open" or (in_table and token.type != "table_close")
        if token.type == "html_block":
            kept += _block(token, reading)
            continue
        if token.children:
            token.children = _without_html(token.children, reading, in_table or reading.in_cell)
        kept.append(token)
    state.tokens = kept


def _without_html(tokens: list[Token], reading: Reading, is_cell: bool) -> list[Token]:
    kept = []
    opened: list[str] = []
    for token in tokens:
        if token.children:
            token.children = _without_html(token.children, reading, is_cell)
        if token.type != "html_inline":
            kept.append(token)
        elif _COMMENT.fullmatch(token.content):
            text = token.content.removeprefix("<!--").removesuffix("-->")
            reading.comments.append(Comment(text, span_of(token), is_alone=False))
        elif (end := _END.fullmatch(token.content)) and end[1].casefold() in opened:
            opened.remove(end[1].casefold())  # its beginning has the finding
            kept += _between(end[1], token)
        elif is_cell and _BREAK.fullmatch(token.content):
            kept.append(Token("hardbreak", "br", 0, level=token.level, meta=dict(token.meta)))
        else:
            name = _NAME.match(token.content)
            kept += _between(name[1], token) if name else []
            opened += [name[1].casefold()] if name else []
            marks = _MARKS.get(opened[-1]) if name else None
            help_line = f"write `{marks}…{marks}` in its place" if marks else _HELP
            help_line = "end the line with a backslash in its place" if _BREAK.fullmatch(token.content) else help_line
            reading.report(span_of(token), f"raw HTML `{_shown(token.content)}` is dropped", "raw-html", help_line)
    return kept


def _between(name: str, token: Token) -> list[Token]:
    """Return the white space that stands for a tag which parts words, such as `<br>`."""
    return (
        [] if name.casefold() in _IN_WORDS else [Token("softbreak", "br", 0, level=token.level, meta=dict(token.meta))]
    )


def _block(token: Token, reading: Reading) -> list[Token]:
    """Return the words of a block as a paragraph; report it unless it is nothing but comments."""
    rest = _without_comments(token.content).strip()
    if not rest:
        texts = (found[0].removeprefix("<!--").removesuffix("-->") for found in _COMMENT.finditer(token.content))
        reading.comments += (Comment(text, span_of(token), is_alone=True) for text in texts)
    elif rest.startswith("<!--"):
        message = "a comment that begins here is never closed"
        reading.report(span_of(token), message, "raw-html", "close it with `-->`")
    elif token.content.lstrip().startswith("<!--"):
        message = f"`{_shown(rest)}` stands on the line of a comment and is printed as it stands"
        reading.report(span_of(token), message, "raw-html", "put the comment on a line of its own")
    else:
        message = f"raw HTML `{_shown(rest)}` is dropped, what stands between its tags is printed"
        reading.report(span_of(token), message, "raw-html", _HELP)
    return list(_paragraph(token, rest))


def _paragraph(token: Token, html: str) -> Iterator[Token]:
    """Yield the words of a block without its tags as a paragraph; nothing where there are none."""
    lines = (" ".join(unescape(line).split()) for line in _TAG.sub(" ", html.removeprefix("<!--")).split("\n"))
    words = "\n".join(filter(None, lines))
    if not words:
        return
    opening = Token("paragraph_open", "p", 1, block=True, level=token.level, map=token.map, meta=dict(token.meta))
    text = Token("text", "", 0, content=words, meta=dict(token.meta))
    yield opening
    yield Token(
        "inline", "", 0, content=words, level=token.level + 1, map=token.map, children=[text], meta=dict(token.meta)
    )
    yield Token("paragraph_close", "p", -1, block=True, level=token.level, meta=dict(token.meta))


def _without_comments(text: str) -> str:
    """Return the text without its closed comments; a search by pattern would take a square of time."""
    kept, place = [], 0
    while (start := text.find("<!--", place)) >= 0 and (end := text.find("-->", start + 2)) >= 0:
        kept.append(text[place:start])
        place = end + 3
    return "".join(kept) + text[place:]


def _shown(text: str) -> str:
    first = text.split("\n", 1)[0]
    return first if len(first) <= 40 else first[:39] + "…"
