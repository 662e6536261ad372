"""Every kind of volume, each made by a module of its own."""

from typing import assert_never

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.board.read_board import PublicBoard
from sbpack.packs.make_members_pack import make_members_pack
from sbpack.packs.make_pack import make_pack
from sbpack.packs.make_sheets import (
    make_actions,
    make_decisions,
    make_members_actions,
    make_members_decisions,
    make_members_minutes,
    make_minutes,
)
from sbpack.packs.make_supplement import make_members_supplement, make_supplement
from sbpack.packs.pack import MembersPack, PublicPack
from sbpack.packs.volumes import NotThere, VolumeKind

OF_AN_AGENDA = (VolumeKind.PACK, VolumeKind.SUPPLEMENT)


def make_public_volume(board: PublicBoard, meeting: Meeting, kind: VolumeKind) -> PublicPack:
    """Return what the public reads of a meeting of the public board. Raises NotThere."""
    if kind in OF_AN_AGENDA and meeting.minutes and meeting.span.path not in meeting.files:
        day = meeting.date.isoformat()
        raise NotThere(f"the agenda of {day} is not kept here", f"its minutes are: `sbpack build {day} --only minutes`")
    match kind:
        case VolumeKind.PACK:
            return make_pack(board, meeting)
        case VolumeKind.SUPPLEMENT:
            return make_supplement(make_pack(board, meeting))
        case VolumeKind.MINUTES:
            return make_minutes(board, meeting)
        case VolumeKind.DECISIONS:
            return make_decisions(board, meeting)
        case VolumeKind.ACTIONS:
            return make_actions(board, meeting)
        case _:
            assert_never(kind)


def make_members_volume(public: PublicPack, board: Board, meeting: Meeting, kind: VolumeKind) -> MembersPack:
    """Return what members read of a meeting, `public` first. Raises NotThere."""
    match kind:
        case VolumeKind.PACK:
            return make_members_pack(public, board, meeting)
        case VolumeKind.MINUTES:
            return make_members_minutes(public, board, meeting)
        case VolumeKind.DECISIONS:
            return make_members_decisions(public, board, meeting)
        case VolumeKind.ACTIONS:
            return make_members_actions(public, board, meeting)
        case VolumeKind.SUPPLEMENT:
            return make_members_supplement(public, board, meeting)
        case _:
            assert_never(kind)
