"""One sitting of the board.

- Meetings that did not take place as they were called.
"""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from sbpack.board.agenda import Edition, Issue, Item, NextMeeting, PaperEntry, Venue
from sbpack.board.matters_arising import MattersArising, Row
from sbpack.board.minutes import Action, Minute, Minutes
from sbpack.board.papers import Paper
from sbpack.board.publication import Publication
from sbpack.findings.finding import Span
from sbpack.text.prose import Prose
from sbpack.text.wording import Wording, wordings_in_yaml
from sbpack.text.yaml_nodes import YamlMap, YamlNode


@dataclass(frozen=True)
class Postponed:
    """The meeting was put off to another day."""

    to: date
    reason: str


@dataclass(frozen=True)
class Cancelled:
    """The meeting was called off."""

    reason: str


@dataclass(frozen=True)
class Inquorate:
    """Too few came to transact any business."""

    reason: str


Move = Postponed | Cancelled | Inquorate


@dataclass(frozen=True)
class Meeting:
    """A meeting with its agenda, its papers and, afterwards, its minutes."""

    date: datetime.date
    folder: str
    """From the root, such as `meetings/2023-12-06`."""
    span: Span
    time: datetime.time | None
    venue: Venue | None
    """Where it is held, if not at the usual venue."""
    published: datetime.date | None
    duplex: bool
    agenda: tuple[Item, ...]
    papers: tuple[Paper, ...]
    """Every paper of the folder that could be read, in the order of their names."""
    minutes: Minutes | None
    matters_arising: MattersArising | None
    files: tuple[str, ...]
    """Every file of the folder, from the root."""
    move: Move | None = None
    """How it came not to be held as called."""
    written: YamlMap | None = None
    """Meeting.yaml as written."""
    was_read: bool = True
    """False when meeting.yaml is missing or cannot be read: then nothing can be said of its agenda."""
    urgency: str = ""
    """Why it was called at shorter notice than the rules ask for."""
    versions: tuple[Issue, ...] = ()
    """The versions of its pack after the first."""
    supplements: tuple[Issue, ...] = ()
    publication: Publication | None = None
    """What was published of it, as the record says."""
    members_publication: Publication | None = None
    """What members were given, as its own record says; None in public."""
    digests: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)
    """The SHA-256 of each of its files, by path."""

    @property
    def version(self) -> int:
        """Which version its pack is."""
        return len(self.versions) + 1

    def published_to(self, edition: Edition) -> Publication | None:
        """Return what those for whom an edition is were given: members the public one where none was for them."""
        if edition is Edition.PUBLIC or self.publication is None:
            return self.publication
        own = self.members_publication.volumes if self.members_publication else ()
        for_members = {(volume.name, volume.version): volume for volume in own}
        volumes = (for_members.get((one.name, one.version), one) for one in self.publication.volumes)
        return replace(self.publication, volumes=tuple(volumes))

    @property
    def confirmed(self) -> tuple[str, ...]:
        """What both parts say and an officer has confirmed to be public, as the record for members keeps it."""
        record = self.members_publication
        volumes = (*record.volumes, *record.after_the_meeting) if record else ()
        return tuple(word for volume in volumes for word in volume.confirmed)

    @property
    def issued(self) -> datetime.date | None:
        """The day on which this version of its pack is published."""
        return self.versions[-1].date if self.versions else self.published

    @property
    def holds_part_2(self) -> bool:
        """Whether anything of it is exempt that the public may not read."""
        minutes, matters = self.minutes, self.matters_arising
        return (
            any(item.part_2 and not item.part_2.is_stub for item in self.items())
            or any(entry.part_2 for entry in self.listed())
            or (minutes is not None and (minutes.part_2 is not None or bool(minutes.exempt)))
            or (matters is not None and matters.part_2 is not None)
        )

    @property
    def minuted(self) -> tuple[Minute, ...]:
        """Everything that its minutes record."""
        return self.minutes.minutes if self.minutes else ()

    @property
    def actions(self) -> tuple[Action, ...]:
        """The actions that its minutes record."""
        return self.minutes.actions if self.minutes else ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of its matters arising."""
        return self.matters_arising.rows if self.matters_arising else ()

    @property
    def next_meetings(self) -> tuple[NextMeeting, ...]:
        """What its agenda says of the next meeting, then what its minutes say."""
        minuted = self.minutes.next_meeting if self.minutes else None
        return tuple(filter(None, (*(item.next_meeting for item in self.items()), minuted)))

    @cached_property
    def wordings(self) -> tuple[Wording, ...]:
        """Every run of words in its files, with places: its agenda, its papers, matters arising, its minutes."""
        return tuple(self._wordings())

    def _wordings(self) -> Iterator[Wording]:
        yield from wordings_in_yaml(self.written)
        for paper in self.papers:
            yield from paper.wordings
        if self.matters_arising is not None:
            yield from self.matters_arising.wordings
        if self.minutes is not None:
            yield from self.minutes.wordings

    @cached_property
    def proses(self) -> tuple[Prose, ...]:
        """Every text in Markdown of its files: its papers, matters arising with each row, its minutes."""
        papers = (paper.body for paper in self.papers)
        matters = self.matters_arising.proses if self.matters_arising else ()
        return (*papers, *matters, *((self.minutes.text,) if self.minutes else ()))

    def items(self) -> Iterator[Item]:
        """Yield items and sub-items in the order of the agenda."""
        for item in self.agenda:
            yield item
            yield from item.items

    def listed(self) -> Iterator[PaperEntry]:
        """Yield every paper and annex that the agenda and the minutes list and that is said to be here."""
        annexes = self.minutes.annexes if self.minutes else ()
        entries = (*(entry for item in self.items() for entry in item.papers), *annexes)
        return (entry for entry in entries if entry.path)

    def place_of(self, *keys: str) -> Span:
        """Return the place of a value in meeting.yaml, found by its keys from the outermost inwards; else the file."""
        node: YamlNode | None = self.written
        for key in keys:
            node = node.get(key) if isinstance(node, YamlMap) else None
        return node.span if node else self.span

    def paper(self, path: str) -> Paper | None:
        """Return the paper read from a file."""
        return next((paper for paper in self.papers if paper.path == path), None)

    def title_of(self, entry: PaperEntry) -> str:
        """Return the title of a paper that the agenda lists: its own, or as listed."""
        if entry.attachment is not None:
            return entry.attachment.title
        paper = self.paper(entry.path)
        return paper.title if paper else entry.title
