"""The board over all its time: who it is and every meeting it held.

- Which meetings are over, and which files nobody changes any more.
- The files in a meeting's folder that nothing uses, so that no pack is made from them.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from sbpack.board.agenda import Venue
from sbpack.board.dates import ALWAYS, Period
from sbpack.board.exempt import Reason, Reasons, reasons_on
from sbpack.board.meeting import Meeting, Postponed
from sbpack.board.members import OFFICE_NAMES, Group, Member, OtherBody, Owner, RuleName, RuleOfProcedure
from sbpack.board.minutes import Agreement
from sbpack.board.minutes_agreed import agreements_of
from sbpack.board.people_names import KnownPeople, known_people
from sbpack.board.register import Register, fold
from sbpack.findings.finding import Span
from sbpack.findings.suggest import nearest
from sbpack.repository.paths import WHOLLY_EXEMPT
from sbpack.text.wording import Wording, wordings_in_yaml
from sbpack.text.yaml_nodes import YamlMap


@dataclass(frozen=True)
class BoardName:
    """What the board is called for a time."""

    name: str
    period: Period = ALWAYS
    span: Span = field(default=Span("members.yaml"), compare=False)


@dataclass(frozen=True)
class Contact:
    """The officer whom the front sheet names."""

    name: str
    role: str = ""
    telephone: str = ""
    email: str = ""
    period: Period = ALWAYS
    span: Span = field(default_factory=lambda: Span("members.yaml"))


@dataclass(frozen=True)
class UsualVenue:
    """Where the board meets unless a meeting says otherwise."""

    venue: Venue
    period: Period = ALWAYS


@dataclass(frozen=True)
class StandardText:
    """A passage that reports share, such as their legal implications."""

    name: str
    text: str
    period: Period = ALWAYS
    span: Span = field(default=Span("members.yaml"), compare=False)


@dataclass(frozen=True)
class Gap:
    """Minutes that the archive does not hold, declared once."""

    first: int
    last: int
    meeting: date | None
    reason: str


@dataclass(frozen=True)
class Restart:
    """A meeting at which the numbers of minutes began anew."""

    meeting: date
    first: int
    reason: str


@dataclass(frozen=True)
class Archive:
    """What is kept here, and what is known not to be."""

    begins: date | None = None
    begins_with: int | None = None
    """The number of its first minute."""
    gaps: tuple[Gap, ...] = ()
    restarts: tuple[Restart, ...] = ()

    def lacks(self, number: str) -> bool:
        """Whether a minute is known not to be kept here: older than the archive, or in a gap."""
        sequence = int("".join(filter(str.isdecimal, number)))
        if self.begins_with is not None and sequence < self.begins_with:
            return True
        return any(gap.first <= sequence <= gap.last for gap in self.gaps)


@dataclass(frozen=True)
class Board:
    """Everything the sources say, frozen."""

    council: str
    language: str
    span: Span
    names: tuple[BoardName, ...]
    contacts: tuple[Contact, ...]
    venues: tuple[UsualVenue, ...]
    members: tuple[Member, ...]
    groups: tuple[Group, ...]
    """Groups and outsiders."""
    texts: tuple[StandardText, ...]
    rules: tuple[RuleOfProcedure, ...]
    archive: Archive
    meetings: tuple[Meeting, ...] = ()
    """In the order of their dates."""
    registers: tuple[Register, ...] = (Register(),)
    """The action register before each meeting, and after the last."""
    members_file: str = "members.yaml"
    """The file that says all but the meetings; the name that it has by mistake, and nothing where it is missing."""
    written: YamlMap | None = None
    """Members.yaml as written."""
    bodies: tuple[OtherBody, ...] = ()
    """Committees and boards beside this one."""
    exempt_reasons: tuple[Reason, ...] = ()
    """Why business may be exempt besides what the Act says."""
    is_public: bool = False
    """Whether the repository is public, so that Part 2 must lie elsewhere."""
    exempt_files: frozenset[str] = frozenset()
    """The files that hold nothing but Part 2."""
    private_files: frozenset[str] = frozenset()
    """Those of them that lie in a private root."""
    kept_apart: frozenset[str] = frozenset()
    """The files that are not published with the repository: in a private root, or ignored by git."""

    @cached_property
    def wordings(self) -> tuple[Wording, ...]:
        """The words of members.yaml, with places."""
        return tuple(wordings_in_yaml(self.written))

    @property
    def is_described(self) -> bool:
        """Whether anything is known of the board; otherwise one finding says so, and nobody can be unknown to it."""
        return bool(self.names or self.members)

    @cached_property
    def people(self) -> KnownPeople:
        """Everyone whose name is settled by members.yaml, or by a meeting that had somebody else there."""
        named = (
            *((member.name, member.name_span or member.span, member.initials) for member in self.members),
            *((contact.name, contact.span, "") for contact in self.contacts),
            *((group.name, group.span, "") for group in self.groups if group.is_outsider),
        )
        return known_people(named, (meeting.minutes for meeting in self.meetings if meeting.minutes))

    def name_on(self, day: date) -> str:
        """Return what the board is called on a day."""
        return next((name.name for name in self.names if name.period.covers(day)), "")

    def contact_on(self, day: date) -> Contact | None:
        """Return the officer to ask on a day."""
        return next((contact for contact in self.contacts if contact.period.covers(day)), None)

    def venue_on(self, day: date) -> Venue | None:
        """Return the usual venue on a day."""
        return next((usual.venue for usual in self.venues if usual.period.covers(day)), None)

    def members_on(self, day: date) -> tuple[Member, ...]:
        """Return who sits on the board on a day, in the board's order."""
        return tuple(member for member in self.members if member.period.covers(day))

    def member(self, initials: str, day: date) -> Member | None:
        """Return the member with these initials on a day."""
        return next((member for member in self.members_on(day) if member.initials == initials), None)

    def owner(self, key: str, day: date) -> Owner | None:
        """Return the member, group or outsider that a mark of this day means."""
        groups = (group for group in self.groups if group.key == key and group.period.covers(day))
        return self.member(key, day) or next(groups, None)

    def rule_on(self, name: RuleName, day: date) -> RuleOfProcedure | None:
        """Return a rule of procedure as it stands on a day."""
        return next(
            (rule for rule in self.rules if rule.name == name and rule.is_read and rule.period.covers(day)), None
        )

    def reasons_on(self, day: date) -> Reasons:
        """Return why business may be exempt on a day."""
        return reasons_on(self.exempt_reasons, day)

    def office_names_on(self, day: date) -> tuple[str, ...]:
        """Return what the offices are called on a day, that of whoever presides first."""
        rule = self.rule_on("office names", day)
        return (rule.names if rule else ()) or OFFICE_NAMES

    def meeting(self, day: date) -> Meeting | None:
        """Return the meeting of a day."""
        place = self._place(day)
        return self.meetings[place] if place < len(self.meetings) and self.meetings[place].date == day else None

    def has_agreed(self, meeting: Meeting, as_of: date) -> bool:
        """Whether the minutes of a meeting were before a later one that had sat by a day, and so are settled.

        This holds from that day on, before its own minutes record it: nobody changes what the board had before it.
        """
        agreed = self._agreed.get(meeting.date)
        return agreed is not None and agreed <= as_of

    @cached_property
    def _agreed(self) -> dict[date, date]:
        """Return, by the day of a meeting, the first later one that sat and had its minutes before it."""
        found: dict[date, date] = {}
        for later in self.meetings:
            for item in later.items() if later.move is None else ():
                if item.minutes_of is not None and item.minutes_of < later.date:
                    found.setdefault(item.minutes_of, later.date)
        return found

    def agreement_of(self, day: date) -> Agreement | None:
        """Return that the minutes of a day were agreed, where the minutes of a later meeting record it."""
        return self._agreements.get(day)

    @cached_property
    def _agreements(self) -> dict[date, Agreement]:
        """Return the first agreement of each day's minutes."""
        found: dict[date, Agreement] = {}
        for agreement in (agreement for meeting in self.meetings for agreement in agreements_of(meeting)):
            found.setdefault(agreement.of, agreement)
        return found

    def up_to(self, day: date) -> "Board":
        """Return the board as if nothing had been called or written after a day."""
        count = bisect_right(self.meetings, day, key=lambda meeting: meeting.date)
        return replace(self, meetings=self.meetings[:count], registers=self.registers[: count + 1])

    def put_off_to(self, day: date) -> tuple[Meeting, ...]:
        """Return the meetings that were put off to a day."""
        return tuple(
            meeting for meeting in self.meetings if isinstance(meeting.move, Postponed) and meeting.move.to == day
        )

    def register_before(self, day: date) -> Register:
        """Return the action register as a meeting of this day finds it."""
        return self.registers[self._place(day)]

    def register_on(self, day: date) -> Register:
        """Return the action register at the end of a day, the meeting of that day folded in."""
        return self.registers[bisect_right(self.meetings, day, key=lambda meeting: meeting.date)]

    def _place(self, day: date) -> int:
        return bisect_left(self.meetings, day, key=lambda meeting: meeting.date)

    def with_meetings(self, meetings: Iterable[Meeting]) -> "Board":
        """Return the board with its meetings, sorted, and the registers that their minutes make."""
        in_order = tuple(sorted(meetings, key=lambda meeting: meeting.date))
        return replace(self, meetings=in_order, registers=tuple(fold(in_order)))


