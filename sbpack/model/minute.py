"""One numbered record in the minutes, with its resolutions and actions."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sbpack.findings.span import Span
from sbpack.model.exempt import Reason
from sbpack.model.slug import slug
from sbpack.sources.mark import ActionReference, Change
from sbpack.sources.prose import Prose

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
