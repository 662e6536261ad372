"""What the assembler is given."""

from dataclasses import dataclass
from datetime import date

from sbpack.assemble.page_plan import PagePlan
from sbpack.render.section_pdf import SectionPdf


@dataclass(frozen=True)
class Part:
    """One section of the pack, ready to be joined."""

    id: str
    """The section's name within the pack, such as `item-5` or `item-8-delivery-plan`; `pack:ID` links come here."""
    title: str
    section: SectionPdf
    language: str = "en-GB"
    stamp: str = ""
    """What stands at the top right of its first page, such as `Agenda Item 5`."""
    banner: tuple[str, ...] = ()
    """What stands at the top left of each of its pages, blank ones too: a heading, and what explains it."""


@dataclass(frozen=True)
class Bookmark:
    """An entry of the reader's table of contents; goes to the first page of a part."""

    title: str
    part: str
    """The id of the part it goes to."""
    children: tuple["Bookmark", ...] = ()
    headings: bool = False
    """Whether the headings of the part hang below it."""


@dataclass(frozen=True)
class Metadata:
    """What the finished file says of itself."""

    title: str
    author: str
    language: str
    published: date
    """The only date inside the file, so that the same sources give the same bytes."""


@dataclass(frozen=True)
class EmbeddedFile:
    """A file that the finished file carries inside, for programs rather than readers."""

    name: str
    mime_type: str
    description: str
    content: bytes
    day: date
    """Its only date."""


@dataclass(frozen=True)
class Assembly:
    """A whole pack, rendered and planned."""

    parts: tuple[Part, ...]
    plan: PagePlan
    blank_page: SectionPdf
    """One page reading that it is left intentionally blank, set after a part that the plan says so of."""
    bookmarks: tuple[Bookmark, ...]
    metadata: Metadata
    footer_left: str
    footer_right: str
    watermark: str = ""
    embedded: tuple[EmbeddedFile, ...] = ()
