"""A section as bytes: what a worker hands over, what is kept.

A line of JSON, then the PDF. It is read as JSON and never unpickled, since the engine worked on what strangers sent.
"""

import json
from dataclasses import asdict

from sbpack.render.section_pdf import Destination, Heading, LayoutFinding, SectionPdf

_FORM = 1
"""Goes up when the form changes; another one is as good as none."""


class DamagedSection(ValueError):  # noqa: N818 - said of bytes
    """Bytes that are no section."""


def section_bytes(section: SectionPdf) -> bytes:
    """Write a section; the same section gives the same bytes."""
    head = {
        "form": _FORM,
        "page_count": section.page_count,
        "destinations": {name: _place(place) for name, place in section.destinations.items()},
        "headings": [[heading.level, heading.title, *_place(heading.destination)] for heading in section.headings],
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


def _place(destination: Destination) -> tuple[int, float, float]:
    return destination.page, destination.x, destination.y


def _destination(page: int, x: float, y: float) -> Destination:
    return Destination(int(page), float(x), float(y))
