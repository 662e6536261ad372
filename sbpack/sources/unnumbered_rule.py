"""A paragraph of a numbered report that bears no number: it ends in `{unnumbered}`."""

from dataclasses import replace
from itertools import pairwise

from markdown_it.rules_core import StateCore

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
