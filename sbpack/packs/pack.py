"""The compiled whole for one meeting, as a view of the board."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field

from sbpack.board.agenda import Attachment, Edition, Venue
from sbpack.board.board import Board, Contact
from sbpack.board.exempt import Reason
from sbpack.board.matters_arising import Status
from sbpack.board.meeting import Meeting
from sbpack.board.members import Member
from sbpack.board.minutes import Agreement, Minutes
from sbpack.board.papers import Paper
from sbpack.findings.finding import Span
from sbpack.packs.volumes import OF_THE_MINUTES, PACK, Sheet, Supplement, Volume, VolumeKind
from sbpack.read.part_1 import has_private_contacts
from sbpack.text.prose import Prose


@dataclass(frozen=True)
class Section:
    """One separately rendered piece of a pack."""

    id: str
    """Unique in the pack; `pack:ID` in a template links to its first page."""
    kind: str
    """The template that sets it, such as `minutes`."""
    title: str
    source: str
    """The file it was written in, from the root."""
    subject: Paper | Minutes | Attachment | None = None
    """None for the front sheet."""
    item: str = ""
    """The number of its agenda item; empty for the front sheet."""
    stamp: str = ""
    """Printed at the top right of its first page."""
    label: str = ""
    """What an annex is called, such as `Appendix A`."""
    annex_of: str = ""
    """The file of the paper or minutes that an annex belongs to."""
    part_2: tuple[Reason, ...] = ()
    """Why it is exempt; empty in Part 1."""

    @property
    def span(self) -> Span:
        """Where its findings are shown: an attachment has no lines of its own, and is shown where it is listed."""
        return self.subject.span if isinstance(self.subject, Attachment) else Span(self.source)

    @property
    def full_title(self) -> str:
        """The title with what an annex is called."""
        return f"{self.label}: {self.title}" if self.label else self.title


@dataclass(frozen=True)
class Annex:
    """An annex as the paper that it belongs to lists it."""

    label: str
    title: str
    annex_of: str
    """The file of the paper or minutes that it belongs to."""
    section: str
    """The id of its section; empty while it is to follow."""
    minute: str = ""
    """The number of the minute that it belongs to, in an annex of minutes that names one."""
    elsewhere: str = ""
    """Where it was published before, if not in this volume."""


@dataclass(frozen=True)
class Notice:
    """What the front sheet must say first: that the meeting was moved, or from when."""

    heading: str
    """One word, such as `Postponed`."""
    text: str
    reason: str


@dataclass(frozen=True)
class Deadline:
    """The last day for something, by a rule of procedure."""

    day: datetime.date
    made_by: str
    """The Act, standing order or decision that sets it."""


@dataclass(frozen=True)
class AgendaEntry:
    """An item or sub-item as the front sheet prints it."""

    number: str
    title: str
    notes: tuple[str, ...] = ()
    """Lines below the title: presenter, what is asked, note, the next meeting's date."""
    sections: tuple[str, ...] = ()
    """The ids of its sections, in order; the printed range runs over all of them."""
    items: tuple["AgendaEntry", ...] = ()
    span: Span = field(default=Span(""), compare=False)
    """Where the item is written."""
    part_2: tuple[Reason, ...] = ()
    """Why some or all of its business is exempt; empty where none is."""
    exempt: "ExemptEntry | None" = None
    """What members read of that; None in public."""
    earlier: tuple[str, ...] = ()
    """In a supplement: where its other papers were published, such as `Pages 3–12`."""


@dataclass(frozen=True)
class ExemptEntry:
    """What an item has in Part 2, as members read it."""

    title: str
    notes: tuple[str, ...]
    sections: tuple[str, ...]
    """The ids of its sections of Part 2, in order."""
    earlier: tuple[str, ...] = ()
    """In a supplement: where its other exempt papers were published."""


@dataclass(frozen=True)
class CitedMinute:
    """An earlier minute as matters arising names it."""

    number: str
    title: str
    date: datetime.date
    anchor: str
    """Where it stands in this pack (`pack:ANCHOR`), or nothing when it is not in it."""