def is_over(meeting: Meeting, board: Board, as_of: date) -> bool:
    """Whether a meeting was held and left a trace: minutes, a published pack, or a notice that it moved.

    A day that went by makes no meeting: what nobody published can still be mended. `published:` is believed of a board
    that has no record of publication at all, for it publishes by other means.
    """
    keeps_records = any(other.publication or other.members_publication for other in board.meetings)
    is_published = meeting.publication or meeting.members_publication or (meeting.published and not keeps_records)
    return meeting.date < as_of and bool(is_published or meeting.minutes or meeting.move)


def past_files(board: Board, as_of: date, *, minutes_too: bool = False) -> frozenset[str]:
    """Return the files of meetings that are over, those of their minutes once these were agreed or if asked for."""
    past: set[str] = set()
    for meeting in board.meetings:
        if is_over(meeting, board, as_of):
            past.update(meeting.files)
            if meeting.minutes and not minutes_too and not board.has_agreed(meeting, as_of):
                past -= {meeting.minutes.path, *meeting.minutes.used_files}
    return frozenset(past)


ALWAYS_THERE = ("meeting.yaml", "minutes.md", "matters-arising.md", "publication.yaml", *WHOLLY_EXEMPT)


def unused_files(meetings: Iterable[Meeting]) -> Iterator[str]:
    """Yield the files that no item, paper or minutes of these meetings use; none where the agenda is not known."""
    for meeting in meetings:
        if not meeting.was_read or not meeting.agenda or (meeting.minutes and not meeting.minutes.head_was_read):
            continue
        used = {f"{meeting.folder}/{name}" for name in ALWAYS_THERE}
        used |= {entry.path for entry in meeting.listed()}
        used |= set(_meant(meeting))
        papers = [paper for paper in meeting.papers if paper.path in used]
        used |= {path for paper in papers for path in paper.used_files}
        if meeting.matters_arising:
            reports = (meeting.matters_arising.paper, meeting.matters_arising.part_2)
            used |= {path for report in reports if report for path in report.used_files}
        if meeting.minutes:
            exempt = meeting.minutes.part_2.used_files if meeting.minutes.part_2 else ()
            used |= {*meeting.minutes.used_files, *exempt}
        yield from (path for path in meeting.files if path not in used)


def _meant(meeting: Meeting) -> Iterator[str]:
    """Yield the files that misspelt names on the agenda probably mean; those names have a finding already."""
    names = {path.removeprefix(f"{meeting.folder}/"): path for path in unlisted_papers(meeting)}
    for entry in meeting.listed():
        if entry.path not in meeting.files and (found := nearest(entry.path.removeprefix(f"{meeting.folder}/"), names)):
            yield names[found]


def unlisted_papers(meeting: Meeting) -> Iterator[str]:
    """Yield the files that could be papers and that no agenda lists: a misspelt name may mean one of these alone."""
    own = {f"{meeting.folder}/{name}" for name in ALWAYS_THERE}
    listed = {entry.path for entry in meeting.listed()}
    yield from (path for path in meeting.files if path not in own | listed)
