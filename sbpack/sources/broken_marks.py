"""Finds what looks like an action mark and was not read as one.

An action that is lost here is never asked for again, so the raw text is searched: whatever swallowed a mark, an image's
text, a link definition, raw HTML or an unused footnote, it is found.
"""

import re
from collections.abc import Iterable, Iterator

from markdown_it.token import Token

from sbpack.findings.span import Span
from sbpack.findings.suggest import nearest
from sbpack.sources.mark_rule import CHANGES, MARK
from sbpack.sources.reading import Reading, span_of

_LIKE = re.compile(
    r"\[(?P<inside>(?:[ \t>]*\n)?[ \t>]*@[^\[\]\n]{0,80}"  # [@, [ @LB, and over a line's end
    r"|\s*(?:\d{4}-\d{2}-\d{2}/)?\d{1,6}[a-z]?\.\d{1,6}(?![\d.])(?P<rest>[^\[\]\n]{0,80})"  # [76.2 close
    r"|[^\[\]\n@]{0,30}\d[^\[\]\n@]{0,30}\s@[^\[\]\n]{0,80})\]?"  # [76 @LB]
)
_LIKE_CHANGE = re.compile(
    r"\b(clos|stay|becom|supersed|withdr|remain|discharg|complet|due\b|open\b|done\b)", re.IGNORECASE
)
_EXAMPLES = (
    "write `[@LB]`, `[76.2 @LB due 2023-12-06]` or `[76.2 closed]`; a backslash before the bracket makes it plain text"
)
_MOST = 500


def find_broken_marks(tokens: Iterable[Token], reading: Reading) -> None:
    """Report every place that looks like a mark and is neither one, nor code, nor escaped, nor a comment."""
    matches = list(_candidates(reading))
    if not matches:
        return
    marks: set[tuple[int, int]] = set()
    links: set[tuple[int, int]] = set()
    ignored = list(reading.hidden)
    for token in every_token(tokens):
        if token.type == "mark":
            marks.add((span_of(token).line, span_of(token).column))
        elif token.type == "link_open":
            links.add((span_of(token).line, span_of(token).column))
        elif token.type in ("code_inline", "fence", "code_block"):
            ignored.append(span_of(token))
    for match in matches:
        span = reading.document.span(match.start(), match.end())
        begins = (span.line, span.column)
        is_linked = begins in links and match["rest"] is not None
        if begins not in marks and not is_linked and not any(_holds(other, span) for other in ignored):
            reading.report(span, *_complaint(match))


def every_token(tokens: Iterable[Token]) -> Iterator[Token]:
    """Yield all tokens, those inside others too, but not those of an image's text."""
    for token in tokens:
        yield token
        if token.type == "table_block":
            for row in token.meta["table"].rows:
                for cell in row:
                    yield from every_token(cell.tokens)
        elif token.type != "image" and token.children:
            yield from every_token(token.children)


def _candidates(reading: Reading) -> Iterator[re.Match[str]]:
    text = reading.document.text
    count = 0
    for match in _LIKE.finditer(text):
        if not _is_escaped(text, match.start()) and (match["rest"] is None or _is_like_mark(match)):
            count += 1
            yield match
        if count >= _MOST:
            return


def _is_escaped(text: str, place: int) -> bool:
    start = place
    while start > 0 and text[start - 1] == "\\":
        start -= 1
    return (place - start) % 2 == 1


def _is_like_mark(match: re.Match[str]) -> bool:
    """Whether brackets that begin with an action's number say something about it."""
    rest = match["rest"].strip()
    if not rest:
        return match[0].endswith("]")
    return (
        rest.startswith("@")
        or " @" in rest
        or _LIKE_CHANGE.search(rest) is not None
        or nearest(rest, CHANGES) is not None
    )


def _holds(outer: Span, inner: Span) -> bool:
    if outer.path != inner.path:
        return False
    begins = (outer.line, outer.column) <= (inner.line, inner.column)
    return begins and (inner.line, inner.column) < (outer.end_line, outer.end_column)


def _complaint(match: re.Match[str]) -> tuple[str, str, str]:
    """Return message, rule and help."""
    shown = " ".join(match[0].split())
    rest = (match["rest"] or "").strip()
    change = nearest(rest, CHANGES) if rest else None
    help_line = _EXAMPLES
    message = f"`{shown}` looks like an action mark and is none"
    if MARK.fullmatch(match[0]):
        message = f"the action mark `{shown}` stands where it is not read"
        help_line = "move it into a sentence, out of image text, link definitions, raw HTML and unused footnotes"
    elif not match[0].endswith("]"):
        message = f"the action mark `{shown}` is not closed on its line"
    elif match["rest"] is not None and not rest:
        message = f"`{shown}` names no owner"
        help_line = (
            f"write `{shown[:-1]} @LB]`, or `{shown[:-1]} closed]`; a backslash before the bracket makes it plain text"
        )
    elif change is not None:
        help_line = f"write `{shown[: len(shown) - 1 - len(rest)]}{change}]`"
    elif "due" in shown:
        help_line = "after `due` stands a date, `2023-12-06`, or `next meeting`"
    elif "," in shown:
        help_line = "several owners are written `[@LB @AM]`, without commas"
    return message, "broken-mark", help_line
