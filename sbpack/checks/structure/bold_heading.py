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
        found = [block for place, block in enumerate(blocks) if _stands_as_heading(blocks, place)]
        if not found:
            continue
        words = _words(found[0])
        message = f"`{words}` stands as a heading and is a paragraph"
        yield from one_finding([block.span for block in found], message, f"write `{_heading(blocks, found[0])}`")


def _stands_as_heading(blocks: Sequence[TypedBlock], place: int) -> bool:
    words = _words(blocks[place])
    if not words or _NO_HEADING.fullmatch(words):
        return False
    number = _NUMBER.match(words)
    if number and _says(words[number.end() :]):
        return place + 1 < len(blocks)
    is_first = place == 0 or not _words(blocks[place - 1])
    return is_first and _says(words) and _text_follows(blocks, place)


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


def _says(words: str) -> bool:
    return any(map(str.isalpha, words))


def _text_follows(blocks: Sequence[TypedBlock], place: int) -> bool:
    after = blocks[place + 1] if place + 1 < len(blocks) else None
    if after is None:
        return False
    if after.where is None:
        return after.token.type in ("bullet_list_open", "ordered_list_open", "table_block")
    return after.where == "paragraph" and len(after.text.split()) >= _SOME_WORDS


def _heading(blocks: Sequence[TypedBlock], block: TypedBlock) -> str:
    """Return the heading to write: that of a minute keeps its number."""
    words = _words(block)
    number = _NUMBER.match(words)
    title = words[number.end() :] if number else words
    if number and number[0][0].isdigit() and _NUMBERED.search(block.span.path):
        return f"## {number[0].strip().rstrip('.)')} {title}"
    return f"{'#' * _level(blocks, block)} {title}"


def _level(blocks: Sequence[TypedBlock], block: TypedBlock) -> int:
    """Return the level below the heading before, two where there is none."""
    before = [one for one in blocks[: blocks.index(block)] if one.where == "heading"]
    above = before[-1].heading_level if before else 1
    return min(above + 1, 6)
