"""The marks in minutes that record actions, such as `[76.2 @LB due 2023-12-06]`."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sbpack.findings.span import Span

Change = Literal["closed", "stays open", "becomes a rule", "superseded", "withdrawn", "done by", "done in part"]
NEXT_MEETING = "next meeting"


@dataclass(frozen=True, order=True)
class ActionReference:
    """An action as the sources name it: `76.2`, or `2017-07-06/145.1` where numbers were used twice."""

    minute: str
    """The minute's number as printed: `76`, `156a`."""
    number: int
    meeting: date | None = None
    """Only in the full form."""

    def __str__(self) -> str:
        """The reference as it is written."""
        short = f"{self.minute}.{self.number}"
        return short if self.meeting is None else f"{self.meeting.isoformat()}/{short}"


@dataclass(frozen=True)
class ActionMark:
    """A mark that records a new action: `[@LB]` in a draft, `[76.2 @LB due next meeting]` once numbered."""

    span: Span
    owners: tuple[str, ...]
    """Initials of members, keys of groups or outsiders."""
    reference: ActionReference | None = None
    """None in a draft that `sbpack fix` has not numbered."""
    due: str = ""
    """An ISO date, `next meeting`, or nothing."""


@dataclass(frozen=True)
class ChangeMark:
    """A mark that records the board's word on an earlier action: `[76.2 closed]`, `[76.2 to @KL due 2024-03-06]`."""

    span: Span
    reference: ActionReference
    change: Change
    """`stays open` also where the mark only gives an action to somebody, or gives it a date."""
    owners: tuple[str, ...] = ()
    """Who owns it from now on; after `done by`, who has done their part."""
    due: str = ""
    """An ISO date, `next meeting`, or nothing where the date stays."""


Mark = ActionMark | ChangeMark
