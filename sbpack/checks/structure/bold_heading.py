"""A bold paragraph that stands as a heading."""

import re
from collections.abc import Iterator, Sequence

from sbpack.board.meeting import Meeting
from sbpack.checks._grouped import one_finding, texts_of
from sbpack.findings.finding import Finding
from sbpack.text.typed_lines import TypedBlock

_BOLD = re.compile(r"(?P<sign>\*\*|__)(?P<words>[^*_\n]+)(?P=sign)")
_NUMBER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[A-Z][.)]|[IVX]{1,4}[.)])\s+(?=\S)")
_NO_HEADING = re.compile(
    r"(?:n\.?b\.?|note|important|end|ends|none|draft|to follow|not for publication|part (?:one|two|1|2)\b.*"
    r"|.*\b(?:resolved|agreed|carried|moved|motion|voted?|proposed|seconded|noted|action)\b.*)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"/minutes(?:-part-2)?\.md$")
_MOST_WORDS = 12
_SOME_WORDS = 6
"""Words of a paragraph below: a name in bold above a post has fewer."""


def check(meeting: Meeting, *_: object) -> Iterator[Finding]:
    for blocks in texts_of(meeting):
        found = [place for place in range(len(blocks)) if _stands_as_heading(blocks, place)]
        if found:
            message = f"`{_words(blocks[found[0]])}` stands as a heading and is a paragraph"
            yield from one_finding((blocks[place].span for place in found), message, _help(blocks, found[0]))


def _stands_as_heading(blocks: Sequence[TypedBlock], place: int) -> bool:
    words = _words(blocks[place])
    if not words or _NO_HEADING.fullmatch(words) or place + 1 == len(blocks):
        return False
    number = _NUMBER.match(words)
    if number and any(map(str.isalpha, words[number.end() :])):
        return True
    if not any(map(str.isalpha, words)) or (place and _words(blocks[place - 1])):
        return False
    after = blocks[place + 1]
    if after.where is None:
        return after.token.type in ("bullet_list_open", "ordered_list_open", "table_block")
    return after.where == "paragraph" and len(after.text.split()) >= _SOME_WORDS


def _words(block: TypedBlock) -> str:
    """Return the words of a line in bold or capitals that is a paragraph by itself, and no sentence."""
    text = block.text.strip()
    if block.where != "paragraph" or block.depth or len(text.split()) > _MOST_WORDS:
        return ""
    bold = _BOLD.fullmatch(text)
    words = bold["words"].strip() if bold else text if _is_in_capitals(text) else ""
    return "" if words.endswith((".", ",", ";", ":", "?", "!")) else words


def _is_in_capitals(text: str) -> bool:
    words = [word for word in text.split() if len(word) > 3]
    return len(words) > 1 and text.isupper() and "\n" not in text and not re.search(r"[\d@|<>\[\]`]", text)


def _help(blocks: Sequence[TypedBlock], place: int) -> str:
    """Return what to write: a heading below the one before, or of level two; that of a minute keeps its number."""
    words = _words(blocks[place])
    number = _NUMBER.match(words)
    title = words[number.end() :] if number else words
    if number and number[0][0].isdigit() and _NUMBERED.search(blocks[place].span.path):
        return f"write `## {number[0].strip().rstrip('.)')} {title}`"
    above = next((block.heading_level for block in reversed(blocks[:place]) if block.where == "heading"), 1)
    return f"write `{'#' * min(above + 1, 6)} {title}`"
