"""Nothing of Part 2 is in what a public edition is made from, in what is laid out for it, or in what is said of it."""

import json
from pathlib import Path

import pytest

from sbpack.board.agenda import Edition
from sbpack.build.make_repairs import make_repairs
from sbpack.packs.volumes import VolumeKind
from sbpack.repository.folder import FolderRepository
from tests.part_2.boards import BEHIND, HELD, HERE, PUBLIC, Watchwords, in_one_root, private, write
from tests.part_2.modelling import AFTERWARDS, given, modelled_at, said
from tests.part_2.reading import everything_known

KINDS = pytest.mark.parametrize("kind", [VolumeKind.PACK, *AFTERWARDS])


@KINDS
def test_the_public_edition_of_one_root(kind: VolumeKind, tmp_path: Path) -> None:
    word = Watchwords()
    public = given(write(tmp_path, in_one_root(word)), Edition.PUBLIC, kind)
    assert word.within(public.everything) == []
    assert word.within(everything_known(public.pack)) == []
    assert word.within(said(public.findings)) == []
    assert "part-2" not in everything_known(public.pack)


@KINDS
def test_the_public_edition_with_a_private_root(kind: VolumeKind, tmp_path: Path) -> None:
    word = Watchwords()
    root, apart = write(tmp_path / "board", PUBLIC), write(tmp_path / "members", private(word))
    public = given(root, Edition.PUBLIC, kind, apart)
    assert word.within(public.everything) == []
    assert word.within(everything_known(public.pack)) == []
    assert word.within(said(public.findings)) == []
    assert public == given(root, Edition.PUBLIC, kind)


OTHERWISE = [
    (
        f"{HERE}/meeting.yaml",
        "      reason: 4\n",
        "      reason: 4  # as counsel says\n\n      note: Counsel is there\n",
    ),
    (f"{HERE}/meeting.yaml", "      title: The post of", "      presenter: Ines Grant\n      title: The two posts of"),
    (f"{HERE}/contacts.md", "    contacts:\n", "    contacts:\n      - {name: Ines Grant, telephone: 020 7946 0095}\n"),
    (f"{HERE}/contacts.md", "020 7946 0096", "020 7946 0094"),
    (f"{HERE}/part-2.yaml", "    note: With", "    note: Once more with"),
    (f"{BEHIND}/minutes-part-2.md", "The price is", "The price, which nobody had named before, is"),
]
"""Changes to Part 2 alone: the file, what stood in it, and what stands there now."""


@pytest.mark.parametrize(("path", "before", "after"), OTHERWISE)
def test_the_public_edition_has_the_same_digests_whatever_part_2_says(
    path: str, before: str, after: str, tmp_path: Path
) -> None:
    files = in_one_root(Watchwords())
    changed = {**files, path: str(files[path]).replace(before, after, 1)}
    assert changed != files
    public = given(write(tmp_path / "as-it-was", files), Edition.PUBLIC)
    assert public == given(write(tmp_path / "as-it-is", changed), Edition.PUBLIC)
    assert given(tmp_path / "as-it-was", Edition.MEMBERS) != given(tmp_path / "as-it-is", Edition.MEMBERS)


def test_a_change_to_part_1_of_a_file_of_both_parts_is_another_edition(tmp_path: Path) -> None:
    files = in_one_root(Watchwords())
    public = given(write(tmp_path / "as-it-was", files), Edition.PUBLIC)
    for path, before, after in (
        (f"{HERE}/meeting.yaml", "reason: 4", "reason: 5"),
        (f"{HERE}/contacts.md", "day", "night"),
    ):
        changed = {**files, path: str(files[path]).replace(before, after, 1)}
        other = given(write(tmp_path / before, changed), Edition.PUBLIC)
        assert _digest_of(other.manifest) != _digest_of(public.manifest)


def _digest_of(manifest: str) -> str:
    return str(json.loads(manifest)["sources_sha256"])


def test_a_paper_that_shows_an_exempt_table_is_no_part_of_what_the_public_reads(tmp_path: Path) -> None:
    word = Watchwords()
    youth = str(PUBLIC[f"{HERE}/youth.md"]) + "\n![Ages](ages.csv)\n"
    root = write(tmp_path / "board", {**PUBLIC, f"{HERE}/youth.md": youth})
    ages = {f"{HERE}/ages.csv": f"Age,Number\n{word('a cell')},2\n"}
    modelled = modelled_at(root, write(tmp_path / "members", {**private(Watchwords()), **ages}))
    assert word.within(everything_known(modelled.board)) != []
    assert word.within(everything_known(modelled.part_1)) == []
    assert word.within(everything_known(modelled.public)) == []


def test_members_read_every_word_of_it(tmp_path: Path) -> None:
    word = Watchwords()
    root = write(tmp_path, in_one_root(word))
    editions = [given(root, Edition.MEMBERS, kind) for kind in (VolumeKind.PACK, VolumeKind.MINUTES)]
    read = "\n".join(edition.everything for edition in editions).casefold()
    bookmark = (
        "a bookmark of an attachment"  # stands on no page; tests/part_2/test_both_editions.py finds it in the file
    )
    assert [what for name, what in word.printed.items() if name not in read] == [bookmark]
    assert len(word.printed) > 45


def test_sbpack_fix_writes_nothing_of_it_into_part_1(tmp_path: Path) -> None:
    word = Watchwords()
    files = in_one_root(word)
    minutes, matters = str(files[f"{BEHIND}/minutes.md"]), str(files[f"{HERE}/matters-arising.md"])
    exempt = str(files[f"{BEHIND}/minutes-part-2.md"])
    files[f"{BEHIND}/minutes.md"] = minutes.replace("[2.1 @TO]", "[@TO]").replace("Land\n", "Land and and posts\n")
    files[f"{BEHIND}/minutes-part-2.md"] = exempt.replace("[2.3 @RS]", "[@RS]")
    files[f"{HERE}/matters-arising.md"] = matters.replace("They are 26", "They are  26 ,all")
    made = make_repairs(FolderRepository(write(tmp_path, files), today=HELD))
    written = {path: repaired.text for path, repaired in made.changed.items()}
    assert {*written} >= {f"{BEHIND}/minutes.md", f"{BEHIND}/minutes-part-2.md", f"{HERE}/matters-arising.md"}
    public = [text for path, text in written.items() if "part-2" not in path]
    assert word.within("\n".join(public)) == []
    assert "[2.1 @TO]" in "\n".join(public)


def test_nothing_is_wrong_with_the_board(tmp_path: Path) -> None:
    word = Watchwords()
    root = write(tmp_path, in_one_root(word))
    for edition in Edition:
        assert said(given(root, edition).findings) == ""
    assert modelled_at(root).findings == ()
