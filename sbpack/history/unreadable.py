"""Which files of a revision say nothing because they are broken."""

from collections.abc import Iterable, Iterator

from sbpack.findings.finding import Finding
from sbpack.model.board import Board
from sbpack.sources.part_2 import WHOLLY_EXEMPT
from sbpack.sources.read_sources import Sources
from sbpack.sources.repository import MEMBERS

_BREAKING = ("bad-yaml", "merge-conflict")
"""Findings after which a file may be read in part, and what it lacks would look as if somebody had taken it out."""

_NAMED = ("meeting.yaml", "minutes.md", "matters-arising.md", "publication.yaml", *WHOLLY_EXEMPT)


def unreadable_files(paths: Iterable[str], sources: Sources, findings: Iterable[Finding]) -> frozenset[str]:
    """Return the files that cannot be compared with what they were before."""
    return frozenset({*_broken(paths, sources), *(one.span.path for one in findings if one.rule in _BREAKING)})


def files_that_count(board: Board) -> frozenset[str]:
    """Return the files by which a board is compared: a stray one beside the papers may be as broken as it likes."""
    named = (f"{meeting.folder}/{name}" for meeting in board.meetings for name in _NAMED)
    return frozenset({MEMBERS, *named, *(entry.path for meeting in board.meetings for entry in meeting.listed())})


def _broken(paths: Iterable[str], sources: Sources) -> Iterator[str]:
    yield from (path for path in paths if path not in sources.digests)
    if MEMBERS in paths and sources.members is None:
        yield MEMBERS
    for meeting in sources.meetings:
        agenda = f"{meeting.folder}/meeting.yaml"
        if agenda in meeting.files and meeting.meeting is None:
            yield agenda
        for path in meeting.files:
            file = meeting.markdown.get(path)
            if path.endswith(".md") and (file is None or not file.head_was_read):
                yield path
