"""Finds what looks like an action mark and was not read as one.

An action that is lost here is never asked for again, so the raw text is searched: whatever swallowed a mark, an image's
text, a link definition, raw HTML or an unused footnote, it is found.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from markdown_it.token import Token

from sbpack.findings.span import Span
from sbpack.findings.suggest import nearest
from sbpack.sources.mark import NEXT_MEETING
from sbpack.sources.mark_like import find_mark_like, is_escaped
from sbpack.sources.mark_repair import NAME_IN_WORDS, repaired_mark
from sbpack.sources.mark_rule import CHANGES, MARK
from sbpack.sources.reading import Reading, span_of

_EXAMPLES = (
    "write `[@INITIALS]`, `[@INITIALS due YYYY-MM-DD]` or `[ACTION closed]`; "
    "a backslash before the bracket makes it plain text"
)
_MOST = 500
"""Reports in one text: nobody reads more."""
_ENDED = re.compile(r"clos|done|complet|discharg|finish", re.IGNORECASE)
_ALONE = [change for change in CHANGES if not change.startswith("done")]
"""What may stand alone behind an action: `done` may mean that the board closed it, or that somebody did a part."""
_LONGEST = 100
"""Characters of a mark that a message shows."""


def find_broken_marks(tokens: Iterable[Token], reading: Reading) -> None:
    """Report every place that looks like a mark and is neither one, nor code, nor escaped, nor a comment."""
    document = reading.document
    matches = [match for match in find_mark_like(document.text) if not is_escaped(document.text, match.start())]
    if not matches:
        return
    marks: set[Span] = set()
    links: set[Span] = set()
    ignored = [*(comment.span for comment in reading.comments), *reading.refused]
    for token in every_token(tokens):
        if token.type == "mark":
            marks.add(_start(span_of(token)))
        elif token.type == "link_open":
            links.add(_start(span_of(token)))
        elif token.type in ("code_inline", "fence", "code_block"):
            ignored.append(span_of(token))
    covers = _cover(ignored)
    broken = (
        (match, span)
        for match in matches
        if (start := _start(span := document.span(match.start(), match.end()))) not in marks
        and not (start in links and match["rest"] is not None)
        and not covers(start)
    )
    for match, span in islice(broken, _MOST):
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


def _start(span: Span) -> Span:
    return Span(span.path, span.line, span.column)


def _cover(spans: Sequence[Span]) -> Callable[[Span], bool]:
    """Return what tells whether a place stands within one of these stretches."""
    starts: list[Span] = []
    ends: list[Span] = []
    for span in sorted(spans):
        end = Span(span.path, span.end_line, span.end_column)
        if ends and end <= ends[-1]:
            continue
        starts.append(_start(span))
        ends.append(end)

    def covers(place: Span) -> bool:
        index = bisect_right(starts, place) - 1
        return index >= 0 and place < ends[index]

    return covers


def _complaint(match: re.Match[str]) -> tuple[str, str, str]:
    """Return message, rule and help."""
    shown = " ".join(match[0].split())
    if len(shown) > _LONGEST:
        return f"`{shown[: _LONGEST - 1]}…` looks like an action mark and is none", "broken-mark", _EXAMPLES
    rest = (match["rest"] or "").strip()
    change = nearest(rest, _ALONE) if rest else None
    help_line = _EXAMPLES
    message = f"`{shown}` looks like an action mark and is none"
    if MARK.fullmatch(match[0]):
        message = f"the action mark `{shown}` stands where it is not read"
        help_line = "move it into a sentence, out of image text, link definitions, raw HTML and unused footnotes"
    elif (repaired := repaired_mark(shown)) is not None:
        help_line = f"write `{repaired}`"
    elif shown.startswith("("):
        help_line = f"write it in square brackets: `[{shown[1:-1]}]`"
    elif not match[0].endswith("]"):
        message = f"the action mark `{shown}` is not closed on its line"
    elif match["rest"] is not None and not rest:
        message = f"`{shown}` names no owner"
        help_line = (
            f"write `{shown[:-1].rstrip()} @INITIALS]`, or `{shown[:-1].rstrip()} closed]` where the board closed it; "
            "a backslash before the bracket makes it plain text"
        )
    elif change is not None:
        help_line = f"write `{_before(shown, rest)}{change}]`"
    elif "@" not in shown and _ENDED.match(rest):
        help_line = f"write `{_before(shown, rest)}closed]` where the board closed it"
    elif "@" not in shown and " " not in rest:
        help_line = f"write the owner's initials after an `@`: `{_before(shown, rest)}@INITIALS]`"
    elif "due" in shown:
        help_line = _help_with_day(shown)
    elif "@" not in shown or NAME_IN_WORDS.search(shown):
        help_line = "after `@` stand initials or the key of a group, as members.yaml has them, without spaces"
    elif "," in shown or " and " in shown:
        help_line = "write several owners one after the other, each with its `@`, without commas or `and`"
    return message, "broken-mark", help_line


def _help_with_day(shown: str) -> str:
    """Return what to write instead of a day that nobody can name."""
    next_meeting = f"due {NEXT_MEETING}"
    repaired = repaired_mark(f"{shown[: shown.index('due')]}{next_meeting}]")
    if repaired is None:
        return f"write the day as `due YYYY-MM-DD`, or `{next_meeting}`"
    return f"write `{repaired.replace(next_meeting, 'due YYYY-MM-DD')}` with its day, or `{repaired}`"


def _before(shown: str, rest: str) -> str:
    """Return a mark up to what follows its number."""
    return shown[: len(shown) - 1 - len(rest)]
