"""One numbered record in the minutes, with its resolutions and actions.

- That a later meeting agreed the minutes of an earlier one, and with which corrections.
- The minutes of one meeting.
"""

import re
from dataclasses import dataclass, field
from datetime import date, time
from functools import cached_property
from typing import Literal

from sbpack.board.agenda import NextMeeting, PaperEntry
from sbpack.board.exempt import Reason
from sbpack.board.members import OFFICE_NAMES, Attendee, Movement
from sbpack.board.text_names import slug
from sbpack.findings.finding import Span
from sbpack.text.marks import ActionReference, Change
from sbpack.text.prose import Prose
from sbpack.text.wording import Wording, wordings_in_yaml
from sbpack.text.yaml_nodes import YamlMap


@dataclass(frozen=True)
class Correction:
    """What the minutes ought to have said; they themselves stay as they were put before the board."""

    words: str
    minute: str = ""
    """The number of the minute that it corrects; empty for what stands in none, such as who was present."""
    span: Span = field(default=Span(""), compare=False)

    def __str__(self) -> str:
        """The correction as it is printed."""
        return f"minute {self.minute}: {self.words}" if self.minute else self.words


@dataclass(frozen=True)
class Agreement:
    """The board's word that the minutes of a meeting are right, as the minutes of a later one record it."""

    of: date
    """The meeting whose minutes were agreed."""
    on: date
    """The meeting that agreed them."""
    minute: str = ""
    """The number of the minute that says so, where one does."""
    corrections: tuple[Correction, ...] = ()
    exempt: tuple[Correction, ...] = ()
    """Those that members alone read, as they are of exempt minutes."""
    span: Span = field(default=Span(""), compare=False)
    """Where it is recorded."""


_NEXT_MEETING = re.compile(
    r"(dates?(,? (and )?(time|venue|place))*( of)?( the)? )?next meeting( of the board)?", re.IGNORECASE
)


@dataclass(frozen=True)
class Action:
    """Something that owners must do, recorded in a minute."""

    meeting: date
    minute: str
    """The number of its minute, as printed; empty where its heading has none."""
    number: int | None
    """None in a draft that is not yet numbered."""
    owners: tuple[str, ...]
    """Keys as written; the board knows who is meant on the day of the meeting."""
    words: str
    """The minuted words, without mark-up."""
    due: str
    """An ISO date, `next meeting`, or nothing."""
    span: Span
    written: ActionReference | None = None
    """The reference as the mark has it, which may name another minute by mistake."""
    is_part_2: bool = False
    """Whether its minute is exempt."""

    @property
    def id(self) -> str:
        """The short reference, such as `76.2`; with `?` while it has no number, `?` alone where its minute has none."""
        return f"{self.minute}.{self.number if self.number is not None else '?'}" if self.minute else "?"

    @property
    def sentence(self) -> str:
        """The minuted words as they read alone."""
        return self.words[:1].upper() + self.words[1:]

    @property
    def reference(self) -> ActionReference:
        """The full reference, never ambiguous."""
        return ActionReference(self.minute, self.number or 0, self.meeting)


@dataclass(frozen=True)
class ActionChange:
    """The board's word on an earlier action, recorded in a later minute."""

    meeting: date
    minute: str
    reference: ActionReference
    change: Change
    span: Span
    owners: tuple[str, ...] = ()
    """Who owns the action from now on, where that changed; after `done by`, who has done their part."""
    due: str = ""
    """By when it is to be done from now on, where that changed."""
    words: str = ""
    """The minuted words."""

    @property
    def id(self) -> str:
        """The action as the mark names it."""
        return str(self.reference)

    @property
    def given_to(self) -> tuple[str, ...]:
        """Who is to do the action from now on, where the mark says so."""
        return () if self.change == "done by" else self.owners


@dataclass(frozen=True)
class ResolutionPart:
    """One of the things that a resolution resolves, or all of it."""

    text: str
    marks: tuple[Span, ...] = ()
    """Where the marks of the actions in it stand."""


@dataclass(frozen=True)
class Resolution:
    """What the board resolved or agreed."""

    kind: Literal["RESOLVED", "AGREED"]
    parts: tuple[ResolutionPart, ...]
    """One, or one for each item of its list."""
    span: Span
    lead: str = ""
    """What stands before its parts, such as `RESOLVED that`; empty where the bold word stands within its sentence."""
    is_numbered: bool = False
    """Whether its parts have numbers."""

    @property
    def texts(self) -> tuple[str, ...]:
        """What it says: one text, or one for each item of its list."""
        return tuple(part.text for part in self.parts)


@dataclass(frozen=True)
class Minute:
    """One record: numbered, or printed as it stands where its heading has no number that sbpack can read."""

    meeting: date
    number: str
    """As printed; empty for a heading without one, and for text before the first heading."""
    title: str
    """Empty for text before the first heading."""
    body: Prose
    """What it says; a resolution stands between tokens `resolution_open` and `resolution_close`, a passage set apart
    between `passage_open` and `passage_close`."""
    span: Span
    report: str = ""
    """The number of the report it was about."""
    under: str = ""
    """The number of the minute that it stands under, as 156 and 156a may stand under 155."""
    actions: tuple[Action, ...] = ()
    changes: tuple[ActionChange, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    part_2: Reason | None = None
    """Why it is exempt; the public reads its title, and of its text a summary or nothing."""
    is_stub: bool = False
    """Whether this is what the public reads of an exempt minute."""

    @property
    def anchor(self) -> str:
        """The name that links go to, unique over the archive."""
        part = "-part-2" if self.part_2 and not self.is_stub else ""
        return f"minute-{self.meeting.isoformat()}-{self.number or slug(self.title)}{part}"

    @property
    def lists_apologies(self) -> bool:
        """Whether this is the minute of apologies, which begins with what the front matter says of them."""
        return "apolog" in self.title.casefold()

    @property
    def names_next_meeting(self) -> bool:
        """Whether this is the minute of the next meeting, which begins with what the front matter says of it."""
        return _NEXT_MEETING.fullmatch(self.title) is not None

    @property
    def name(self) -> str:
        """What messages call it: `minute 76`, or its heading where it has no number."""
        return (
            f"minute {self.number}"
            if self.number
            else f"`{self.title}`"
            if self.title
            else "the text before the first heading"
        )

    def actions_in(self, part: ResolutionPart) -> tuple[Action, ...]:
        """Return the actions that a part of one of its resolutions records."""
        return tuple(action for action in self.actions if action.span in part.marks)

    @property
    def sequence(self) -> int:
        """The number without its letter, which orders the minutes; only numbered ones have it."""
        return int("".join(character for character in self.number if character.isdigit()))

    @property
    def letter(self) -> str:
        """What stands after the number: the `a` of 156a, or nothing."""
        return self.number.lstrip("0123456789")


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

    @property
    def attendance(self) -> tuple[Attendee, ...]:
        """Everyone present, also present or sending apologies."""
        return (*self.present, *self.also_present, *self.apologies)

    @property
    def moved(self) -> tuple[Attendee, ...]:
        """Everyone who arrived late, then everyone who left early."""
        return tuple(person for movement in (*self.arrived, *self.left) for person in movement.people)

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
