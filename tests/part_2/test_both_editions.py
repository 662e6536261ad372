"""Both editions as they are printed: the same pages of Part 1, and a banner over all of Part 2."""

import json
import re
from collections.abc import Iterator
from io import BytesIO
from itertools import combinations, pairwise
from pathlib import Path

import pdfplumber
import pytest

from sbpack.board.agenda import Edition
from sbpack.board.read_board import PublicBoard
from sbpack.build.pack_cache import BuildOptions
from sbpack.packs.make_pack import FOR_MEMBERS, make_pack
from sbpack.packs.volumes import VolumeKind
from sbpack.repository.folder import FolderRepository
from sbpack.repository.paths import templates_root
from tests import pack_proofs
from tests.effort import SOAKING
from tests.pack_proofs import BLANK, Built
from tests.part_2.boards import DAY, HELD, HERE, PUBLIC, Files, Watchwords, in_one_root, slides, write
from tests.part_2.modelling import modelled_at
from tests.part_2.reading import everything_in
from tests.pdf_reading import bookmarks, links
from tests.shared_workers import compiled

BANNER = "Part 2: exempt, not for publication"
HEADER = 80
"""Points below the upper edge within which banner and stamp stand."""


@pytest.fixture(scope="module")
def word() -> Watchwords:
    return Watchwords()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, word: Watchwords) -> dict[Edition, Built]:
    root = write(tmp_path_factory.mktemp("board"), in_one_root(word))
    return {edition: pack_proofs.build(root, DAY, edition=edition) for edition in Edition}


@pytest.mark.parametrize("edition", Edition)
def test_each_is_what_every_pack_must_be(built: dict[Edition, Built], edition: Edition) -> None:
    assert built[edition].compiled.findings == ()
    assert not built[edition].compiled.is_draft
    pack_proofs.prove(built[edition])


def test_no_string_of_the_public_file_is_of_part_2(built: dict[Edition, Built], word: Watchwords) -> None:
    public = built[Edition.PUBLIC]
    assert word.within(everything_in(public.pdf)) == []
    assert word.within((public.compiled.manifest or b"").decode()) == []
    assert "part-2" not in everything_in(public.pdf)


def test_members_find_every_word_in_theirs(built: dict[Edition, Built], word: Watchwords) -> None:
    members = built[Edition.MEMBERS]
    read = (everything_in(members.pdf) + (members.compiled.manifest or b"").decode()).casefold()
    assert [what for name, what in word.printed.items() if name not in read and what not in _NAMED_NOWHERE] == []
    assert [what for name, what in word.unprinted.items() if name in read] == []


_NAMED_NOWHERE = ("the name of a picture",)
"""What the pages are made with, and what no file says."""


def _prove_same_part_1(public: Built, members: Built) -> None:
    """Every page of Part 1 is the same in both, but for what the agenda says of the pages of Part 2, and the foot."""
    ours, theirs = public.manifest, members.manifest
    part_1 = theirs["sections"][: len(ours["sections"])]
    places = [
        [(one["kind"], one["first_page"], one["last_page"]) for one in listed] for listed in (ours["sections"], part_1)
    ]
    assert places[0] == places[1]
    agenda = ours["sections"][0]["last_page"]
    for number, text in enumerate(public.texts):
        read = members.texts[number]
        told = re.sub(r"\s*Part 2: pages? \d+(?:–\d+)?", "", read) if number < agenda else read
        assert FOR_MEMBERS in told
        foot = re.sub(rf"{public.pack.body}(?=\s+Page \d+)", "", text)
        assert foot.split() == told.replace(FOR_MEMBERS, "").split(), f"page {number + 1}"


def test_part_1_has_the_same_pages(built: dict[Edition, Built]) -> None:
    _prove_same_part_1(built[Edition.PUBLIC], built[Edition.MEMBERS])


def test_the_manifest_says_where_part_2_of_each_item_is(built: dict[Edition, Built]) -> None:
    public, members = (built[edition].manifest for edition in (Edition.PUBLIC, Edition.MEMBERS))
    assert [item["part_2"] for item in public["items"]] == [None] * 7
    found = {item["number"]: item["part_2"] for item in [*members["items"], *members["items"][3]["items"]]}
    assert found["4"] is found["4a"] is found["7"] is None
    ranges = [found[number] for number in ("1", "2", "3", "4b", "5", "6")]
    assert ranges[0]["first_page"] == public["pages"] + 3
    assert all(one["last_page"] + 1 == after["first_page"] for one, after in pairwise(ranges))
    assert ranges[-1]["last_page"] == members["pages"]


