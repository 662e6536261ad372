"""Inline tokens made ready for setting: marks beside their word, links of plain text."""

from collections.abc import Iterable, Sequence

from markdown_it.token import Token

from sbpack.sources.prose import plain_text

_OPENING_SPACE = (" ", "\n", "\t")
_NOT_A_WORD = ".,;:!?)\u2019\u201d"


def prepare(tokens: Sequence[Token]) -> list[Token]:
    """Return inline tokens ready for setting, the ones given untouched.

    Text that a line break of the source cut is one text again, so that a reference over the break is found. A link
    holds one text and nothing else, as PDF/UA asks of it.
    """
    return _beside_words(_joined(_plain_links(tokens)))


def _plain_links(tokens: Sequence[Token]) -> list[Token]:
    result: list[Token] = []
    inside: list[Token] | None = None
    for token in tokens:
        if token.type == "link_close" and inside is not None:
            result += [Token("text", "", 0, content=plain_text(inside)), token]
            inside = None
        elif inside is not None:
            inside.append(token)
        else:
            result.append(token)
            inside = [] if token.type == "link_open" else None
    return result + (inside or [])


def _joined(tokens: Iterable[Token]) -> list[Token]:
    result: list[Token] = []
    for token in tokens:
        content = "\n" if token.type == "softbreak" else token.content
        if token.type not in ("text", "softbreak"):
            result.append(token)
        elif result and result[-1].type == "text":
            result[-1] = result[-1].copy(content=result[-1].content + content)
        else:
            result.append(Token("text", "", 0, content=content))
    return result


def _beside_words(tokens: Sequence[Token]) -> list[Token]:
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
