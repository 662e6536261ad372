"""Finds what looks like an action mark and was not read as one.

- What looks like an action mark, read as one or not.
- A broken action mark as it should have been written, where that is certain.
- Finds action marks where nobody looks for actions: everywhere but in the text of a minute.
- Every action that a raw source mentions, wherever it stands: in prose, comments, headings, marks good or broken.

An action that is lost here is never asked for again, so the raw text is searched: whatever swallowed a mark, an image's
text, a link definition, raw HTML or an unused footnote, it is found.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import merge
from itertools import islice

from markdown_it.token import Token

from sbpack.findings.finding import Finding, Span
from sbpack.findings.suggest import nearest
from sbpack.text.dates import ISO_DATE, meant_date
from sbpack.text.marks import (
    ACTION_LIST,
    CHANGES,
    MARK,
    MINUTE_NUMBER,
    NEXT_MEETING,
    REFERENCE,
    REFERENCE_ENDS,
    ActionReference,
    find_references,
    reference_from,
)
from sbpack.text.prose import MarkdownFile, split_by_heading
from sbpack.text.source_text import SourceText
from sbpack.text.token_places import Reading, span_of
from sbpack.text.yaml_nodes import YamlList, YamlMap, YamlNode, YamlText, excerpt_of

_LIKE = re.compile(
    r"\[(?P<inside>(?:[ \t>]*\n)?[ \t>]*@[^\[\]\n]{0,80}"  # [@, [ @LB, and over a line's end
    rf"|\s*(?:{ISO_DATE}/)?\d++[a-z]?\.\d++(?![\d.])(?P<rest>[^\[\]\n]{{0,80}})"  # [76.2 close
    r"|[^\[\]\n@]{0,30}\d[^\[\]\n@]{0,30}\s@[^\[\]\n]{0,80})\]?"  # [76 @LB]
)
INITIALS = r"(?=[A-Za-z]*[A-Z][A-Za-z]*[A-Z])[A-Z][A-Za-z]{1,4}\b"
"""Short, with two capitals at least: `LB`, `JoM`, `SBP`."""
_ROUND = re.compile(rf"\((?P<rest>)(?:\d+[a-z]?\.\d+\s+)?@{INITIALS}(?:[ ,]+(?:and )?@?{INITIALS})*[^()\n]{{0,40}}\)")
"""A mark in round brackets."""
_BARE = re.compile(rf"{INITIALS}(?:[ ,]+(?:and )?{INITIALS})*(?: due .*)?")
"""Initials without their `@`."""
_NAMED = re.compile(r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Cllr|Councillor|Sir|Dame|Revd?|Prof)\b\.? [A-Z].*")
"""Somebody by name where an owner belongs."""
_LIKE_CHANGE = re.compile(
    r"\b(clos|stay|becom|supersed|withdr|remain|discharg|complet|due\b|open\b|done\b)", re.IGNORECASE
)


def find_mark_like(text: str) -> Iterator[re.Match[str]]:
    """Yield every bracket that looks like a mark; `rest` is what follows an action's number, None without one."""
    if "[" not in text and "(" not in text:
        return iter(())
    square = (match for match in _LIKE.finditer(text) if match["rest"] is None or _is_like_mark(match))
    return merge(square, _ROUND.finditer(text), key=lambda match: match.start())


def is_escaped(text: str, place: int) -> bool:
    """Whether a backslash makes plain text of the character at a place."""
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
        or _BARE.fullmatch(rest) is not None
        or _NAMED.fullmatch(rest) is not None
        or _LIKE_CHANGE.search(rest) is not None
        or nearest(rest, CHANGES) is not None
    )


_OWNER = r"@?[^\W\d_][\w'\u2019-]*"
_BETWEEN = r"(?:\s*[,;/&+]\s*(?:and\s+)?|\s+and\s+|\s+)"
_LOOSE = re.compile(
    rf"[\[(]\s*(?:(?:{REFERENCE}|{MINUTE_NUMBER}\.?)(?=[\s:,@])[\s:,]*)?"
    rf"(?P<owners>{_OWNER}(?:{_BETWEEN}(?!(?:due|by)\b){_OWNER}){{0,20}})"
    r"(?:[\s,;]*\b(?:due|by)\b[\s:]*(?:on\s+|by\s+|the\s+)*(?P<due>[^\[\]]{1,40}?))?[\s.]*[\])]",
    re.IGNORECASE,
)
_PARTS = re.compile(rf"(?:{_BETWEEN})")
NAME_IN_WORDS = re.compile(r"@[\w'\u2019-]+ +(?!and\b)[^\W\d_@]")
"""A name of several words behind one sign."""
_AFTER_SIGN = re.compile(r"@ +")
_INITIALS = re.compile(INITIALS)


