"""Step 2 as a whole: the sources become one frozen board."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sbpack.findings.finding import Finding
from sbpack.findings.suggest import suggestion
from sbpack.model.board import Board
from sbpack.model.read_meeting import read_meeting
from sbpack.model.read_members import no_members, read_members
from sbpack.sources.exempt_files import exempt_files
from sbpack.sources.part_1 import part_1_of
from sbpack.sources.read_sources import Sources
from sbpack.sources.without_collection import without_collection


@without_collection()
def model_board(sources: Sources) -> tuple[Board, list[Finding]]:
    """Return the whole board and what is wrong in the shape of its files."""
    findings: list[Finding] = []
    board = read_members(sources.members, findings) if sources.members else no_members(sources.members_file)
    findings += _unknown_kinds(board, sources.kinds)
    # A file that holds both parts counts as what the public reads of it: that is what the record of it says.
    digests = {**sources.digests, **part_1_of(sources).digests}
    meetings = [
        replace(
            read_meeting(meeting, board, sources.kinds, sources.probes, findings),
            digests={path: digests[path] for path in meeting.files if path in digests},
        )
        for meeting in sources.meetings
    ]
    apart = sources.private | sources.untracked
    board = replace(board, exempt_files=exempt_files(sources), private_files=sources.private, kept_apart=apart)
    return board.with_meetings(meetings), findings


def _unknown_kinds(board: Board, kinds: Iterable[str]) -> Iterator[Finding]:
    """Yield a finding for each kind of paper that a rule of procedure names and that has no template."""
    for rule in board.rules:
        for kind in rule.kinds:
            if kind.text not in kinds:
                help_line = suggestion(kind.text, kinds, "a kind is what papers say under `kind:`")
                yield Finding(kind.span, f"there is no kind `{kind.text}`", help_line, rule="wrong-shape")
