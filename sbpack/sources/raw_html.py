"""Drops raw HTML: comments without a word, everything else with a finding."""

import re

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from sbpack.sources.allowance import Comment
from sbpack.sources.reading import Reading, reading_of, span_of

_COMMENT = re.compile(r"<!--.*?-->|<!--->|<!-->", re.DOTALL)
_HELP = "write it in Markdown; a `<` that belongs to the text is written `\\<`"


_NAME = re.compile(r"<([a-z]\w*)", re.IGNORECASE)
_END = re.compile(r"</([a-z]\w*)\s*>", re.IGNORECASE)
_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*"}
"""What Markdown writes on both sides of the words."""


def drop_raw_html(state: StateCore) -> None:
    """Drop HTML blocks and HTML inside lines."""
    reading = reading_of(state.env)
    kept = []
    for token in state.tokens:
        if token.type == "html_block":
            _block(token, reading)
            continue
        if token.children:
            token.children = _without_html(token.children, reading)
        kept.append(token)
    state.tokens = kept


def _without_html(tokens: list[Token], reading: Reading) -> list[Token]:
    kept = []
    opened: list[str] = []
    for token in tokens:
        if token.children:
            token.children = _without_html(token.children, reading)
        if token.type != "html_inline":
            kept.append(token)
        elif _COMMENT.fullmatch(token.content):
            text = token.content.removeprefix("<!--").removesuffix("-->")
            reading.comments.append(Comment(text, span_of(token), is_alone=False))
        elif (end := _END.fullmatch(token.content)) and end[1].casefold() in opened:
            opened.remove(end[1].casefold())  # its beginning has the finding
        else:
            name = _NAME.match(token.content)
            opened += [name[1].casefold()] if name else []
            marks = _MARKS.get(opened[-1]) if name else None
            help_line = f"write `{marks}…{marks}` in its place" if marks else _HELP
            reading.report(span_of(token), f"raw HTML `{_shown(token.content)}` is dropped", "raw-html", help_line)
    return kept


def _block(token: Token, reading: Reading) -> None:
    """Report a block unless it is nothing but comments."""
    rest = _without_comments(token.content).strip()
    if not rest:
        texts = (found[0].removeprefix("<!--").removesuffix("-->") for found in _COMMENT.finditer(token.content))
        reading.comments += (Comment(text, span_of(token), is_alone=True) for text in texts)
    elif rest.startswith("<!--"):
        message = "a comment that begins here is never closed"
        reading.report(span_of(token), message, "raw-html", "close it with `-->`")
    elif token.content.lstrip().startswith("<!--"):
        message = f"`{_shown(rest)}` stands on the line of a comment and is dropped with it"
        reading.report(span_of(token), message, "raw-html", "put the comment on a line of its own")
    else:
        reading.report(span_of(token), f"raw HTML `{_shown(rest)}` is dropped", "raw-html", _HELP)


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
