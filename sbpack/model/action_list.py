"""The action register as a list, as things stand at the end of a day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sbpack.findings.span import Span
from sbpack.model.board import Board
from sbpack.model.due import due_day, due_words
from sbpack.model.exempt import Reason
from sbpack.model.matters_arising import Row
from sbpack.model.member import Group, Member
from sbpack.model.minute import Action, Minute
from sbpack.model.register import ActionState, Entry, MinuteMatter, Register
from sbpack.sources.mark import ActionReference
from sbpack.sources.prose import plain_text


@dataclass(frozen=True)
class ListedOwner:
    """Who owns an action."""

    key: str
    """Initials, or the key of a group."""
    label: str
    """What the Action column prints."""
    name: str


@dataclass(frozen=True)
class Told:
    """What a meeting was last told of an action."""

    meeting: date
    status: str
    update: str
    is_part_2: bool = False
    """Whether only members were told."""


@dataclass(frozen=True)
class ListedAction:
    """One action with all that an officer asks of it."""

    reference: str
    """The form that means no other action: `76.2`, or `2017-07-06/145.1` where the number was used again.

    A matter that was never an action is named by its minute, `minute 58`.
    """
    meeting: date
    minute: str
    title: str
    """Of its minute."""
    words: str
    owners: tuple[ListedOwner, ...]
    due: str
    """A date in words, `next meeting` while none is called, or nothing."""
    due_day: date | None
    state: ActionState
    is_overdue: bool
    told: tuple[Told, ...]
    """In the order of the meetings."""
    span: Span
    part_2: Reason | None = None
    """Why it is exempt; None for an action of Part 1."""


@dataclass(frozen=True)
class ActionFilter:
    """Which actions are asked for."""

    open: bool = False
    overdue: bool = False
    owner: str = ""
    """A key of an owner, in any case of letters; empty for everybody."""


def list_actions(board: Board, as_of: date, wanted: ActionFilter) -> tuple[ListedAction, ...]:
    """Return what is asked for as it stands at the end of a day: actions in the order of the minutes, other matters."""
    register = board.register_on(as_of)
    actions = (_listed(entry, board, as_of) for entry in register.entries)
    matters = (_listed_matter(matter, register) for matter in register.matters)
    return tuple(action for action in (*actions, *matters) if _is_wanted(action, wanted))


def owner_keys(board: Board) -> Iterator[str]:
    """Yield every key that owns or may own an action."""
    yield from (member.initials for member in board.members)
    yield from (group.key for group in board.groups)
    yield from (owner for entry in board.registers[-1].entries for owner in entry.action.owners)


def _is_wanted(action: ListedAction, wanted: ActionFilter) -> bool:
    if wanted.open and action.state is not ActionState.OPEN:
        return False
    if wanted.overdue and not action.is_overdue:
        return False
    return not wanted.owner or wanted.owner.casefold() in (owner.key.casefold() for owner in action.owners)


def _listed(entry: Entry, board: Board, as_of: date) -> ListedAction:
    action = entry.action
    register = board.register_on(as_of)
    minute = register.minute(action.minute, action.meeting) if action.minute else _holding(action, register)
    latest = register.entry(ActionReference(action.minute, action.number or 0))
    is_ambiguous = latest is not None and latest.action.meeting != action.meeting
    day = due_day(action, board.meetings)
    return ListedAction(
        reference=str(action.reference) if is_ambiguous else action.id,
        meeting=action.meeting,
        minute=action.minute,
        title=minute.title if minute else "",
        words=action.sentence,
        owners=tuple(_owner(key, board, action.meeting) for key in action.owners),
        due=due_words(action, board.meetings),
        due_day=day,
        state=entry.state,
        is_overdue=entry.state is ActionState.OPEN and day is not None and day < as_of,
        told=_told(entry.reports),
        span=action.span,
        part_2=minute.part_2 if minute and action.is_part_2 else None,
    )


def _holding(action: Action, register: Register) -> Minute | None:
    """Return the record without a number that an action stands in."""
    return next((minute for minute in register.minutes if action in minute.actions), None)


def _listed_matter(matter: MinuteMatter, register: Register) -> ListedAction:
    minute = matter.minute
    is_latest = register.minute(minute.number) is minute
    return ListedAction(
        reference=f"minute {minute.number}" if is_latest else f"minute {minute.meeting.isoformat()}/{minute.number}",
        meeting=minute.meeting,
        minute=minute.number,
        title=minute.title,
        words=matter.words,
        owners=(),
        due="",
        due_day=None,
        state=matter.state,
        is_overdue=False,
        told=_told(matter.reports),
        span=minute.span,
        part_2=None if minute.is_stub else minute.part_2,
    )


def _told(reports: Iterable[tuple[date, Row]]) -> tuple[Told, ...]:
    return tuple(Told(day, row.status, plain_text(row.update.tokens), row.is_part_2) for day, row in reports)


def _owner(key: str, board: Board, day: date) -> ListedOwner:
    owner = board.owner(key, day)
    match owner:
        case Member():
            return ListedOwner(key, owner.label, owner.full_name)
        case Group():
            return ListedOwner(key, owner.label, owner.name)
        case None:
            return ListedOwner(key, key, key)