def repaired_mark(text: str) -> str | None:
    """Return the mark that a text was meant to be: owners parted by spaces, each with its `@`, the day as ISO has it.

    None where a reader could doubt: words that are no initials and have no `@`, a day that nobody can name.
    """
    match = _LOOSE.fullmatch(_AFTER_SIGN.sub("@", " ".join(text.split())))
    parts = _PARTS.split(match["owners"]) if match else []
    if match is None or not ("@" in match["owners"] or all(map(_INITIALS.fullmatch, parts))):
        return None
    if "@" in match["owners"] and NAME_IN_WORDS.search(match["owners"]):
        return None  # `@Ms Lowe` is one person, and `@SUB GROUP LEADS` one group
    owners = [f"@{part.lstrip('@')}" for part in parts]
    due = _due(match["due"])
    if due is None:
        return None
    reference = f"{match['minute']}.{match['number']}" if match["minute"] else ""
    if match["meeting"]:
        reference = f"{match['meeting']}/{reference}"
    repaired = f"[{' '.join(filter(None, [reference, *owners, due]))}]"
    return repaired if MARK.fullmatch(repaired) else None


def _due(written: str | None) -> str | None:
    """Return the end of a mark: nothing without a day, None where it cannot be told which is meant."""
    if not written:
        return ""
    if NEXT_MEETING in written.casefold():
        return f"due {NEXT_MEETING}"
    day = meant_date(written)
    return f"due {day.isoformat()}" if day else None


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
        return f"`{shown[: _LONGEST - 1]}…` is not a valid action mark", "broken-mark", _EXAMPLES
    rest = (match["rest"] or "").strip()
    change = nearest(rest, _ALONE) if rest else None
    help_line = _EXAMPLES
    message = f"`{shown}` is not a valid action mark"
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


_RECORD_IT = "record it in a minute; a backslash before the bracket makes it plain text"
_TAKE_IT_OUT = "record it in a minute, and delete it here"
_MOVE_IT = "put it into the text below the heading"


def lost_in_minutes(file: MarkdownFile) -> Iterator[Finding]:
    """Yield the marks in the headings of minutes."""
    _, parts = split_by_heading(file.body, 2)
    for part in parts:
        yield from _lost([part.heading], "a heading records no action", _MOVE_IT)


def lost_in_paper(file: MarkdownFile) -> Iterator[Finding]:
    """Yield the marks in a paper, in its tables from files too."""
    yield from _lost(file.body.line_tokens(), "marks are read in minutes only", _RECORD_IT)


def lost_in_yaml(node: YamlNode | None, file_text: str) -> Iterator[Finding]:
    """Yield the marks in the texts of a YAML file or of a front matter; `file_text` is the whole file."""
    if node is None:
        return
    source = SourceText(node.span.path, file_text)
    for scalar in _scalars(node):
        for match in MARK.finditer(scalar.text):
            if not is_escaped(scalar.text, match.start()):
                span = excerpt_of(scalar, source).span(*match.span())
                yield _finding(span, match[0], "marks are read in minutes only", _TAKE_IT_OUT)


def _lost(lines: Iterable[Token], why: str, help_line: str) -> Iterator[Finding]:
    for line in lines:
        for token in line.children or []:
            if token.type == "mark":
                yield _finding(token.meta["span"], token.content, why, help_line)


def _finding(span: Span, mark: str, why: str, help_line: str) -> Finding:
    return Finding(span, f"the action mark `{' '.join(mark.split())}` is lost: {why}", help_line, rule="lost-mark")


def _scalars(node: YamlNode) -> Iterator[YamlText]:
    match node:
        case YamlText():
            yield node
        case YamlList():
            for item in node.items:
                yield from _scalars(item)
        case YamlMap():
            for entry in node.entries:
                yield from _scalars(entry.value)


_REFERENCE = re.compile(rf"(?<![\w.£$€]){REFERENCE}{REFERENCE_ENDS}")
_ROW = re.compile(rf"^[^\w\n]*#[ \t]+{ACTION_LIST}", re.MULTILINE)
_MARKUP = str.maketrans(dict.fromkeys("*_`>([\"'", " "))


def mentioned_actions(text: str, *, has_rows: bool) -> Iterator[ActionReference]:
    """Yield the actions that a text may mean, some of them twice; a figure such as `2.75%` is none.

    `has_rows` says that headings such as `## 76.2 open` name actions, as they do in matters arising.
    """
    for found in find_references(text.translate(_MARKUP)):
        if found.number is not None:
            yield ActionReference(found.minute, found.number, found.meeting)
    for match in find_mark_like(text):
        yield from _references(match[0])
    for match in _ROW.finditer(text) if has_rows else ():
        yield from _references(match[0])


def _references(text: str) -> Iterator[ActionReference]:
    return (reference for match in _REFERENCE.finditer(text) if (reference := reference_from(match)) is not None)
