"""The action sheet after a meeting: what is open at the end of its day, by owner."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from sbpack.model.action_list import ActionFilter, ListedAction, list_actions
from sbpack.model.board import Board
from sbpack.model.exempt import series_of
from sbpack.model.make_members_pack import members_edition
from sbpack.model.make_minutes import written_minutes
from sbpack.model.make_pack import make_pack
from sbpack.model.meeting import Meeting
from sbpack.model.owners_named import due_as_told, named_owner
from sbpack.model.pack import MembersPack, PublicPack, Section
from sbpack.model.public_board import PublicBoard
from sbpack.model.sheets import ActionSheet, NamedOwner, OpenAction, OwnersActions
from sbpack.model.volume import Volume, VolumeKind

ACTIONS = "actions"
TITLE = "Action sheet"


def make_actions(board: PublicBoard, meeting: Meeting) -> PublicPack:
    """Return the action sheet after a meeting, which knows nothing of later ones; raises NotThere."""
    minutes = written_minutes(meeting)
    issued = max(meeting.date, minutes.published or meeting.date)
    listed = list_actions(board.up_to(meeting.date), meeting.date, ActionFilter(open=True))
    return replace(
        make_pack(board, meeting),
        agenda=(),
        sections=(Section(ACTIONS, ACTIONS, TITLE, minutes.path),),
        annexes=(),
        matters=(),
        volume=Volume(VolumeKind.ACTIONS, ACTIONS, "action sheet", issued=issued),
        sheet=_sheet(listed, board, meeting),
    )


def make_members_actions(public: PublicPack, board: Board, meeting: Meeting) -> MembersPack:
    """Return the action sheet as members read it: the public one, and after it the exempt actions."""
    minutes = written_minutes(meeting)
    listed = list_actions(board.up_to(meeting.date), meeting.date, ActionFilter(open=True))
    exempt = [action for action in listed if action.part_2]
    same = {"board": board, "meeting": meeting}
    if not exempt:
        return members_edition(public, same)
    reasons = series_of(action.part_2 for action in exempt if action.part_2)
    section = Section(f"part-2-{ACTIONS}", ACTIONS, f"{TITLE}: Part 2", minutes.path, part_2=reasons)
    sheet = _sheet(exempt, board, meeting)
    return members_edition(public, {**same, "sections": (*public.sections, section), "sheet": sheet})


def _sheet(listed: Sequence[ListedAction], board: Board, meeting: Meeting) -> ActionSheet:
    return ActionSheet(
        owners=tuple(_by_owner(listed, board.up_to(meeting.date), meeting)),
        actions=sum(bool(action.owners) for action in listed),
        overdue=sum(action.is_overdue for action in listed),
        matters=sum(not action.owners for action in listed),
        is_part_1_alone=any(minute.is_stub for minute in board.register_on(meeting.date).minutes),
    )


def _by_owner(listed: Iterable[ListedAction], board: Board, meeting: Meeting) -> Iterator[OwnersActions]:
    by_owner: defaultdict[NamedOwner | None, list[tuple[date, OpenAction]]] = defaultdict(list)
    for action in listed:
        due_day, due = due_as_told(action.due, action.due_day, meeting)
        owners = tuple(named_owner(owner.key, board, owner.since, meeting.date) for owner in action.owners)
        for owner in owners or (None,):
            others = tuple(other for other in owners if other != owner)
            by_owner[owner].append((due_day or date.max, _open_action(action, others, due, meeting)))
    places = {member.initials: place for place, member in enumerate(board.members_on(meeting.date))}

    def place(owner: NamedOwner | None) -> tuple[bool, bool, int, str]:
        if owner is None:
            return True, True, 0, ""
        return False, not owner.is_member, places.get(owner.key, len(places)), owner.name

    for owner in sorted(by_owner, key=place):
        in_order = sorted(by_owner[owner], key=lambda dated: dated[0])
        yield OwnersActions(owner, tuple(action for _, action in in_order))


def _open_action(action: ListedAction, others: tuple[NamedOwner, ...], due: str, meeting: Meeting) -> OpenAction:
    last = action.told[-1] if action.told else None
    status = "overdue" if action.is_overdue else "new" if action.meeting == meeting.date else "open"
    return OpenAction(
        number=action.reference,
        title=action.title,
        recorded=action.meeting,
        words=action.words,
        others=others,
        due=due,
        status=status,
        told=last.meeting if last else None,
        update=last.update if last else "",
        span=action.span,
    )
