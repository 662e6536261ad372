"""What footnotes cannot be: in a cell of a file, with an action in them, without a sign; or a sign without a note."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from sbpack.findings.span import Span
from sbpack.findings.suggest import meant
from sbpack.sources.broken_marks import every_token
from sbpack.sources.inline_places import PlacedState
from sbpack.sources.reading import reading_of, span_of

FOOTNOTES = ("footnote_def", "footnote_inline", "footnote_ref", "footnote_tail")
"""The rules that read them."""
_NOTE = re.compile(r"\^\[[^\[\]\n]*\]?|\[\^[^\s\[\]]+\]:?")
_SIGN = re.compile(r"\[\^(?P<label>[^\s\[\]]+)\]")


def keep_lost_notes(state: StateCore) -> None:
    """Report signs without a note and notes without a sign; both stay in the text where they stand."""
    reading = reading_of(state.env)
    notes = state.env.get("footnotes", {}).get("refs", {})
    uncalled = [label.removeprefix(":") for label in notes if notes[label] < 0]
    lost: list[Token] = []
    seen: set[str] = set()
    for token in state.tokens if not reading.in_cell else ():
        for child in token.children or ():
            for match in _SIGN.finditer(child.content) if child.type == "text" else ():
                near = meant(match["label"], uncalled)
                otherwise = f"write `{match[0]}: …` on a line of its own below, or delete the sign"
                help_line = f"the nearest note is `[^{near}]`" if near else otherwise
                message = f"the footnote `{match[0]}` has no note"
                reading.report(_within(span_of(child), match), message, "missing-footnote", help_line)
        if token.type == "footnote_reference_open" and (problem := _problem(token.meta["label"], notes, seen)):
            message, help_line = problem
            reading.report(
                span_of(token), f"{message}, so that it is printed where it stands", "missing-footnote", help_line
            )
            lost.append(token)
    if lost:
        state.tokens = list(_without_wrapping(state.tokens, lost))


def _problem(label: str, notes: Mapping[str, int], seen: set[str]) -> tuple[str, str] | None:
    """Return what is wrong with a note and what to do, None where it is the one that a sign calls."""
    if notes.get(f":{label}", -1) < 0:
        return (
            f"nothing refers to the footnote `[^{label}]`",
            f"write `[^{label}]` where it belongs, or delete the note",
        )
    if label in seen:
        return (
            f"the footnote `[^{label}]` is given a second time",
            "give it a sign of its own, or delete one of the notes",
        )
    seen.add(label)
    return None


def _without_wrapping(tokens: Iterable[Token], lost: Sequence[Token]) -> Iterator[Token]:
    """Yield tokens without what makes notes of some blocks; a definition has no other in it."""
    is_lost = False
    for token in tokens:
        if token.type == "footnote_reference_open":
            is_lost = any(token is one for one in lost)
        if not (is_lost and token.type in ("footnote_reference_open", "footnote_reference_close")):
            yield token


def _within(span: Span, match: re.Match[str]) -> Span:
    """Return the place of a match in a text that has no line break and no escape before it."""
    start = span.column + match.start()
    return Span(span.path, span.line, start, span.line, start + len(match[0]))


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
