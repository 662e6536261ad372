"""Step 2 as a whole: the sources become one frozen board."""

from sbpack.findings.finding import Finding
from sbpack.model.board import Board
from sbpack.model.read_meeting import read_meeting
from sbpack.model.read_members import no_members, read_members
from sbpack.sources.read_sources import Sources
from sbpack.sources.without_collection import without_collection


@without_collection()
def model_board(sources: Sources) -> tuple[Board, list[Finding]]:
    """Return the whole board and what is wrong in the shape of its files."""
    findings: list[Finding] = []
    board = read_members(sources.members, findings) if sources.members else no_members(sources.members_file)
    meetings = [read_meeting(meeting, board, sources.kinds, sources.probes, findings) for meeting in sources.meetings]
    return board.with_meetings(meetings), findings
