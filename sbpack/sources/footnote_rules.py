"""Where footnotes and marks do not go together: no note in a cell of a file, no action in a note."""

import re

from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline

from sbpack.sources.broken_marks import every_token
from sbpack.sources.inline_places import PlacedState
from sbpack.sources.reading import reading_of, span_of

FOOTNOTES = ("footnote_def", "footnote_inline", "footnote_ref", "footnote_tail")
"""The rules that read them."""
_NOTE = re.compile(r"\^\[[^\[\]\n]*\]?|\[\^[^\s\[\]]+\]:?")


def refuse_note_in_cell(state: StateInline, silent: bool) -> bool:
    """Report a footnote in a cell and leave its text as it is: a cell is read alone, its notes would have no number."""
    if silent or not isinstance(state, PlacedState):
        return False
    match = _NOTE.match(state.src, state.pos, state.posMax)
    if match is not None:
        message = "a footnote cannot stand in a table from a file"
        help_line = "write the note below the table, or make the table in Markdown"
        state.reading.report(state.span(*match.span()), message, "bad-table", help_line)
    return False


def refuse_marks_in_notes(state: StateCore) -> None:
    """Make plain text of every mark in a footnote: notes are printed far from the minute that they belong to."""
    reading = reading_of(state.env)
    start = next((place for place, token in enumerate(state.tokens) if token.type == "footnote_block_open"), None)
    for token in every_token(state.tokens[start:]) if start is not None else ():
        if token.type == "mark":
            token.type = "text"
            reading.refused.append(span_of(token))
            message = f"an action cannot stand in a footnote, as `{' '.join(token.content.split())}` does"
            reading.report(span_of(token), message, "broken-mark", "move it into a sentence of its minute")
