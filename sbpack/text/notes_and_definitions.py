"""Takes raw HTML out of a text: comments whole, of all else the tags, whose words are printed with a finding.

- What footnotes cannot be: in a cell of a file, with an action in them, without a sign; or a sign without a note.
- Definitions of addresses that links refer to: `[parks]: https://example.org/parks`, which are not printed.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape

from markdown_it.rules_block import StateBlock, reference
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from sbpack.findings.finding import Span
from sbpack.findings.suggest import meant
from sbpack.text.broken_marks import every_token
from sbpack.text.comments import Comment
from sbpack.text.token_places import PlacedState, Reading, reading_of, span_of

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
