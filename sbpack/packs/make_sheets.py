"""The action sheet after a meeting: what is open at the end of its day, by owner.

- The minutes of one meeting alone, with their annexes and what was tabled at it.
- The decision sheet of one meeting: everything that its minutes resolved.
"""

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from sbpack.board.action_list import ActionFilter, ListedAction, list_actions
from sbpack.board.board import Board
from sbpack.board.exempt import series_of
from sbpack.board.meeting import Meeting
from sbpack.board.members import Attendee, takes_the_chair
from sbpack.board.minutes import Action, Agreement, Minute, Minutes, Resolution
from sbpack.board.read_board import PublicBoard
from sbpack.board.register import Due
from sbpack.board.text_names import unique_name
from sbpack.packs.make_members_pack import exempt_minutes, members_edition
from sbpack.packs.make_pack import annexes_of_minutes, make_pack, minutes_sections, minutes_title
from sbpack.packs.pack import Annex, MembersPack, PublicPack, Section
from sbpack.packs.volumes import (
    ActionAsked,
    ActionSheet,
    Decided,
    DecidedPart,
    Decisions,
    DecisionSheet,
    NamedOwner,
    NotThere,
    OpenAction,
    OwnersActions,
    Volume,
    VolumeKind,
    due_as_told,
    named_owner,
)


def make_minutes(board: PublicBoard, meeting: Meeting) -> PublicPack:
    """Return the minutes of a meeting as a volume of their own, as the public reads them; raises NotThere."""
    minutes = written_minutes(meeting)
    agreement = board.agreement_of(meeting.date)
    taken: set[str] = set()
    sections = tuple(
        replace(section, id=unique_name(section.id, taken), stamp=section.label)
        for section in minutes_sections(meeting, minutes_title(meeting.date))
    )
    return replace(
        make_pack(board, meeting),
        agenda=(),
        sections=sections,
        annexes=tuple(annexes_of_minutes(meeting, sections)),
        matters=(),
        volume=volume_of_minutes(VolumeKind.MINUTES, "minutes", minutes, agreement),
        agreement=agreement,
    )


def make_members_minutes(public: PublicPack, board: Board, meeting: Meeting) -> MembersPack:
    """Return the minutes as members read them: the public ones, and after them what is exempt."""
    taken: set[str] = set()
    exempt = tuple(
        replace(section, id=unique_name(f"part-2-{section.id}", taken), stamp=section.label)
        for section in exempt_minutes(meeting, minutes_title(meeting.date))
    )
    annexes = tuple(
        Annex(section.label, section.title, section.annex_of, section.id) for section in exempt if section.annex_of
    )
    agreement = board.agreement_of(meeting.date)
    return members_edition(
        public,
        {
            "board": board,
            "meeting": meeting,
            "sections": (*public.sections, *exempt),
            "annexes": annexes,
            "volume": volume_of_minutes(VolumeKind.MINUTES, "minutes", written_minutes(meeting), agreement),
            "agreement": agreement,
        },
    )


def volume_of_minutes(kind: VolumeKind, title: str, minutes: Minutes, agreement: Agreement | None) -> Volume:
    """Return a volume made from minutes: a draft until they are agreed.

    It is dated by the meeting, or by the day when it came out or was agreed. Of the later minutes that agreed these,
    their saying so alone makes another file of it, whatever else stands in them.
    """
    known = (minutes.meeting, minutes.published, agreement.on if agreement else None)
    return Volume(
        kind,
        kind.value,
        title if agreement else f"draft {title}",
        issued=max(filter(None, known)),
        records=((f"{agreement.span.path} (agreed)", _digest(agreement)),) if agreement else (),
    )


def _digest(agreement: Agreement) -> str:
    said = [agreement.of.isoformat(), agreement.on.isoformat(), agreement.minute, *map(str, agreement.corrections)]
    said += [f"Part 2: {correction}" for correction in agreement.exempt]
    return hashlib.sha256(json.dumps(said).encode("ascii")).hexdigest()


def written_minutes(meeting: Meeting) -> Minutes:
    """Return the minutes of a meeting; raises NotThere while nobody has written them."""
    if meeting.minutes is not None:
        return meeting.minutes
    day = meeting.date.isoformat()
    if meeting.move is not None:
        raise NotThere(f"the meeting of {day} was not held as called, and has no minutes", "name the day when it sat")
    raise NotThere(f"there are no minutes of {day}", f"write them in {meeting.folder}/minutes.md")


DECISIONS = "decisions"
TITLE = "Decision sheet"
_DECIDING = re.compile(
    r"\b(?:resolved?|resolution|agreed?|decided?|decision|determined|carried|passed|lost|defeated|motion|voted?|approved|adopted)\b",
    re.IGNORECASE,
)


