"""The minutes of one meeting alone, with their annexes and what was tabled at it."""

import hashlib
import json
from dataclasses import replace

from sbpack.model.agreement import Agreement
from sbpack.model.board import Board
from sbpack.model.make_members_pack import members_edition
from sbpack.model.make_pack import annexes_of_minutes, make_pack
from sbpack.model.meeting import Meeting
from sbpack.model.minutes import Minutes
from sbpack.model.pack import Annex, MembersPack, PublicPack
from sbpack.model.pack_sections import minutes_sections, minutes_title
from sbpack.model.part_2_sections import exempt_minutes
from sbpack.model.public_board import PublicBoard
from sbpack.model.slug import unique_name
from sbpack.model.volume import NotThere, Volume, VolumeKind


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
