"""What may stand beside what: text beside text, blocks beside blocks, never one beside the other."""

from collections.abc import Sequence
from itertools import groupby

from sbpack.render.tags.node import Kid, Mark, Node

_INLINE = frozenset({"Span", "Link", "Reference", "Code", "Quote", "Figure"})
_OF_BLOCKS = frozenset({"Document", "Sect", "Art", "Div", "BlockQuote"})
"""Elements that hold no text of their own."""


def says_something(kids: Sequence[Kid]) -> bool:
    """Whether there is more than white space to hear; an element is only made of what does."""
    return any(isinstance(kid, Node) or kid.text.strip() for kid in kids)


def element_of(tag: str, kids: list[Kid]) -> list[Kid]:
    """Make an element, if it says something; text that stands beside blocks, or where only they may, is a paragraph."""
    if not says_something(kids):
        return []
    is_text = tag not in _OF_BLOCKS and all(map(_is_inline, kids))
    return [Node(tag, kids if is_text else in_paragraphs(kids))]


def in_paragraphs(kids: list[Kid]) -> list[Kid]:
    """Make a paragraph of each run of text; a figure alone needs none."""
    result: list[Kid] = []
    for inline, run in groupby(kids, _is_inline):
        found = list(run)
        if not inline or all(isinstance(kid, Node) and kid.tag == "Figure" for kid in found):
            result += found
        else:
            result += element_of("P", found)
    return result


def in_language(kids: list[Kid], language: str) -> list[Kid]:
    """Say that something is in a language of its own, with no more elements than that takes."""
    match kids:
        case []:
            return []
        case [Node(language="") as only]:
            only.language = language
            return [only]
    return [Node("Span" if all(map(_is_inline, kids)) else "Div", kids, language=language)]


def _is_inline(kid: Kid) -> bool:
    return isinstance(kid, Mark) or kid.tag in _INLINE