def make_decisions(board: PublicBoard, meeting: Meeting) -> PublicPack:
    """Return the decision sheet of a meeting, as the public reads it; raises NotThere."""
    minutes = written_minutes(meeting)
    agreement = board.agreement_of(meeting.date)
    return replace(
        make_pack(board, meeting),
        agenda=(),
        sections=(Section(DECISIONS, DECISIONS, TITLE, minutes.path),),
        annexes=(),
        matters=(),
        volume=volume_of_minutes(VolumeKind.DECISIONS, "decision sheet", minutes, agreement),
        agreement=agreement,
        sheet=_sheet(minutes, minutes.minutes, board, meeting),
    )


def make_members_decisions(public: PublicPack, board: Board, meeting: Meeting) -> MembersPack:
    """Return the decision sheet as members read it: the public one, and after it what was resolved in Part 2."""
    minutes = written_minutes(meeting)
    sheet = _sheet(minutes, minutes.exempt, board, meeting)
    same = {"board": board, "meeting": meeting}
    if not sheet.decisions or minutes.part_2 is None:
        return members_edition(public, same)
    reasons = series_of(one.minute.part_2 for one in sheet.decisions if one.minute.part_2)
    exempt = Section(f"part-2-{DECISIONS}", DECISIONS, f"{TITLE}: Part 2", minutes.part_2.path, part_2=reasons)
    return members_edition(public, {**same, "sections": (*public.sections, exempt), "sheet": sheet})


def _sheet(minutes: Minutes, resolving: Iterable[Minute], board: Board, meeting: Meeting) -> DecisionSheet:
    then = board.up_to(meeting.date)
    decisions = (_decisions(minute, then, meeting) for minute in resolving if minute.resolutions)
    exempt = tuple(minute for minute in minutes.minutes if minute.is_stub)
    return DecisionSheet(_presiding(minutes), tuple(decisions), exempt, _may_have_decided(minutes))


def _may_have_decided(minutes: Minutes) -> bool:
    """Whether any word of deciding stands in the minutes; without one it is certain that nothing was resolved."""
    wordings = (wording for minute in minutes.minutes for wording in minute.body.wordings)
    return any(_DECIDING.search(wording.text) for wording in wordings)


def _presiding(minutes: Minutes) -> tuple[Attendee, ...]:
    """Return who was there to take the chair: those whose office it is, else whoever does so in their absence."""
    officers = [attendee for attendee in minutes.present if attendee.office]
    return tuple(one for one in officers if takes_the_chair(one.office or "")) or tuple(officers)


def _decisions(minute: Minute, board: Board, meeting: Meeting) -> Decisions:
    resolutions = (Decided(one, tuple(_parts(one, minute, board, meeting))) for one in minute.resolutions)
    return Decisions(minute, tuple(resolutions))


def _parts(resolution: Resolution, minute: Minute, board: Board, meeting: Meeting) -> Iterator[DecidedPart]:
    for part in resolution.parts:
        yield DecidedPart(part.text, tuple(_asked(action, board, meeting) for action in minute.actions_in(part)))


def _asked(action: Action, board: Board, meeting: Meeting) -> ActionAsked:
    when = Due(action.due, meeting.date)
    _, due = due_as_told(when.words(board.meetings), when.day(board.meetings), meeting)
    owners = tuple(named_owner(key, board, meeting.date, meeting.date) for key in action.owners)
    return ActionAsked(action.id, owners, due)


ACTIONS = "actions"
MAKE_ACTIONS_TITLE = "Action sheet"


def make_actions(board: PublicBoard, meeting: Meeting) -> PublicPack:
    """Return the action sheet after a meeting, which knows nothing of later ones; raises NotThere."""
    minutes = written_minutes(meeting)
    issued = max(meeting.date, minutes.published or meeting.date)
    listed = list_actions(board.up_to(meeting.date), meeting.date, ActionFilter(open=True))
    return replace(
        make_pack(board, meeting),
        agenda=(),
        sections=(Section(ACTIONS, ACTIONS, MAKE_ACTIONS_TITLE, minutes.path),),
        annexes=(),
        matters=(),
        volume=Volume(VolumeKind.ACTIONS, ACTIONS, "action sheet", issued=issued),
        sheet=_make_actions_sheet(listed, board, meeting),
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
    section = Section(f"part-2-{ACTIONS}", ACTIONS, f"{MAKE_ACTIONS_TITLE}: Part 2", minutes.path, part_2=reasons)
    sheet = _make_actions_sheet(exempt, board, meeting)
    return members_edition(public, {**same, "sections": (*public.sections, section), "sheet": sheet})


def _make_actions_sheet(listed: Sequence[ListedAction], board: Board, meeting: Meeting) -> ActionSheet:
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