@dataclass(frozen=True)
class Matter:
    """A row of matters arising with all that the minutes know of it."""

    references: tuple[str, ...]
    """`76.2`, or `Minute 58` for a minute that was never an action."""
    minutes: tuple[CitedMinute, ...]
    """The minutes that recorded it, each once; none that the archive does not hold."""
    words: tuple[str, ...]
    """The minuted words of each action."""
    quoted: Prose
    """The matter as quoted, where there was no action."""
    owners: tuple[str, ...]
    """Labels as the Action column prints them."""
    due: str
    """In words, or nothing."""
    status: Status
    update: Prose
    span: Span


@dataclass(frozen=True)
class Pack:
    """A meeting's pack before it is rendered: every name and title already settled for its date."""

    board: Board
    meeting: Meeting
    edition: Edition
    body: str
    """The board's name on the day."""
    contact: Contact | None
    venue: Venue | None
    time: datetime.time | None
    members: tuple[Member, ...]
    notices: tuple[Notice, ...]
    previous_meeting: datetime.date | None
    """When the board last sat."""
    questions: Deadline | None
    """Until when the public may send questions in; None without a rule, and for a meeting that was moved."""
    agenda: tuple[AgendaEntry, ...]
    sections: tuple[Section, ...]
    """In the order of the pages, the front sheet first."""
    annexes: tuple[Annex, ...]
    """The annexes of all its papers and minutes."""
    matters: tuple[Matter, ...]
    volume: Volume = PACK
    """Which file of the meeting it is."""
    supplement: Supplement | None = None
    """What a supplement says of itself; None in any other volume."""
    agreement: Agreement | None = None
    """That a later meeting agreed the minutes: of the minutes alone, and of the decisions in them."""
    not_as_published: str = ""
    """What was published instead of it, for its first page; empty for what is as it was published, or never was."""
    sheet: Sheet | None = None
    """What a decision sheet or an action sheet says; None for any other volume."""

    @property
    def date(self) -> datetime.date:
        """The day of the meeting."""
        return self.meeting.date

    @property
    def issued(self) -> datetime.date:
        """The only date inside the file: the day on which it is published, else that of the meeting."""
        return self.volume.issued or self.meeting.issued or self.date

    @property
    def is_draft(self) -> bool:
        """Whether it says what the board has yet to agree."""
        return self.volume.kind in (VolumeKind.MINUTES, VolumeKind.DECISIONS) and self.agreement is None

    @property
    def is_duplex(self) -> bool:
        """Whether blank pages keep its sections on leaves of their own; a sheet alone has nobody to part from."""
        is_alone = self.volume.kind in OF_THE_MINUTES and len(self.sections) == 1
        return self.meeting.duplex and not is_alone

    def entries(self) -> Iterator[AgendaEntry]:
        """Yield agenda entries and sub-entries in order."""
        for entry in self.agenda:
            yield entry
            yield from entry.items

    def section(self, section_id: str) -> Section:
        """Return a section by its id."""
        return next(section for section in self.sections if section.id == section_id)

    def view_of(self, section: Section) -> "Pack":  # noqa: ARG002
        """Return the pack as a section sees it when it is set."""
        return self


@dataclass(frozen=True)
class PublicPack(Pack):
    """What the public reads. Whatever is written for the public takes this type, which cannot hold Part 2.

    It is made from a board that was modelled without Part 2; whenever one is made, anything exempt among its sections,
    agenda and minutes raises ValueError.
    """

    def __post_init__(self) -> None:
        minutes = (section.subject for section in self.sections if isinstance(section.subject, Minutes))
        held = (
            *(section.id for section in self.sections if section.part_2),
            *(entry.number for entry in self.entries() if entry.exempt),
            *(minute.number for one in minutes for minute in one.exempt),
            *(meeting.folder for meeting in self.board.meetings if meeting.holds_part_2),
            *(paper.path for paper in self.meeting.papers if has_private_contacts(paper.head)),
        )
        if self.edition is not Edition.PUBLIC or held:
            raise ValueError(f"a public pack cannot hold Part 2: {held}")


@dataclass(frozen=True)
class MembersPack(Pack):
    """What members read: the public pack, section for section, and Part 2 after it."""

    part_1: PublicPack | None = None

    def view_of(self, section: Section) -> Pack:
        """Return the public pack for a section of Part 1: so it is the same in both editions, but for the agenda."""
        is_same = self.part_1 is not None and any(section is other for other in self.part_1.sections)
        return self.part_1 if self.part_1 is not None and is_same else self
