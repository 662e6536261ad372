"""Every volume of a meeting: the pack and its supplements, then minutes, decision sheet and action sheet."""

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
from sbpack.board.members import takes_the_chair
from sbpack.board.minutes import Action, Agreement, Minute, Minutes
from sbpack.board.read_board import PublicBoard
from sbpack.board.register import Due
from sbpack.board.text_names import unique_name
from sbpack.packs.make_pack import (
    annexes_of_minutes,
    exempt_annexes,
    exempt_minutes,
    make_members_pack,
    make_pack,
    members_edition,
    minutes_sections,
    minutes_title,
)
from sbpack.packs.make_supplement import make_members_supplement, make_supplement
from sbpack.packs.pack import MembersPack, PublicPack, Section
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
    Sheet,
    Volume,
    VolumeKind,
    due_as_told,
    named_owner,
)

_TITLES = {
    VolumeKind.MINUTES: "minutes",
    VolumeKind.DECISIONS: "decision sheet",
    VolumeKind.ACTIONS: "action sheet",
}
_DECIDING = re.compile(
    r"\b(?:resolved?|resolution|agreed?|decided?|decision|determined|carried|passed|lost|defeated|motion|voted?|approved|adopted)\b",
    re.IGNORECASE,
)


def make_public_volume(board: PublicBoard, meeting: Meeting, kind: VolumeKind) -> PublicPack:
    """Return what the public reads of a meeting of the public board. Raises NotThere."""
    is_of_an_agenda = kind in (VolumeKind.PACK, VolumeKind.SUPPLEMENT)
    if is_of_an_agenda and meeting.minutes and meeting.span.path not in meeting.files:
        day = meeting.date.isoformat()
        raise NotThere(f"the agenda of {day} is not kept here", f"its minutes are: `sbpack build {day} --only minutes`")
    pack = make_pack(board, meeting)
    if is_of_an_agenda:
        return make_supplement(pack) if kind is VolumeKind.SUPPLEMENT else pack
    minutes = _written_minutes(meeting)
    # An action sheet is of the end of its day, and knows nothing of later meetings.
    agreement = board.agreement_of(meeting.date) if kind is not VolumeKind.ACTIONS else None
    volume = _volume(kind, minutes, agreement)
    pack = replace(pack, agenda=(), annexes=(), matters=(), volume=volume, agreement=agreement)
    if kind is VolumeKind.MINUTES:
        sections = _labelled(minutes_sections(meeting, minutes_title(meeting.date)))
        return replace(pack, sections=sections, annexes=tuple(annexes_of_minutes(meeting, sections)))
    section = Section(kind.value, kind.value, _TITLES[kind].capitalize(), minutes.path)
    if kind is VolumeKind.DECISIONS:
        sheet: Sheet = _decision_sheet(minutes, minutes.minutes, board, meeting)
    else:
        sheet = _action_sheet(_open_actions(board, meeting), board, meeting)
    return replace(pack, sections=(section,), sheet=sheet)


def make_members_volume(public: PublicPack, board: Board, meeting: Meeting) -> MembersPack:
    """Return what members read of a meeting: the public volume, and after it what is exempt. Raises NotThere."""
    kind = public.volume.kind
    if kind is VolumeKind.PACK:
        return make_members_pack(public, board, meeting)
    if kind is VolumeKind.SUPPLEMENT:
        return make_members_supplement(public, board, meeting)
    minutes = _written_minutes(meeting)
    if kind is VolumeKind.MINUTES:
        exempt = _labelled(exempt_minutes(meeting, minutes_title(meeting.date)), "part-2-")
        agreement = board.agreement_of(meeting.date)
        return members_edition(
            public,
            board,
            meeting,
            sections=(*public.sections, *exempt),
            annexes=exempt_annexes(exempt),
            volume=_volume(kind, minutes, agreement),
            agreement=agreement,
        )
    sheet: Sheet
    if kind is VolumeKind.DECISIONS:
        decided = _decision_sheet(minutes, minutes.exempt, board, meeting)
        reasons = [one.minute.part_2 for one in decided.decisions if minutes.part_2]
        path, sheet = minutes.part_2.path if minutes.part_2 else "", decided
    else:
        actions = [action for action in _open_actions(board, meeting) if action.part_2]
        reasons = [action.part_2 for action in actions]
        path, sheet = minutes.path, _action_sheet(actions, board, meeting)
    if not reasons:
        return members_edition(public, board, meeting)
    title = f"{_TITLES[kind].capitalize()}: Part 2"
    section = Section(f"part-2-{kind.value}", kind.value, title, path, part_2=series_of(filter(None, reasons)))
    return members_edition(public, board, meeting, sections=(*public.sections, section), sheet=sheet)


