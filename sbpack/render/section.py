"""A section rendered alone, and the bytes as which a worker returns it and the cache holds it."""

import json
from collections.abc import Callable
from dataclasses import asdict, astuple, dataclass, field
from typing import Literal

from sbpack.findings.finding import Finding, Span

Step = Literal["read", "model", "check", "render", "assemble", "write"]

Tell = Callable[[Step, str], None]
"""Is told each step as it begins, and what it is doing."""

A4, A3 = (210, 297), (297, 420)
"""The paper of a pack, and of wide tables and large drawings in it: millimetres, as in page.css."""
SIDE_MARGIN = 22
"""Millimetres to the left and right of the text, as in page.css."""

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


class LayoutUnavailable(Exception):  # noqa: N818 - said of the machine
    """The machine cannot lay out any section; says why in one clause, and `help_line` what to do."""

    def __init__(self, reason: str, help_line: str) -> None:
        self.help_line = help_line
        super().__init__(reason)


_FORM = 1
"""Goes up when the form changes; another one is as good as none."""


class DamagedSection(ValueError):  # noqa: N818 - said of bytes
    """Bytes that are not a section."""


def section_bytes(section: SectionPdf) -> bytes:
    """Write a section; the same section gives the same bytes."""
    head = {
        "form": _FORM,
        "page_count": section.page_count,
        "destinations": {name: astuple(place) for name, place in section.destinations.items()},
        "headings": [[heading.level, heading.title, *astuple(heading.destination)] for heading in section.headings],
        "links": section.links,
        "findings": [asdict(finding) for finding in section.findings],
    }
    return json.dumps(head).encode("ascii") + b"\n" + section.pdf


def read_section(data: bytes) -> SectionPdf:
    """Read a section; raises DamagedSection."""
    head, _, pdf = data.partition(b"\n")
    try:
        values = json.loads(head)
        if values["form"] != _FORM:
            raise DamagedSection
        return SectionPdf(
            pdf=pdf,
            page_count=int(values["page_count"]),
            destinations={str(name): _destination(*place) for name, place in values["destinations"].items()},
            headings=tuple(
                Heading(int(level), str(title), _destination(*place)) for level, title, *place in values["headings"]
            ),
            links=tuple(map(str, values["links"])),
            findings=tuple(LayoutFinding(**finding) for finding in values["findings"]),
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise DamagedSection from error


def _destination(page: int, x: float, y: float) -> Destination:
    return Destination(int(page), float(x), float(y))
