"""What the packs of made-up boards print, beside what they should: as finished PDF, or as the sections are set."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sbpack.board.agenda import Edition
from sbpack.build.checked import Checked, model
from sbpack.build.pack_cache import BuildOptions
from sbpack.checks.all_rules import RULES_BY_NAME
from sbpack.packs.pack import Pack, Section
from sbpack.read.kinds import Kind
from sbpack.read.read_sources import read_sources
from sbpack.render.html.environment import Load, make_environment
from sbpack.render.html.page_numbers import PageNumbers
from sbpack.render.html.section_html import section_html
from sbpack.repository.folder import FolderRepository
from tests.no_word_lost.made_up_board import MadeUpBoard
from tests.no_word_lost.words import complaints, words_of_html, words_of_tags
from tests.pdf_reading import struct_tree
from tests.proofs.whole_board import write_board
from tests.shared_workers import compiled

DAY = date(2024, 3, 6)
Printed = list[tuple[Section, list[str]]]
"""The words of each section."""


def lost(board: MadeUpBoard, printed: Printed) -> list[str]:
    """Return what is lost, doubled, out of order or invented in the sections of a pack."""
    found = []
    for section, words in printed:
        name = f"{section.source}#2" if section.part_2 else section.source
        found += [f"{name}: {one}" for one in complaints(board.expected(name), words, board.tokens)]
    return found


def kept(board: MadeUpBoard, edition: Edition = Edition.PUBLIC) -> tuple[MadeUpBoard, Printed]:
    """Build a pack; return the board without what stops the build, and what the finished PDF prints of the rest.

    What is stopped by a finding that cannot be allowed is not lost.
    """
    for _ in range(20):
        with tempfile.TemporaryDirectory() as folder:
            repository, read, pack = _modelled(board, Path(folder), edition)
            made = compiled(repository, read, DAY, BuildOptions(edition))
        if made.pdf is not None:
            parts = struct_tree(made.pdf).children[0].children
            return board, [(section, words_of_tags(part)) for section, part in zip(pack.sections, parts, strict=True)]
        stopping = [one for one in made.findings if RULES_BY_NAME[one.rule].blocks_build]
        before, board = board, board.without([(one.span.path, one.span.line) for one in stopping])
        assert board != before, stopping
    raise AssertionError("so much stops the build that nothing is left of the board")


@dataclass(frozen=True)
class Modelled:
    """A board that was read, whose sections can be set again and again without laying them out."""

    load: Load
    kinds: Mapping[str, Kind]
    pack: Pack

    def set(self) -> Printed:
        """Return what the sections say, which takes a fraction of the time of a finished PDF."""
        environment = make_environment(self.load)
        pages = PageNumbers()
        return [
            (
                section,
                words_of_html(section_html(section, self.pack.view_of(section), self.kinds, pages, environment).html),
            )
            for section in self.pack.sections
        ]


@contextmanager
def modelled(board: MadeUpBoard, edition: Edition = Edition.PUBLIC) -> Iterator[Modelled]:
    """Read a board."""
    with tempfile.TemporaryDirectory() as folder:
        repository, read, pack = _modelled(board, Path(folder), edition)
        yield Modelled(repository.read, read.sources.kinds, pack)


def _modelled(board: MadeUpBoard, root: Path, edition: Edition) -> tuple[FolderRepository, Checked, Pack]:
    repository = FolderRepository(write_board(root, board.files()))
    read = model(*read_sources(repository))
    return repository, read, read.volume(DAY, edition)