def test_bookmarks_of_part_2_stand_together_below_its_sheet(built: dict[Edition, Built], word: Watchwords) -> None:
    found = bookmarks(built[Edition.MEMBERS].pdf)
    place = next(number for number, one in enumerate(found) if one.title == "Part 2: exempt business")
    assert word.within(" ".join(one.title for one in found[:place])) == []
    assert {one.level for one in found[place + 1 :]} >= {1}
    assert all(one.level > 0 for one in found[place + 1 :])
    numbers = [one.title.split()[0] for one in found[place + 1 :] if one.level == 1]
    assert numbers == ["1", "2", "3", "4b", "5", "6"]


def test_references_from_part_2_lead_to_the_minute_that_members_read(built: dict[Edition, Built]) -> None:
    members = built[Edition.MEMBERS]
    places = {
        section.id: (placed["first_page"] - 1, placed["last_page"] - 1)
        for section, placed in zip(members.pack.sections, members.manifest["sections"], strict=True)
    }
    exempt = next(name for name in places if name.startswith("part-2-item-5"))
    first, last = places[exempt]
    found = {link.contents: link.target_page for link in links(members.pdf) if first <= link.page <= last}
    assert found["minute 1"] == places["item-1-minutes"][0]
    assert found["minute 2"] == found["action 2.2"] == places["part-2-item-1-minutes"][0]
    assert found["item 4a"] == places["item-4a-lamps"][0]


def _exempt_pages(built: Built) -> Iterator[tuple[int, str]]:
    """Yield the index and text of each page of Part 2."""
    part_1 = [section for section in built.pack.sections if not section.part_2]
    first = built.manifest["sections"][len(part_1)]["first_page"]
    yield from list(enumerate(built.texts))[first - 1 :]


def _prove_banners(built: Built) -> None:
    """Every page of Part 2 says so and why, no other does, and nothing stands on anything else at its head."""
    exempt = dict(_exempt_pages(built))
    assert exempt
    with pdfplumber.open(BytesIO(built.pdf)) as pdf:
        for number, (page, text) in enumerate(zip(pdf.pages, built.texts, strict=True)):
            assert (BANNER in text) == (number in exempt), f"page {number + 1}"
            if number in exempt:
                said = " ".join(text.split())
                assert re.search(r"aragraphs? [\d.]+|Standing Order 9", said), f"page {number + 1}"
                words = [one for one in page.extract_words() if one["top"] < HEADER]
                assert words
                assert not [(a["text"], b["text"]) for a, b in combinations(words, 2) if _overlap(a, b)], number + 1
                assert all(one["x0"] > 12 and one["x1"] < page.width - 12 and one["top"] > 12 for one in words)


def _overlap(one: dict[str, float], other: dict[str, float]) -> bool:
    """Whether two words stand on one another, their lines' leading left aside."""
    across = min(one["x1"], other["x1"]) - max(one["x0"], other["x0"])
    down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    return across > 0.5 and down > 3


def test_every_page_of_part_2_has_its_banner(built: dict[Edition, Built]) -> None:
    assert any(BLANK in text for _, text in _exempt_pages(built[Edition.MEMBERS]))
    _prove_banners(built[Edition.MEMBERS])
    assert all(BANNER not in text for text in built[Edition.PUBLIC].texts)


@pytest.mark.parametrize("kind", [VolumeKind.MINUTES, VolumeKind.DECISIONS, VolumeKind.ACTIONS])
def test_what_comes_out_after_a_meeting(kind: VolumeKind, tmp_path: Path) -> None:
    word = Watchwords()
    root = write(tmp_path, in_one_root(word))
    public, members = (pack_proofs.build(root, HELD, kind, edition) for edition in (Edition.PUBLIC, Edition.MEMBERS))
    assert word.within(everything_in(public.pdf) + json.dumps(public.manifest)) == []
    assert {"a resolution", "a minute's text", "minuted words"} & {*word.within(everything_in(members.pdf))}
    begins = [[one["first_page"] for one in edition.manifest["sections"]] for edition in (public, members)]
    assert begins[0] == begins[1][: len(begins[0])]
    _prove_banners(members)


