"""The action register as a list, as things stand at the end of a day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from sbpack.board.board import Board
from sbpack.board.dates import long_date
from sbpack.board.exempt import Reason
from sbpack.board.matters_arising import Row
from sbpack.board.members import Group, Member
from sbpack.board.minutes import Action, ActionChange, Minute
from sbpack.board.register import ActionState, Entry, MinuteMatter, Owed, Register
from sbpack.findings.finding import Span
from sbpack.findings.suggest import series
from sbpack.text.dates import parse_iso_date
from sbpack.text.marks import ActionReference
from sbpack.text.prose import plain_text


@dataclass(frozen=True)
class ListedOwner:
    """Who owns an action."""

    key: str
    """Initials, or the key of a group."""
    label: str
    """What the Action column prints."""
    name: str
    since: date = field(default=date.min, compare=False)
    """The day of the minutes that gave it to them."""
    members: tuple["ListedOwner", ...] = field(default=(), compare=False)
    """Who is in a group, as its entry says for the day of the list."""


@dataclass(frozen=True)
class Told:
    """What a meeting was last told of an action."""

    meeting: date
    status: str
    update: str
    is_part_2: bool = False
    """Whether only members were told."""


@dataclass(frozen=True)
class Said:
    """What the minutes of a meeting say of an earlier action."""

    meeting: date
    minute: str
    change: str
    """What became of it, such as `stays open, given to KL, due 4 May 2027`."""
    words: str
    """The minuted words."""


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
    said: tuple[Said, ...]
    """What the board said of it, in the order of the meetings."""
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


def outcome_of(change: ActionChange, board: Board) -> str:
    """Say what the board's word makes of an action: `stays open, given to KL, due 4 May 2027`."""
    owners = series([owner.label if (owner := board.owner(key, change.meeting)) else key for key in change.owners])
    if change.change == "done by":
        return f"{change.change} {owners}"
    day = parse_iso_date(change.due)
    due = f"due {long_date(day)}" if day else f"due at the {change.due}" if change.due else ""
    return ", ".join(filter(None, (change.change, f"given to {owners}" if owners else "", due)))


def is_owner(owner: ListedOwner, wanted: str) -> bool:
    """Whether an owner is the one asked for, or a group that they are in."""
    return wanted.casefold() in (one.key.casefold() for one in (owner, *owner.members))


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
    yield from (owner.key for entry in board.registers[-1].entries for owner in entry.owners)


def _is_wanted(action: ListedAction, wanted: ActionFilter) -> bool:
    if wanted.open and action.state is not ActionState.OPEN:
        return False
    if wanted.overdue and not action.is_overdue:
        return False
    return not wanted.owner or any(is_owner(owner, wanted.owner) for owner in action.owners)


def _listed(entry: Entry, board: Board, as_of: date) -> ListedAction:
    action = entry.action
    register = board.register_on(as_of)
    minute = register.minute(action.minute, action.meeting) if action.minute else _holding(action, register)
    latest = register.entry(ActionReference(action.minute, action.number or 0))
    is_ambiguous = latest is not None and latest.action.meeting != action.meeting
    day = entry.due.day(board.meetings)
    return ListedAction(
        reference=str(action.reference) if is_ambiguous else action.id,
        meeting=action.meeting,
        minute=action.minute,
        title=minute.title if minute else "",
        words=action.sentence or (minute.title if minute else ""),
        owners=tuple(_owner(owner, board, as_of) for owner in entry.owners),
        due=entry.due.words(board.meetings),
        due_day=day,
        state=entry.state,
        is_overdue=entry.state is ActionState.OPEN and day is not None and day < as_of,
        told=_told(entry.reports),
        said=tuple(Said(one.meeting, one.minute, outcome_of(one, board), one.words) for one in entry.changes),
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
        said=(),
        span=minute.span,
        part_2=None if minute.is_stub else minute.part_2,
    )


def _told(reports: Iterable[tuple[date, Row]]) -> tuple[Told, ...]:
    return tuple(Told(day, row.status, plain_text(row.update.tokens), row.is_part_2) for day, row in reports)


def _owner(owed: Owed, board: Board, as_of: date) -> ListedOwner:
    owner = board.owner(owed.key, owed.since)
    match owner:
        case Member():
            return ListedOwner(owed.key, owner.label, owner.full_name, owed.since)
        case Group():
            members = (board.member(initials, as_of) for initials in owner.members_on(as_of))
            listed = tuple(ListedOwner(one.initials, one.label, one.full_name) for one in members if one)
            return ListedOwner(owed.key, owner.label, owner.name, owed.since, listed)
        case None:
            return ListedOwner(owed.key, owed.key, owed.key, owed.since)
