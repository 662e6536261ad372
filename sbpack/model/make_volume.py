"""Every kind of volume, each made by a module of its own."""

from typing import assert_never

from sbpack.model.board import Board
from sbpack.model.edition import Edition
from sbpack.model.make_pack import make_pack
from sbpack.model.meeting import Meeting
from sbpack.model.pack import Pack
from sbpack.model.volume import NotThere, VolumeKind


def make_volume(board: Board, meeting: Meeting, edition: Edition, kind: VolumeKind) -> Pack:
    """Return what is compiled of a meeting; Raises NotThere."""
    match kind:
        case VolumeKind.PACK:
            return make_pack(board, meeting, edition)
        case VolumeKind.SUPPLEMENT | VolumeKind.MINUTES | VolumeKind.DECISIONS | VolumeKind.ACTIONS:
            raise NotThere(f"there is no {kind.value} of {meeting.date.isoformat()}", "")
        case _:
            assert_never(kind)
