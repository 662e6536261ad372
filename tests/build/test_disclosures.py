"""What becomes public although Part 2 says it too is listed with its places, and nothing else is."""

from datetime import date
from pathlib import Path

import pytest
from fpdf import FPDF

from sbpack.board.agenda import Edition
from sbpack.build.check_leaks import disclosures
from sbpack.build.checked import model
from sbpack.read.read_sources import read_sources
from sbpack.repository.folder import FolderRepository
from tests.attachments import FONT
from tests.build.test_check_leaks import DAY, MEMBERS
from tests.part_2.boards import write

MEETING = """\
time: "10:00"
published: 2023-12-29
agenda:
  - title: Parks
    papers: [parks.md, {file: map.pdf, title: Map, summary: A map of the benches in the park.}]
  - title: Housing fraud
    part_2: {reason: 3, title: Sublet flats, papers: [flats.md]}
"""
EXEMPT = """\
---
kind: paper
title: Sublet flats
---
The tenant Zachary Pellworth owes 774512 pounds, as Lena Brook of the Quarry Safety Board heard under Schedule 12A to
the Local Government Act 1972. In November Mr Oldham said so too. **RESOLVED** that the Clerk write.
"""
PARKS = """\
---
kind: paper
title: Parks
---
## Trees

There are 26.

![Trees by street](trees.csv)

![A bench](bench.svg)
"""
TREES = "Street,Trees\nMill Lane,26\n"
BENCH = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text x="1" y="5">A bench</text></svg>'
BEFORE = "meetings/2023-11-08"


def page(words: str = "A map") -> bytes:
    """Return a page that says something in white."""
    document = FPDF()
    document.add_page()
    document.add_font("body", fname=FONT)
    document.set_font("body", size=12)
    document.set_text_color(255, 255, 255)
    document.cell(text=words)
    return bytes(document.output())


def listed(folder: Path, **changed: str | bytes) -> list[tuple[str, str]]:
    """Return what is listed of a board, each with its place."""
    texts: dict[str, str | bytes] = {
        "meeting": MEETING,
        "parks": PARKS,
        "trees": TREES,
        "bench": BENCH,
        "map": page(),
        **changed,
    }
    names = {
        "meeting": "meeting.yaml",
        "parks": "parks.md",
        "trees": "trees.csv",
        "bench": "bench.svg",
        "map": "map.pdf",
    }
    files = {f"{DAY}/{names.get(name, name)}": text for name, text in texts.items()}
    earlier = {
        f"{BEFORE}/meeting.yaml": 'time: "10:00"\nagenda:\n  - title: Mr Oldham\n    papers: [oldham.md]\n',
        f"{BEFORE}/oldham.md": "---\nkind: paper\ntitle: Mr Oldham\n---\nThanks went to Mr Oldham.\n",
    }
    write(folder, {"members.yaml": MEMBERS, f"{DAY}/flats.md": EXEMPT, **earlier, **files})
    repository = FolderRepository(folder)
    modelled = model(*read_sources(repository))
    pack = modelled.volume(date(2024, 1, 10), Edition.PUBLIC)
    return [(one.words, one.place) for one in disclosures(modelled, pack, repository.read)]


def test_what_everybody_knows_is_not_listed(tmp_path: Path) -> None:
    """The register, an earlier meeting, the Act and the words of every pack."""
    assert listed(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("parks", PARKS.replace("26", "26, says Mr Pellworth"), [("Pellworth", f"{DAY}/parks.md:7")]),
        ("parks", PARKS.replace("26.", "26, for £774,512."), [("774512", f"{DAY}/parks.md:7")]),
        ("parks", PARKS.replace("There", "Asked by the tenant\n*Zachary Pellworth*: there"), None),
        ("trees", TREES + "Pellworth Close,2\n", [("Pellworth", f"{DAY}/trees.csv:3")]),
        ("bench", BENCH.replace("A bench", "For Z Pellworth"), [("Pellworth", f"{DAY}/bench.svg")]),
        ("map", page("Drawn for Pellworth"), [("Pellworth", f"{DAY}/map.pdf on page 1")]),
        (
            "meeting",
            MEETING.replace("Housing fraud", "Fraud by Mr Pellworth"),
            [("Pellworth", f"{DAY}/meeting.yaml:6")],
        ),
    ],
)
def test_what_slipped_into_part_1_is_listed_with_its_place(
    name: str, text: str | bytes, found: list[tuple[str, str]] | None, tmp_path: Path
) -> None:
    said = listed(tmp_path, **{name: text})
    assert said if found is None else said == found