def _long_agenda() -> Files:
    """Return a board whose agenda takes several pages, and whose exempt papers have pages of every form."""
    title = "The very long title of a piece of business that takes up all the room which a line of the agenda has"
    reasons = ("3", "five", "1", "paragraph 7")
    items = [
        f"  - title: {title}, number {number}\n    part_2:\n      reason: {reasons[number % 4]}\n"
        f"      title: Secret {number}\n      papers: [secret-{number}.md]\n"
        for number in range(1, 15)
    ]
    summary = "What the streets looked like on each day of the spring"
    items.insert(
        0, f"  - title: Streets\n    papers:\n      - {{file: streets.pdf, title: Streets, summary: {summary}}}\n"
    )
    listed = "".join(
        f"        - {{file: {name}.pdf, title: Plan {name}, summary: The plan of each flat in the {name} form}}\n"
        for name in ("wide", "large")
    )
    items.append(
        "  - title: Plans\n    part_2:\n      reason: five\n      papers:\n        - rents.md\n        - leases.md\n"
        + listed
    )
    paper = "---\nkind: paper\ntitle: {}\n---\nSomething is said of it.\n"
    table = "| " + " | ".join(f"Column {number}" for number in range(1, 9)) + " |\n|" + "---|" * 8 + "\n"
    table += ("| " + " | ".join("word" for _ in range(8)) + " |\n") * 60
    files: Files = {
        **{f"{HERE}/secret-{number}.md": paper.format(f"Secret {number}") for number in range(1, 15)},
        f"{HERE}/streets.pdf": slides("A street", count=100 if SOAKING else 2),
        f"{HERE}/rents.md": paper.format("A wide table") + f"\n{table}{{page=landscape}}\n",
        f"{HERE}/leases.md": paper.format("A large table") + f"\n{table}{{page=a3}}\n",
        f"{HERE}/wide.pdf": slides("Burglary fell"),
        f"{HERE}/large.pdf": slides("Burglary rose", (842, 1191)),
        f"{HERE}/meeting.yaml": 'time: "10:00"\nagenda:\n' + "".join(items),
    }
    members = str(PUBLIC["members.yaml"]).replace("public_repository: true\n", "")
    name = (
        "Information that would, if it became known, put a person, a family or a place of refuge at risk of harm, " * 2
    )
    files["members.yaml"] = members + (
        f'exempt_reasons:\n  - {{key: five, name: "{name}", made_by: Standing Order 9 of the Board}}\n'
    )
    return files


def test_a_long_agenda_takes_as_many_pages_in_both(tmp_path: Path) -> None:
    root = write(tmp_path, _long_agenda())
    public, members = (pack_proofs.build(root, DAY, edition=edition) for edition in (Edition.PUBLIC, Edition.MEMBERS))
    assert public.manifest["sections"][0]["last_page"] >= 4
    # So that those of Part 2 have three digits, which take the most room.
    assert not SOAKING or public.manifest["pages"] > 99
    _prove_same_part_1(public, members)
    _prove_banners(members)
    with pdfplumber.open(BytesIO(members.pdf)) as pdf:
        for page in pdf.pages[: public.manifest["sections"][0]["last_page"]]:
            words = page.extract_words()
            assert not [(a["text"], b["text"]) for a, b in combinations(words, 2) if _overlap(a, b)]
        sizes = {(round(page.width), round(page.height)) for page in pdf.pages}
    assert len(sizes) > 2


def test_an_agenda_of_the_boards_own_that_grows_with_part_2_makes_no_members_edition(tmp_path: Path) -> None:
    files = in_one_root(Watchwords())
    sheet = (templates_root() / "pack" / "front-sheet.html").read_text(encoding="utf-8")
    lines = "".join(f"<p>What members read, line {number}</p>" for number in range(60))
    for_members = f"{{% if pack.edition.value == 'members' %}}{lines}{{% endif %}}"
    grown = sheet.replace("</section>\n{% endblock %}", f"</section>{for_members}{{% endblock %}}")
    assert grown != sheet
    root = write(tmp_path, {**files, "templates/pack/front-sheet.html": grown})
    modelled, repository = modelled_at(root), FolderRepository(root)
    assert compiled(repository, modelled, DAY).pdf is not None
    members = compiled(repository, modelled, DAY, BuildOptions(Edition.MEMBERS))
    assert members.pdf is None
    assert [finding.rule for finding in members.findings] == ["not-laid-out"]
    assert "longer than the public one" in members.findings[0].message


def test_a_public_pack_cannot_be_made_of_a_board_that_knows_part_2(tmp_path: Path) -> None:
    board = modelled_at(write(tmp_path, in_one_root(Watchwords()))).board
    meeting = board.meeting(DAY)
    assert meeting is not None
    with pytest.raises(ValueError, match="a public pack cannot hold Part 2"):
        make_pack(PublicBoard(board), meeting)
