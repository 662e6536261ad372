"""The tag tree as plain data: elements of PDF 1.7, the marks that they hold and the areas of links.

Text stands beside text and blocks beside blocks, never one beside the other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any


@dataclass(frozen=True)
class Mark:
    """A run of marked content: a line of text, or a picture."""

    page: int
    number: int
    """Its MCID on that page."""
    text: str = ""


@dataclass(frozen=True, eq=False)
class Area:
    """A rectangle of a link, one for each line that the link takes."""

    page: int
    annotation: Any
    """The engine's own object."""


@dataclass(eq=False)
class Node:
    """A structure element."""

    tag: str
    kids: "list[Kid]" = field(default_factory=list)
    language: str = ""
    """Only where it is another than round it."""
    alternative: str = ""
    words: str = ""
    """What a screen reader calls a link."""
    areas: list[Area] = field(default_factory=list)
    rectangle: tuple[float, ...] = ()
    """Of a figure, in points from the lower left corner of its page."""
    numbering: str = ""
    """Of a list: `Disc`, `Decimal`, `None`."""
    scope: str = ""
    """Of a header cell: `Column` or `Row`."""
    row_span: int = 1
    column_span: int = 1
    headers: "tuple[Node, ...]" = ()
    """The header cells of a cell: its columns' from top to bottom, then its rows'."""

    def walk(self) -> "Iterator[Node]":
        """Yield this element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()


Kid = Mark | Node
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


def in_language(kids: list[Kid], own: str, around: str) -> list[Kid]:
    """Mark what is in another language than the text around it, with no more elements than that takes."""
    if not kids or own.casefold() == around.casefold():
        return kids
    match kids:
        case [Node(language="") as only]:
            only.language = own
            return [only]
    return [Node("Span" if all(map(_is_inline, kids)) else "Div", kids, language=own)]


def _is_inline(kid: Kid) -> bool:
    return isinstance(kid, Mark) or kid.tag in _INLINE
