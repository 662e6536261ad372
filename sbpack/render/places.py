"""Places of a section's blocks, kept beside its HTML: a line that was moved changes nothing of what is laid out."""

from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from sbpack.findings.span import Span

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
