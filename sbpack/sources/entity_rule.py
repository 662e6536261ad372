"""Finds invisible characters that entities stand for, `&#8238;` for one that turns the direction of the text.

Where the character itself is written, it is found before anything is parsed.
"""

from markdown_it.rules_inline import StateInline

from sbpack.sources.reading import reading_of, span_of
from sbpack.sources.text_file import ODD_CHARACTER


def refuse_hidden_characters(state: StateInline) -> None:
    """Replace each, with a finding; call this while every entity has a place of its own."""
    if "&" not in state.src:
        return
    for token in state.tokens:
        if token.info == "entity" and (odd := ODD_CHARACTER.search(token.content)):
            message = f"`{token.markup}` stands for the invisible character U+{ord(odd[0]):04X}"
            reading_of(state.env).report(span_of(token), message, "odd-character", "delete it")
            token.content = "\N{REPLACEMENT CHARACTER}"
