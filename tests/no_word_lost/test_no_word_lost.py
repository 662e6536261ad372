"""Every word of a made-up board is in its pack once, in order, and nothing else is but what templates add."""

import tempfile
from datetime import date
from pathlib import Path
from random import Random

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from sbpack.check_meetings import model, volume_of
from sbpack.checks.all_rules import RULES_BY_NAME
from sbpack.compiled import BuildOptions, Compiled
from sbpack.model.edition import Edition
from sbpack.sources.read_sources import read_sources
from sbpack.sources.repository import FolderRepository
from tests.effort import examples
from tests.no_word_lost.made_up_board import MadeUpBoard
from tests.no_word_lost.make_board import made_up_board
from tests.no_word_lost.words import complaints, words_of_tags
from tests.pdf_reading import struct_tree
from tests.pressing import compiled
from tests.proofs.whole_board import write_board

DAY = date(2024, 3, 6)


def built(board: MadeUpBoard, root: Path) -> tuple[Compiled, tuple[str, ...]]:
    """Build the pack of a board; return it with the sources of its sections."""
    repository = FolderRepository(write_board(root, board.files()))
    modelled = model(*read_sources(repository))
    made = compiled(repository, modelled, DAY, BuildOptions())
    meeting = modelled.board.meeting(DAY)
    assert meeting is not None
    return made, tuple(section.source for section in volume_of(modelled, meeting, Edition.PUBLIC).sections)


def lost_in_pack(board: MadeUpBoard) -> tuple[list[str], MadeUpBoard]:
    """Build a pack and return what is lost or invented in it; what stops the build counts as kept and is left out."""
    for _ in range(20):
        with tempfile.TemporaryDirectory() as folder:
            made, sources = built(board, Path(folder))
        if made.pdf is not None:
            break
        stopping = [one for one in made.findings if RULES_BY_NAME[one.rule].blocks_build]
        before, board = board, board.without([(one.span.path, one.span.line) for one in stopping])
        assert board != before, stopping
    assert made.pdf is not None
    parts = struct_tree(made.pdf).children[0].children
    found = []
    for source, part in zip(sources, parts, strict=True):
        printed = words_of_tags(part)
        found += [f"{source}: {one}" for one in complaints(board.expected(source), printed, board.tokens)]
    return found, board


@settings(max_examples=examples(3), phases=set(Phase) - {Phase.shrink, Phase.explain})
@given(st.integers(0, 2**32))
def test_a_made_up_board_is_printed_word_by_word(seed: int) -> None:
    found, _ = lost_in_pack(made_up_board(Random(seed)))  # noqa: S311 - nothing secret
    assert found == []
