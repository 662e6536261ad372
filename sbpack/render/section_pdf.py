"""A section rendered alone: what the cache keeps and the join takes."""

from dataclasses import dataclass, field

from sbpack.findings.finding import Finding
from sbpack.findings.span import Span

PACK_SCHEME = "pack:"
"""How a section names what may stand in another: a part of the pack, or an anchor in it."""


@dataclass(frozen=True)
class Destination:
    """A place in a section that links and bookmarks can go to."""

    page: int
    """Counted from 0 within the section."""
    x: float
    y: float
    """PDF points from the lower left corner of the page."""


@dataclass(frozen=True)
class Heading:
    """A heading of the section, for the bookmarks."""

    level: int
    title: str
    destination: Destination


@dataclass(frozen=True)
class LayoutFinding:
    """A problem seen in a layout, which knows of no source and so has no place yet.

    Kept with the section: plain values only.
    """

    message: str
    help: str
    rule: str
    block: int | None = None
    """The number of the block that it concerns, whose place stands beside the section's HTML; None for all of it."""

    def at(self, span: Span) -> Finding:
        """Return it as a finding in the section's source."""
        return Finding(span, self.message, help=self.help, rule=self.rule)


@dataclass(frozen=True)
class SectionPdf:
    """A tagged PDF without page numbers, and what was learnt while laying it out.

    Everything here is made from the section's own HTML, pictures and fonts, so that it can be kept and taken again.
    """

    pdf: bytes
    page_count: int
    destinations: dict[str, Destination] = field(default_factory=dict)
    """By anchor name: every element with an id."""
    headings: tuple[Heading, ...] = ()
    links: tuple[str, ...] = ()
    """What its links go to in the pack, such as `pack:item-5`, each once."""
    findings: tuple[LayoutFinding, ...] = ()
    """What the layout engine complained of."""