def _labelled(sections: Iterable[Section], prefix: str = "") -> tuple[Section, ...]:
    taken: set[str] = set()
    return tuple(
        replace(section, id=unique_name(f"{prefix}{section.id}", taken), stamp=section.label) for section in sections
    )


def _volume(kind: VolumeKind, minutes: Minutes, agreement: Agreement | None) -> Volume:
    """Return a volume made from minutes: a draft until they are agreed.

    It is dated by the meeting, or by the day when it came out or was agreed. Of the later minutes that agreed these,
    the agreement alone makes another file of it, whatever else is in them.
    """
    dates = (minutes.meeting, minutes.published, agreement.on if agreement else None)
    is_draft = agreement is None and kind is not VolumeKind.ACTIONS
    records: tuple[tuple[str, str], ...] = ()
    if agreement:
        said = [agreement.of.isoformat(), agreement.on.isoformat(), agreement.minute, *map(str, agreement.corrections)]
        said += [f"Part 2: {correction}" for correction in agreement.exempt]
        digest = hashlib.sha256(json.dumps(said).encode("ascii")).hexdigest()
        records = ((f"{agreement.span.path} (agreed)", digest),)
    title = f"{'draft ' if is_draft else ''}{_TITLES[kind]}"
    return Volume(kind, kind.value, title, issued=max(filter(None, dates)), records=records)


def _written_minutes(meeting: Meeting) -> Minutes:
    """Return the minutes of a meeting; raises NotThere while nobody has written them."""
    if meeting.minutes is not None:
        return meeting.minutes
    day = meeting.date.isoformat()
    if meeting.move is not None:
        raise NotThere(f"the meeting of {day} was not held as called, and has no minutes", "name the day when it sat")
    raise NotThere(f"there are no minutes of {day}", f"write them in {meeting.folder}/minutes.md")


def _decision_sheet(minutes: Minutes, resolving: Iterable[Minute], board: Board, meeting: Meeting) -> DecisionSheet:
    then = board.up_to(meeting.date)
    decisions = []
    for minute in resolving:
        resolutions = (
            Decided(
                resolution,
                tuple(
                    DecidedPart(part.text, tuple(_asked(action, then, meeting) for action in minute.actions_in(part)))
                    for part in resolution.parts
                ),
            )
            for resolution in minute.resolutions
        )
        if minute.resolutions:
            decisions.append(Decisions(minute, tuple(resolutions)))
    officers = [attendee for attendee in minutes.present if attendee.office]
    return DecisionSheet(
        # Whoever has the chair's office, else whoever takes the chair in their absence.
        presiding=tuple(one for one in officers if takes_the_chair(one.office or "")) or tuple(officers),
        decisions=tuple(decisions),
        exempt=tuple(minute for minute in minutes.minutes if minute.is_stub),
        # Without any word of deciding it is certain that nothing was resolved.
        may_have_decided=any(
            _DECIDING.search(wording.text) for minute in minutes.minutes for wording in minute.body.wordings
        ),
    )


def _asked(action: Action, board: Board, meeting: Meeting) -> ActionAsked:
    when = Due(action.due, meeting.date)
    _, due = due_as_told(when.words(board.meetings), when.day(board.meetings), meeting)
    owners = tuple(named_owner(key, board, meeting.date, meeting.date) for key in action.owners)
    return ActionAsked(action.id, owners, due)


def _open_actions(board: Board, meeting: Meeting) -> Sequence[ListedAction]:
    return list_actions(board.up_to(meeting.date), meeting.date, ActionFilter(open=True))


def _action_sheet(listed: Sequence[ListedAction], board: Board, meeting: Meeting) -> ActionSheet:
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
