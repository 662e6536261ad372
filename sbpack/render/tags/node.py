"""The tag tree as plain data: elements of PDF 1.7, the marks that they hold and the areas of links."""

from collections.abc import Iterator
from dataclasses import dataclass, field
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

    def marks(self) -> Iterator[Mark]:
        """Yield the marks of this element and of all below it."""
        for node in self.walk():
            yield from (kid for kid in node.kids if isinstance(kid, Mark))


Kid = Mark | Node
