"""Whatever Part 2 is, the public edition is what it would be without any, and members read all of it."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from sbpack.board.agenda import Edition
from sbpack.build.checked import model
from sbpack.build.pack_cache import BuildOptions, Compiled
from sbpack.packs.volumes import VolumeKind
from sbpack.read.read_sources import read_sources
from sbpack.repository.folder import FolderRepository
from sbpack.repository.repository import Repository
from sbpack.repository.views import TwoRoots
from tests.effort import SOAKING, examples
from tests.part_2 import modelling
from tests.part_2.boards import DAY, Watchwords, write
from tests.part_2.made_up import private_parts, public_boards
from tests.part_2.modelling import AFTERWARDS, Given, said
from tests.part_2.reading import everything_in, everything_known
from tests.shared_workers import compiled

_SHRINKING = {Phase.shrink, Phase.explain}
VOLUMES = st.sampled_from([VolumeKind.PACK, VolumeKind.PACK, *AFTERWARDS])


@settings(
    max_examples=examples(4),
    suppress_health_check=[*HealthCheck],
    phases=set(Phase) - (set() if SOAKING else _SHRINKING),
)
@given(st.data(), VOLUMES)
def test_the_public_edition_is_the_same_whatever_part_2_is(data: st.DataObject, kind: VolumeKind) -> None:
    stubs = data.draw(public_boards())
    words = Watchwords(), Watchwords()
    parts = [data.draw(private_parts(stubs, word)) for word in words]
    with tempfile.TemporaryDirectory() as folder:
        root = write(Path(folder) / "board", stubs.files)
        private = [write(Path(folder) / f"private-{place}", part) for place, part in enumerate(parts)]
        alone = modelling.given(root, Edition.PUBLIC, kind)
        for apart, word in zip(private, words, strict=True):
            public = modelling.given(root, Edition.PUBLIC, kind, apart)
            assert public == alone
            assert said(public.findings) == said(alone.findings)
            assert word.within(public.everything) == []
            assert word.within(everything_known(public.pack)) == []
            assert word.within(said(public.findings)) == []
            members = modelling.given(root, Edition.MEMBERS, kind, apart)
            assert _part_1(members, alone) == _part_1(alone, alone)
            assert _missing(members, word) == [] or kind is not VolumeKind.PACK


def _part_1(edition: Given, public: Given) -> Mapping[str, str]:
    """Return the sections of Part 1 but the agenda, which leads to Part 2 as well."""
    agenda = public.pack.sections[0].id
    return {name: html for name, html in edition.html.items() if name in public.html and name != agenda}


def _missing(members: Given, word: Watchwords) -> list[str]:
    read = members.everything.casefold()
    return [what for name, what in word.printed.items() if name not in read]


@settings(max_examples=examples(1), suppress_health_check=[*HealthCheck], phases=set(Phase) - _SHRINKING)
@given(st.data())
def test_no_finished_file_for_the_public_holds_any_of_it(data: st.DataObject) -> None:
    stubs, word = data.draw(public_boards()), Watchwords()
    part_2 = data.draw(private_parts(stubs, word))
    with tempfile.TemporaryDirectory() as folder:
        root = write(Path(folder) / "board", stubs.files)
        apart = write(Path(folder) / "private", part_2)
        both = TwoRoots(FolderRepository(root), FolderRepository(apart))
        alone = _built(FolderRepository(root), Edition.PUBLIC)
        public = _built(both, Edition.PUBLIC)
        members = _built(both, Edition.MEMBERS)
    assert (public.pdf, public.manifest) == (alone.pdf, alone.manifest)
    assert word.within(everything_in(public.pdf or b"") + str(public.manifest)) == []
    read = (everything_in(members.pdf or b"") + str(members.manifest)).casefold()
    assert [what for name, what in word.printed.items() if name not in read] == []


def _built(repository: Repository, edition: Edition) -> Compiled:
    made = compiled(repository, model(*read_sources(repository)), DAY, BuildOptions(edition))
    # Both parts are made of a dozen words: by chance one may repeat a passage of the other, as no board's do.
    assume(set(made.stopping) != {"leak"})
    assert made.pdf is not None, made.findings
    return made
