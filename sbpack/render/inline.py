"""Inline tokens made ready for setting: marks beside their word, links in no other link."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from markdown_it.token import Token

_OPENING_SPACE = (" ", "\n", "\t")
_NOT_A_WORD = ".,;:!?)\u2019\u201d"


def prepare(tokens: Sequence[Token]) -> list[Token]:
    """Return inline tokens ready for setting, the ones given untouched.

    Text that a line break of the source cut is one text again, so that a reference over the break is found.
    """
    if len(tokens) == 1:
        return list(tokens)
    return _beside_words(_joined(_lone_links(tokens)))


def _lone_links(tokens: Iterable[Token]) -> Iterator[Token]:
    """Leave out links in links: an address in angle brackets can stand in one, and is only text there."""
    depth = 0
    for token in tokens:
        depth += token.type == "link_open"
        if depth < 2 or token.type not in ("link_open", "link_close"):
            yield token
        depth -= token.type == "link_close"


def _joined(tokens: Iterable[Token]) -> Iterator[Token]:
    for is_text, run in groupby(tokens, lambda token: token.type in ("text", "softbreak")):
        pieces = list(run)
        if not is_text or (len(pieces) == 1 and pieces[0].type == "text"):
            yield from pieces
        else:
            words = ("\n" if token.type == "softbreak" else token.content for token in pieces)
            yield Token("text", "", 0, content="".join(words))


def _beside_words(tokens: Iterable[Token]) -> list[Token]:
    """Move the space before a mark behind it, so that no line can break between the word and its mark."""
    result: list[Token] = []
    owed = False
    for token in tokens:
        if token.type == "mark" and result and result[-1].type == "text":
            bare = result[-1].content.rstrip()
            owed = owed or bare != result[-1].content
            result[-1] = result[-1].copy(content=bare)
        elif owed and token.type != "mark":
            owed = False
            starts = token.content[:1] if token.type == "text" else "x"
            if starts and starts not in _OPENING_SPACE and starts not in _NOT_A_WORD:
                result.append(Token("text", "", 0, content=" "))
        result.append(token)
    return result
