"""The business of a meeting, in order.

- What is issued after a pack was published.
- For whom a pack is compiled.
"""

import datetime
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from sbpack.board.exempt import Reason
from sbpack.findings.finding import Span


@dataclass(frozen=True)
class Issue:
    """A new version of the pack, or a supplement to it, as meeting.yaml announces it."""

    date: date
    note: str
    """What is new in it; printed on its front sheet."""
    span: Span


class Edition(Enum):
    """The public edition holds Part 1 only, the members' edition everything."""

    PUBLIC = "public"
    MEMBERS = "members"


@dataclass(frozen=True)
class Venue:
    """Where a meeting is held."""

    name: str
    room: str = ""
    address: str = ""
    span: Span = field(default=Span(""), compare=False)

    def __str__(self) -> str:
        """The place as the summons names it."""
        return ", ".join(part for part in (self.room, self.name, self.address) if part)


@dataclass(frozen=True)
class Attachment:
    """A finished file that somebody sent: a PDF, or a picture that is a paper of its own."""

    path: str
    title: str
    summary: str
    """The author's summary, which stands for the pages where they cannot be seen."""
    span: Span
    """Where it is listed."""
    pages: tuple[int, ...] = ()
    """Which pages of a PDF, counted from 1; empty for all of them."""
    as_pictures: bool = False
    """Whether the pages of a PDF are shown as pictures of themselves."""
    is_wide: bool = False
    """Whether its first page, or the picture, is wider than it is tall."""

    @property
    def name(self) -> str:
        """The file's name without folder and ending."""
        return self.path.rsplit("/", 1)[-1].rsplit(".", 1)[0]

    @property
    def is_picture(self) -> bool:
        """Whether it is a photograph or drawing rather than a PDF."""
        return not self.path.lower().endswith(".pdf")


@dataclass(frozen=True)
class PaperEntry:
    """A paper or annex as the agenda, or the head of minutes, lists it."""

    path: str
    """From the root; empty while it is to follow."""
    span: Span
    received: datetime.date | None = None
    title: str = ""
    """As listed; a Markdown paper has its title in its own head."""
    attachment: Attachment | None = None
    annex_of: str = ""
    """The file of the paper that it belongs to, from the root."""
    owner_span: Span | None = None
    """Where that file is named."""
    label: str = ""
    """What an annex is called, such as `Appendix A`."""
    label_span: Span | None = None
    """Where that is written; None where it is derived."""
    minute: str = ""
    """The number of the minute that an annex of minutes belongs to."""
    minute_span: Span | None = None
    """Where that number stands."""
    to_follow: bool = False
    is_tabled: bool = False
    """Whether it was handed out at the meeting: then it comes out with the minutes, not in the pack."""
    part_2: Reason | None = None
    """Why it is exempt; None for a paper of Part 1."""


@dataclass(frozen=True)
class ExemptBusiness:
    """What an item has in Part 2. The public board knows the reason alone."""

    reason: Reason
    title: str = ""
    """As members read it; empty where the public one says all."""
    note: str = ""
    presenter: str = ""
    span: Span = field(default=Span(""), compare=False)
    is_written_here: bool = True
    """Whether meeting.yaml says it, rather than part-2.yaml."""
    title_span: Span = field(default=Span(""), compare=False)
    """Where its title stands, in whichever of the two files."""

    @property
    def is_stub(self) -> bool:
        """Whether nothing is said that the public may not read."""
        return not (self.title or self.note or self.presenter)


@dataclass(frozen=True)
class NextMeeting:
    """What an item says of the next meeting; the weekday is derived."""

    date: datetime.date
    time: datetime.time | None = None
    venue: str = ""
    span: Span = field(default=Span(""), compare=False)
    """Where the date stands."""


@dataclass(frozen=True)
class Item:
    """One entry of the agenda."""

    number: str
    """As printed: `4`, and `12a` for a sub-item."""
    title: str
    """As written; empty where it is derived."""
    span: Span
    note: str = ""
    presenter: str = ""
    purpose: str = ""
    """What the board is asked: decision, information, consideration."""
    papers: tuple[PaperEntry, ...] = ()
    items: tuple["Item", ...] = ()
    minutes_of: datetime.date | None = None
    matters_arising_report: str | None = None
    """The report number, when this item is matters arising."""
    next_meeting: NextMeeting | None = None
    part_2: ExemptBusiness | None = None
    """What of it is exempt, its papers left aside, which stand among the others."""
    urgent: str = ""
    """Why the chairman takes it though it came late."""

    @property
    def only_paper(self) -> PaperEntry | None:
        """The one paper of Part 1 that it has beside annexes, whose title it bears where it has none of its own."""
        papers = [entry for entry in self.papers if not entry.annex_of and entry.part_2 is None]
        return papers[0] if len(papers) == 1 else None
