"""The minutes of one meeting."""

from dataclasses import dataclass, field
from datetime import date, time
from functools import cached_property

from sbpack.findings.span import Span
from sbpack.model.agenda import NextMeeting, PaperEntry
from sbpack.model.agreement import Agreement
from sbpack.model.member import OFFICE_NAMES, Attendee, Movement
from sbpack.model.minute import Action, ActionChange, Minute
from sbpack.sources.prose import Prose
from sbpack.sources.wording import Wording, wordings_in_yaml
from sbpack.sources.yaml_node import YamlMap


@dataclass(frozen=True)
class ExemptMinutes:
    """The file that holds the exempt minutes of a meeting."""

    path: str
    text: Prose
    head: YamlMap | None = None
    used_files: tuple[str, ...] = ()
    agreed: tuple[Agreement, ...] = ()
    """The corrections to exempt minutes of earlier meetings, by those meetings."""


@dataclass(frozen=True)
class Minutes:
    """Who was there and what was recorded."""

    meeting: date
    path: str
    span: Span
    present: tuple[Attendee, ...]
    also_present: tuple[Attendee, ...]
    apologies: tuple[Attendee, ...]
    began: time | None
    """When the meeting began, if at another time than was called."""
    closed: time | None
    minutes: tuple[Minute, ...]
    """Everything recorded, in the order of the file; what has no number too."""
    used_files: tuple[str, ...] = ()
    annexes: tuple[PaperEntry, ...] = ()
    """Slides or papers attached to them, from the folder of their meeting."""
    next_meeting: NextMeeting | None = None
    """What the meeting confirmed of the next one."""
    head_was_read: bool = True
    """False when the front matter cannot be read, which then has a finding of its own."""
    arrived: tuple[Movement, ...] = ()
    left: tuple[Movement, ...] = ()
    agreed: tuple[Agreement, ...] = ()
    """Which earlier minutes its head says the meeting agreed."""
    published: date | None = None
    """When these minutes, or the sheets made from them, came out by themselves."""
    signed_by: str = OFFICE_NAMES[0]
    """The office of whoever signs them."""
    head: YamlMap | None = None
    """The front matter as written."""
    text: Prose = field(default_factory=lambda: Prose(""))
    """The whole text, the headings of its minutes among it."""
    part_2: ExemptMinutes | None = None
    """Where those of its minutes come from that are exempt; None where there are none, and always in public."""

    @cached_property
    def wordings(self) -> tuple[Wording, ...]:
        """The words of its front matter and of every minute."""
        words = (*wordings_in_yaml(self.head), *self.text.wordings)
        exempt = self.part_2
        return (*words, *wordings_in_yaml(exempt.head), *exempt.text.wordings) if exempt else words

    @property
    def numbered(self) -> tuple[Minute, ...]:
        """The minutes that others can refer to by number."""
        return tuple(minute for minute in self.minutes if minute.number)

    def verb_of(self, arrival: Movement) -> str:
        """Return `arrived`, or `returned` of people all of whom had left before."""
        gone = {person.name for one in self.left if self._is_before(one, arrival) for person in one.people}
        return "returned" if gone.issuperset(person.name for person in arrival.people) else "arrived"

    def _is_before(self, one: Movement, other: Movement) -> bool:
        if one.time and other.time:
            return one.time < other.time
        numbers = [minute.number for minute in self.minutes]
        known = one.minute in numbers and other.minute in numbers
        return known and numbers.index(one.minute) < numbers.index(other.minute)

    @property
    def exempt(self) -> tuple[Minute, ...]:
        """Its minutes of Part 2, in order, as members read them."""
        return tuple(minute for minute in self.minutes if minute.part_2 and not minute.is_stub)

    @property
    def actions(self) -> tuple[Action, ...]:
        """Every action of the meeting, in order."""
        return tuple(action for minute in self.minutes for action in minute.actions)

    @property
    def changes(self) -> tuple[ActionChange, ...]:
        """Everything that it says of earlier actions, in order."""
        return tuple(change for minute in self.minutes for change in minute.changes)

    @property
    def said_of_actions(self) -> tuple[Action | ActionChange, ...]:
        """Every new action, then everything that it says of earlier ones."""
        return (*self.actions, *self.changes)
