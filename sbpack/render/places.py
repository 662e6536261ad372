"""The places of a section's blocks in its sources, kept beside its HTML.

The HTML holds only numbers of blocks, so that a line that was moved changes nothing of what is laid out.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from markupsafe import Markup

from sbpack.findings.finding import Span

BLOCK = "data-block"
"""The attribute that numbers what has a place of its own."""


@dataclass
class Places:
    """Collects the place of each block while a section is set; its number is all that the HTML says of it."""

    spans: list[Span] = field(default_factory=list)

    def of(self, span: Span | None) -> Markup:
        """Return the attribute for an element that was made from a place; nothing where that is not known."""
        if span is None or not span.path:
            return Markup("")
        self.spans.append(span)
        return Markup(f' {BLOCK}="{len(self.spans) - 1}"')  # noqa: S704 - a name and a number of ours

    def at(self, thing: Any, name: str = "") -> Markup:
        """Return the attribute for what a template prints of a member, an item or a paper, or of a field of its head.

        Templates of a board's own may name anything here; what has no place is no mistake.
        """
        places = getattr(thing, "places", {})
        span = places.get(name) if name else getattr(thing, "span", None)
        return self.of(span if isinstance(span, Span) else None)


@dataclass(frozen=True)
class Blocks:
    """The blocks of one section that was parsed; its elements are those that the boxes of its layout name."""

    root: Any
    _inner: dict[Any, int | None] = field(default_factory=dict)
    _parents: dict[Any, Any] = field(default_factory=dict)
    _named: dict[tuple[str, str], dict[str, dict[int | None, None]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        waiting: list[tuple[Any, int | None]] = [(self.root, None)]
        while waiting:
            element, outer = waiting.pop()
            number = element.get(BLOCK, "")
            self._inner[element] = block = int(number) if number.isdecimal() else outer
            for child in element:
                self._parents[child] = element
                waiting.append((child, block))

    def of(self, element: Any) -> int | None:
        """Return the innermost block that an element stands in, or None where it stands in none."""
        return self._inner.get(element)

    def above(self, element: Any) -> Iterator[Any]:
        """Yield what an element stands in, from the inside out."""
        while (element := self._parents.get(element)) is not None:
            yield element

    def naming(self, tag: str, attribute: str, address: str) -> tuple[int | None, ...]:
        """Return the blocks of all elements of a tag that name an address, however it is quoted; as `referring` does.

        Every element is looked at once, for however many addresses.
        """
        if (tag, attribute) not in self._named:
            named = self._named[tag, attribute] = {}
            for element in self.root.iter(tag):
                named.setdefault(unquote(element.get(attribute) or ""), {})[self.of(element)] = None
        return tuple(self._named[tag, attribute].get(unquote(address), {})) or (None,)

    def referring(self, tag: str, attribute: str, is_meant: Callable[[str], bool]) -> tuple[int | None, ...]:
        """Return the blocks of all elements of a tag whose attribute is meant, each once; None where there is none."""
        found = (element for element in self.root.iter(tag) if is_meant(element.get(attribute) or ""))
        return tuple(dict.fromkeys(self.of(element) for element in found)) or (None,)
