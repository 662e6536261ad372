"""What is written into the publication record is what is read from it again, whatever it is called."""

import hashlib
import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sbpack.board.agenda import Edition
from sbpack.board.publication import Publication, PublishedVolume, read_publication
from sbpack.build.publish import Record
from sbpack.findings.finding import Span
from sbpack.packs.changes import IssuedItem, IssuedPaper
from sbpack.packs.pack import Pack
from sbpack.text.source_text import ODD_CHARACTER, clean_text
from sbpack.text.yaml_file import read_yaml_map
from sbpack.write.record import Issued, NotPublished, with_entry
from tests import boards
from tests.effort import examples

DAY = "2024-03-06"
PATH = f"meetings/{DAY}/publication.yaml"
LETTERS = st.characters(exclude_categories=("C", "Z"), include_characters=" ").filter(
    lambda letter: not ODD_CHARACTER.match(letter)
)
TEXTS = st.text(LETTERS, min_size=1, max_size=40).filter(str.strip)
PAPERS = st.tuples(TEXTS, TEXTS, st.sampled_from(["", "3-7", "1-2, 5"]), st.booleans())


def sha(number: int) -> str:
    return f"{number:064x}"


def issued(pack: Pack, titles: list[str], papers: list[tuple[str, str, str, bool]], note: str) -> Issued:
    """Return a pack to be published, its papers in its first item; the second one shows two tables."""
    front = pack.sections[0]
    found = [
        IssuedPaper(title, file, sha(number), ((f"{file}.csv", sha(9)),) * 2 if number == 1 else (), chosen,
                    f"paper-{number}", is_part_2, Span(""))
        for number, (title, file, chosen, is_part_2) in enumerate(papers)
    ]  # fmt: skip
    items = tuple(
        IssuedItem(str(number), title, tuple(found) if number == 1 else (), "", Span(""))
        for number, title in enumerate(titles, start=1)
    )
    sections = (front, *(replace(front, id=paper.section) for paper in found))
    pages = [{"first_page": 2 * place + 1, "last_page": 2 * place + 2} for place in range(len(sections))]
    listing = {"sections": pages, "commit": "0" * 40, "sources_sha256": sha(7), "engine": {"pango": "1.50.12"}}
    data = json.dumps(listing).encode()
    return Issued(replace(pack, sections=sections), items, date(2024, 2, 26), note, 1, {"pack.pdf": sha(8)}, data)


def read(text: str) -> Publication:
    node, findings = read_yaml_map(PATH, text)
    assert node is not None
    found = read_publication(node, text, findings)
    assert findings == []
    assert found is not None
    return found


def told(volume: PublishedVolume) -> list[tuple[str, list[tuple[object, ...]]]]:
    return [
        (item.title, [(one.title, one.file, one.chosen, one.is_part_2, one.sha256, one.shows) for one in item.papers])
        for item in volume.items
    ]


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    return boards.pack(tmp_path_factory.mktemp("board"), DAY, {f"meetings/{DAY}/meeting.yaml": boards.meeting()})


@given(titles=st.lists(TEXTS, min_size=1, max_size=3), papers=st.lists(PAPERS, max_size=3), note=TEXTS)
@settings(max_examples=examples(40))
def test_every_word_comes_back(
    pack: Pack, titles: list[str], papers: list[tuple[str, str, str, bool]], note: str
) -> None:
    first = with_entry("", issued(pack, titles, papers, note))
    (volume,) = read(first).volumes
    said = told(volume)
    assert [title for title, _ in said] == titles
    assert [one[:4] for one in said[0][1]] == papers
    assert volume.note == note
    assert (volume.first_page, volume.last_page) == (1, 2 * len(papers) + 2)
    assert [(paper.first_page, paper.last_page) for paper in volume.papers()] == [
        (2 * number + 1, 2 * number + 2) for number in range(1, len(papers) + 1)
    ]
    second = with_entry(first, issued(pack, titles[::-1], papers, note))
    assert second.startswith(first)
    assert read(second).volumes[0] == volume
    assert read(second).volumes[1].before_sha256 == hashlib.sha256(first.encode()).hexdigest()


@given(st.text(alphabet="-: []{}\n#'published0123456789abcdef", max_size=60), st.integers(0, 900))
@settings(max_examples=examples(60))
def test_a_damaged_record_is_read_whole_or_not_at_all(pack: Pack, damage: str, place: int) -> None:
    whole = with_entry("", issued(pack, ["Lamps"], [("Lamps", "lamps.md", "", False)], "A note."))
    text, _ = clean_text(PATH, whole[:place] + damage + whole[place + len(damage) :])
    node, findings = read_yaml_map(PATH, text)
    found = read_publication(node, text, findings) if node is not None else None
    assert found is not None or findings
    if found is not None and not findings:
        assert all(volume.commit and volume.sources_sha256 for volume in found.volumes)


def test_blank_lines_at_the_end_of_a_record_are_nothing_new(pack: Pack) -> None:
    before = with_entry("", issued(pack, ["Lamps"], [], "The first.")) + "\n\n"
    text = with_entry(before, issued(pack, ["Roads"], [], "The second."))
    added = Record(Edition.PUBLIC, PATH, text, "", "", date(2024, 2, 26), before=before).added
    assert "Roads" in added
    assert "Lamps" not in added


def test_a_paper_that_no_volume_holds_is_not_recorded(pack: Pack) -> None:
    whole = issued(pack, ["Lamps"], [("Lamps", "lamps.md", "", False)], "A note.")
    front = json.loads(whole.listing)["sections"][:1]
    listing = json.dumps({**json.loads(whole.listing), "sections": front}).encode()
    without = replace(whole, pack=replace(pack, sections=pack.sections[:1]), listing=listing)
    with pytest.raises(NotPublished, match=r"`lamps\.md` is in no volume"):
        with_entry("", without)
