"""Definitions of addresses that links refer to: `[parks]: https://example.org/parks`, which are not printed."""

import re
from collections.abc import Iterator

from markdown_it.rules_block import StateBlock, reference
from markdown_it.rules_core import StateCore

from sbpack.sources.broken_marks import every_token
from sbpack.sources.reading import reading_of

_ADDRESS = re.compile(
    r"\[[^\[\]]*\]:[ \t]*(?:\n[ \t]*)?"
    r"(?:<[^<>\n]*>|[a-z][a-z0-9+.-]*:\S|www\.|#\S|\S*/|[\w.-]+\.(?:md|pdf|html?|csv|png|jpe?g|svg|com|org|net|uk|gov)\b)",
    re.IGNORECASE,
)
"""A definition whose second half is an address: after `[Note]: Confidential` there are words, to be printed."""


def link_definition_rule(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Recognise the definition of an address, and leave words that only look like one to the paragraph rule."""
    start = state.bMarks[start_line] + state.tShift[start_line]
    return _ADDRESS.match(state.src, start) is not None and reference(state, start_line, end_line, silent)


def report_unused_definitions(state: StateCore) -> None:
    """Report the definitions that no link or picture refers to, and those of a label that was defined before."""
    defined = {label: one["map"][0] for label, one in state.env.get("references", {}).items()}
    again = [(one["label"], one["map"][0]) for one in state.env.get("duplicate_refs", ())]
    if not defined:
        return
    reading = reading_of(state.env)
    used = {token.meta["label"] for token in every_token(state.tokens) if "label" in token.meta}
    unused = [(label, line) for label, line in defined.items() if label not in used]
    starts = list(_line_starts(state.src))
    for label, line in sorted((*unused, *again), key=lambda one: one[1]):
        text = state.src[starts[line] :].partition("\n")[0]
        span = reading.document.span(starts[line] + len(text) - len(text.lstrip(" >-*+")), starts[line] + len(text))
        name = f"[{text.partition('[')[2].partition(']')[0]}]"
        if (label, line) in again:
            message = f"the address of `{name}` is given twice, and this one is not used"
            reading.report(span, message, "unused-address", "keep one of them")
        else:
            message = f"nothing refers to the address of `{name}`, which is not printed"
            reading.report(span, message, "unused-address", f"write `{name}` in the text, or delete the line")


def _line_starts(text: str) -> Iterator[int]:
    yield 0
    yield from (match.end() for match in re.finditer("\n", text))
