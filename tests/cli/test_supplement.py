"""Supplements as an officer publishes them, and what members then have in their hands."""

from datetime import date
from pathlib import Path

import pikepdf
import pytest

from sbpack.packs.volumes import VolumeKind
from tests import pack_proofs, pdf_reading
from tests.cli.running import Type
from tests.cli.test_publish import DAY, MEETING, RECORD, commit, kept, run_printed, write
from tests.repository.test_revisions import git

__all__ = ["kept"]

FOLDER = f"meetings/{DAY}"
LAMPS = "---\nkind: paper\ntitle: Lamps in the parks\n---\nSee minute 2.\n\nTwelve are dark.\n"
SHELTER = "  - title: Winter night shelter\n    urgent: The shelter has to open before the next meeting.\n"


@pytest.fixture
def published(kept: Path, sbpack: Type) -> Path:
    """Return the sample board with its pack published, eight pages of it."""
    run_printed(kept, sbpack("publish", DAY))
    return kept


def announce(board: Path, text: str) -> None:
    with (board / MEETING).open("a") as file:
        file.write(text)
    commit(board)


def front(pdf: Path) -> str:
    return " ".join(pdf_reading.page_texts(pdf)[0].split())


def labels(pdf: Path) -> list[str]:
    with pikepdf.open(pdf) as document:
        return [page.label for page in document.pages]


def test_two_supplements_go_on_from_the_pack_under_one_index(published: Path, sbpack: Type) -> None:
    (published / FOLDER / "lamps.md").write_text(LAMPS)
    write(published / MEETING, "papers: [parks.md]", "papers: [parks.md, lamps.md]")
    announce(published, "supplements:\n  - {date: 2024-02-29, note: The lamps were counted.}\n")
    first = sbpack("supplement", DAY)
    assert first.status == 0, first.err
    assert "git tag -a pack-2024-03-06-supplement-1 " in first.out
    assert f"git commit -m 'Publish supplement 1 to the agenda pack of 6 March 2024' -- {RECORD}" in first.out
    run_printed(published, first)
    pdf = published / "build" / DAY / "supplement-1.pdf"
    assert labels(pdf) == ["9", "10", "11", "12"]
    text = front(pdf)
    assert "Supplement 1 to the agenda pack of Wednesday 6 March 2024" in text
    assert "Published 29 February 2024" in text
    assert "What is new The lamps were counted." in text
    assert "3 Lamps in the parks Pages 11–12" in text
    assert "1 Minutes of the meeting held on 10 January 2024 Pages 3–4" in text
    assert "3 Safer parks Pages 7–8 Supplement 1, pages 11–12" in text

    write(published / MEETING, "supplements:", f"{SHELTER}supplements:")
    write(published / FOLDER / "parks.md", "title: Safer parks", "title: Safer parks and greens")
    announce(published, "  - 2024-03-01\n")
    second = sbpack("supplement", DAY)
    assert second.status == 0, second.err
    run_printed(published, second)
    pdf = published / "build" / DAY / "supplement-2.pdf"
    assert labels(pdf) == ["13", "14", "15", "16"]
    text = front(pdf)
    assert "3 Safer parks and greens Replaces pages 7–8 of the agenda pack Pages 15–16" in text
    assert "4 Winter night shelter A new item; urgent: The shelter has to open before the next meeting." in text
    assert "3 Safer parks Supplement 1, pages 11–12 Supplement 2, pages 15–16" in text
    assert "4 Winter night shelter Urgent: The shelter has to open before the next meeting." in text
    tags = ["pack-2024-03-06", "pack-2024-03-06-supplement-1", "pack-2024-03-06-supplement-2"]
    assert git(published, "tag").split() == tags
    assert sbpack("check").out == ""

    record = (published / RECORD).read_text()
    again = sbpack("supplement", DAY)
    assert (again.status, again.out) == (0, "")
    assert "supplement 2 to the agenda pack of 6 March 2024 was published on 1 March 2024" in again.err
    assert (published / RECORD).read_text() == record


def test_committing_its_record_changes_no_byte_of_a_supplement(published: Path, sbpack: Type) -> None:
    announce(published, f"{SHELTER}supplements: [2024-02-29]\n")
    assert sbpack("build", "--only", "supplement", DAY).status == 0
    pdf = published / "build" / DAY / "supplement-1.pdf"
    before = pdf.read_bytes()
    run_printed(published, sbpack("supplement", DAY))
    assert pdf.read_bytes() == before
    assert sbpack("build", "--only", "supplement", DAY).status == 0
    assert pdf.read_bytes() == before


def test_what_holds_of_every_pack_holds_of_a_supplement(published: Path, sbpack: Type) -> None:
    (published / FOLDER / "lamps.md").write_text(LAMPS)
    write(published / MEETING, "papers: [parks.md]", "papers: [parks.md, {file: lamps.md, annex_of: parks.md}]")
    january = published / "meetings" / "2024-01-10" / "minutes.md"
    write(january, "There were none.", "There were none at all.")
    announce(published, f"{SHELTER}supplements: [2024-02-29]\n")
    built = pack_proofs.build(published, date.fromisoformat(DAY), VolumeKind.SUPPLEMENT)
    pack_proofs.prove(built)
    assert built.offset == 8
    assert pack_proofs.prove_owners(built) == 3
    assert "1 Minutes of the meeting held on 10 January 2024 Replaces pages 3–4 of the agenda pack" in " ".join(
        built.texts[0].split()
    )


def test_what_came_has_to_be_announced(published: Path, sbpack: Type) -> None:
    ended = sbpack("supplement", DAY)
    assert ended.status == 2
    assert f"{MEETING} names no supplement\nhelp: add the day on which it is published" in ended.err
    announce(published, "supplements: [2024-02-29]\n")
    ended = sbpack("supplement", DAY)
    assert ended.status == 2
    assert "nothing came after what was published for 6 March 2024 on 26 February 2024" in ended.err


def test_nothing_supplements_a_pack_that_was_not_published(kept: Path, sbpack: Type) -> None:
    announce(kept, "supplements: [2024-02-29]\n")
    ended = sbpack("supplement", DAY)
    assert ended.status == 2
    assert "the pack of 6 March 2024 was not published, so that nothing can supplement it" in ended.err


def test_a_late_item_without_its_reason_is_not_published(published: Path, sbpack: Type) -> None:
    announce(published, "  - title: Winter night shelter\nsupplements: [2024-02-29]\n")
    ended = sbpack("supplement", DAY)
    assert ended.status == 1
    assert "late-item" in ended.err
    assert not (published / "build" / DAY / "supplement-1.pdf").exists()


def test_a_new_version_after_a_supplement_holds_it(published: Path, sbpack: Type) -> None:
    announce(published, f"{SHELTER}supplements: [2024-02-29]\n")
    run_printed(published, sbpack("supplement", DAY))
    refused = sbpack("publish", DAY)
    assert refused.status == 2
    assert "the agenda pack of 6 March 2024 was published on 26 February 2024, and has changed since" in refused.err
    announce(published, "versions: [{date: 2024-03-01, note: Everything in one.}]\n")
    run_printed(published, sbpack("publish", DAY))
    assert "4 Winter night shelter" in " ".join(
        pdf_reading.page_texts(published / "build" / DAY / "pack.pdf")[1].split()
    )
    assert sbpack("check").out == ""
