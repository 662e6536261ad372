"""A section as bytes: what a worker hands over, what the cache keeps.

A line that says what it is and the digest of all that follows, a line of JSON, the PDF. It is read as JSON and never
unpickled, since the engine worked on what strangers sent.
"""

import hashlib
import json
from dataclasses import asdict

from sbpack.render.section_pdf import Destination, Heading, LayoutFinding, SectionPdf

_MAGIC = b"sbpack section 1 "
"""The number goes up when the form changes; entries of another one are as good as none."""


class DamagedSection(ValueError):  # noqa: N818 - said of a file
    """Bytes that are no section, or no longer the one that was written."""


def section_bytes(section: SectionPdf) -> bytes:
    """Write a section; the same section gives the same bytes."""
    head = json.dumps(
        {
            "page_count": section.page_count,
            "destinations": {name: _place(place) for name, place in section.destinations.items()},
            "headings": [[heading.level, heading.title, *_place(heading.destination)] for heading in section.headings],
            "findings": [asdict(finding) for finding in section.findings],
        }
    )
    content = head.encode("ascii") + b"\n" + section.pdf
    return _MAGIC + _digest(content) + b"\n" + content


def read_section(data: bytes) -> SectionPdf:
    """Read a section; raises DamagedSection."""
    first, _, content = data.partition(b"\n")
    if first != _MAGIC + _digest(content):
        raise DamagedSection
    head, _, pdf = content.partition(b"\n")
    try:
        values = json.loads(head)
        return SectionPdf(
            pdf=pdf,
            page_count=int(values["page_count"]),
            destinations={str(name): _destination(*place) for name, place in values["destinations"].items()},
            headings=tuple(
                Heading(int(level), str(title), _destination(*place)) for level, title, *place in values["headings"]
            ),
            findings=tuple(LayoutFinding(**finding) for finding in values["findings"]),
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise DamagedSection from error


def _digest(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode("ascii")


def _place(destination: Destination) -> tuple[int, float, float]:
    return destination.page, destination.x, destination.y


def _destination(page: int, x: float, y: float) -> Destination:
    return Destination(int(page), float(x), float(y))
