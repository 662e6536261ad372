"""Leaks as findings, which stop the build."""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from sbpack.findings.finding import Finding, Related
from sbpack.findings.span import Span
from sbpack.leaks.leak import Leak
from sbpack.leaks.spelling import spell
from sbpack.sources.source_text import SourceText

RULE = "leak"
_MOST = 20
"""Leaks told one by one: a whole paper in the wrong pack has hundreds."""
_HELP = (
    "find what brings it there, such as a template of the board's own; if it may be public, let Part 1 say it as well"
)
_HELP_IN_PUBLIC = "look there for what only Part 2 says, which is not repeated here: anybody may read this"
_KINDS = {
    "words": ("words", "stand"),
    "name": ("a name", "stands"),
    "number": ("a number", "stands"),
    "file name": ("the name of a file", "stands"),
}
"""What is found, where it may not be told."""
_CALLED = re.compile(r"`.*`|(?<=on page )(?![0-9ivxlc]+(?:,|$)).*", re.DOTALL)
"""What a place is called by words that may be those of Part 2."""
_ON_PAGE = re.compile(r"\bon page ([0-9]+)\b")
_CANNOT = "take out what no program can read, or save it anew"


def leak_findings(
    leaks: Sequence[Leak],
    span: Span,
    is_public: bool = False,
    texts: Mapping[str, str] = MappingProxyType({}),
    pages: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Finding]:
    """Yield a finding for each leak at a place in the sources that stands for the output.

    What a public repository builds is printed where everybody may read it: there no finding says what Part 2 says.
    In `texts` are the sources in which Part 2 is looked up, to name the line; `pages` says which source of Part 1 each
    page of the output is made from.
    """
    for leak in leaks[:_MOST]:
        said = (Related(_place(leak, texts), "Part 2 says it here"),) if leak.where and not is_public else ()
        if (page := _ON_PAGE.search(leak.place)) and page[1] in pages:
            said = (*said, Related(Span(pages[page[1]]), f"page {page[1]} is made from this"))
        help_line = _CANNOT if leak.kind == "unread" else _HELP_IN_PUBLIC if is_public else _HELP
        yield Finding(span, _message(leak, is_public), help_line, said, rule=RULE)
    rest = len(leaks) - _MOST
    if rest > 0:
        more = "one more passage, name or number" if rest == 1 else f"{rest} more passages, names and numbers"
        stand = "stands" if rest == 1 else "stand"
        yield Finding(
            span, f"{more} of Part 2 {stand} in {leaks[-1].output}", _HELP_IN_PUBLIC if is_public else _HELP, rule=RULE
        )


def _place(leak: Leak, texts: Mapping[str, str]) -> Span:
    """Return where a source of Part 2 says something; the file alone where its words stand in another form."""
    text = texts.get(leak.where, "")
    letters = spell(leak.words.removesuffix(" …")).row
    spelling = spell(text)
    start = spelling.row.find(letters) if letters else -1
    first = next((word for word in spelling.words if word.start == start), None)
    last = next((word for word in spelling.words if word.end >= start + len(letters)), None)
    if first is None or last is None or spelling.text.count("\n") != text.count("\n"):
        return Span(leak.where)
    return SourceText(leak.where, spelling.text).span(first.first, max(first.last, last.last))


def _message(leak: Leak, is_public: bool) -> str:
    place = _CALLED.sub("of some name", leak.place) if is_public else leak.place
    if leak.kind == "unread":
        what = f"`{leak.words}` of Part 2" if leak.words else f"what stands {place or 'there'}"
        what = "an attached file of Part 2" if leak.words and is_public else what
        return f"{leak.output} cannot be searched for Part 2: no program can read {what}"
    where = f"{place} of" if place else "in"
    others = leak.places - 1
    also = "" if not others else ", and in one other place" if others == 1 else f", and in {others} other places"
    what, stands = _KINDS[leak.kind] if is_public else (f"`{leak.words}`", "stands")
    return f"{what} of Part 2 {stands} {where} {leak.output}{also}"
