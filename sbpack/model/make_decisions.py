"""The decision sheet of one meeting: everything that its minutes resolved."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from sbpack.model.board import Board
from sbpack.model.due import Due
from sbpack.model.exempt import series_of
from sbpack.model.make_members_pack import members_edition
from sbpack.model.make_minutes import volume_of_minutes, written_minutes
from sbpack.model.make_pack import make_pack
from sbpack.model.meeting import Meeting
from sbpack.model.member import Attendee, takes_the_chair
from sbpack.model.minute import Action, Minute, Resolution
from sbpack.model.minutes import Minutes
from sbpack.model.owners_named import due_as_told, named_owner
from sbpack.model.pack import MembersPack, PublicPack, Section
from sbpack.model.public_board import PublicBoard
from sbpack.model.sheets import ActionAsked, Decided, DecidedPart, Decisions, DecisionSheet
from sbpack.model.volume import VolumeKind

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
