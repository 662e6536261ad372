"""The boxes of a layout as our own eyes see them: what holds what, and which are containers, tables or words."""

from collections.abc import Iterator
from typing import Any


def children(box: Any) -> Iterator[Any]:
    """Yield the boxes in a box, those that were taken out of the flow too."""
    yield from box.all_children() if hasattr(box, "all_children") else ()


def words(box: Any) -> str:
    """Return the text of a box that holds nothing else, or nothing."""
    text = getattr(box, "text", None)
    return text.strip() if isinstance(text, str) else ""


def all_words(box: Any) -> Iterator[tuple[Any, str]]:
    """Yield every box of words in a box, in order, with its words."""
    waiting = [box]
    while waiting:
        inner = waiting.pop()
        if text := words(inner):
            yield inner, text
        waiting += reversed(list(children(inner)))


def is_picture(box: Any) -> bool:
    """Whether a box shows a picture."""
    return getattr(box, "replacement", None) is not None


def is_table(box: Any) -> bool:
    """Whether a box is a table, without its caption."""
    return hasattr(box, "column_positions")


def is_container(box: Any) -> bool:
    """Whether what stands in a box has to keep within it: a paragraph, a cell, a card, a column."""
    # A box that was taken out of the flow has left another in its place, which is of no such class.
    return any(kind.__name__ == "BlockContainerBox" for kind in type(getattr(box, "_box", box)).__mro__)
