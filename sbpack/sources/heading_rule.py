"""The block rule for a heading without the space after its signs, `##22 Police update`: read as meant, and reported."""

import re

from markdown_it.rules_block import StateBlock

from sbpack.sources.reading import reading_of

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
