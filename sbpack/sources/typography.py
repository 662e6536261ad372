"""Dashes and quotation marks as a printed paper has them.

markdown-it's own replacements would print paragraph 5(c) as paragraph 5©, so only dashes are replaced. Places do not
move: they are taken before.
"""

import re

from markdown_it.rules_core import StateCore
from markdown_it.rules_core.smartquotes import process_inlines
from markdown_it.token import Token

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
