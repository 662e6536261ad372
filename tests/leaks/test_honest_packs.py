"""On real boards: the public pack of a board with an exempt paper has no leak, and one with the paper in it has."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from docs.guide_pages import write_board
from sbpack.leaks import leaks_in
from tests.effort import SOAKING
from tests.leaks.exempted import exempted, papers
from tests.pack_proofs import build

ROOT = Path(__file__).parents[2]
PACKS = ROOT / "tests" / "packs"
DAY = date(2023, 12, 6)


def test_a_leak_is_found_where_it_stands_and_nowhere_else(tmp_path: Path) -> None:
    """The quarterly update of the sample board, exempt, then in the pack all the same."""
    honest = exempted(ROOT, DAY, "q2-update.md", tmp_path)
    assert honest is not None
    assert leaks_in("pack.pdf", honest.pdf, honest.secrets) == ()
    assert leaks_in("pack.json", honest.manifest, honest.secrets) == ()

    faulty = build(ROOT, DAY)
    (section,) = (one for one in faulty.manifest["sections"] if one["source"].endswith("q2-update.md"))
    leaks = leaks_in("pack.pdf", faulty.pdf, honest.secrets)
    pages = {int(match[1]) for leak in leaks if (match := re.fullmatch(r"on page (\d+)", leak.place))}
    blank = {section["last_page"]}
    assert pages | blank == set(range(section["first_page"], section["last_page"] + 1))
    assert {leak.kind for leak in leaks} == {"words", "name", "number", "file name"}
    assert {leak.where for leak in leaks} == {section["source"]}

    listing = json.dumps(faulty.manifest, indent=2).encode()
    named, digest = leaks_in("pack.json", listing, honest.secrets)[-2:]
    assert named.words == "q2-update.md"
    assert digest.words == f"{section['source_sha256'][:60]} …"


@pytest.mark.skipif(not SOAKING, reason="builds the whole pack of the guide")
def test_a_name_beside_its_office_is_no_leak(tmp_path: Path) -> None:
    """The public front sheet puts together what members.yaml has apart, and the exempt paper's author wrote out."""
    write_board(tmp_path / "guide")
    pack = exempted(tmp_path / "guide", date(2024, 3, 6), "young-people.md", tmp_path / "exempt")
    assert pack is not None
    (leak,) = leaks_in("pack.pdf", pack.pdf, pack.secrets)
    assert (leak.words, leak.place) == ("Anil Nair, Head of Youth Services", "on page 1")
    assert leaks_in("pack.pdf", pack.pdf, pack.secrets, pack.set_from_part_1) == ()


@pytest.mark.skipif(not SOAKING, reason="builds a pack for every paper of every board")
def test_no_paper_left_out_of_a_pack_is_found_in_it(tmp_path: Path) -> None:
    write_board(tmp_path / "guide")
    for board in (ROOT, tmp_path / "guide", *sorted(PACKS.iterdir())):
        for number, (day, paper) in enumerate(papers(board)):
            pack = exempted(board, day, paper, tmp_path / f"{board.name}-{number}")
            for name, data in (("pack.pdf", pack.pdf), ("pack.json", pack.manifest)) if pack else ():
                assert leaks_in(name, data, pack.secrets, pack.set_from_part_1) == (), paper
