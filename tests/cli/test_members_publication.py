"""Publication of both editions: the public repository and its record never hear of Part 2."""

import json
import os
import pty
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests import pdf_reading
from tests.cli.running import Type
from tests.cli.test_publish import DAY, MEETING, RECORD, commit, kept, run_printed, write
from tests.cli.test_supplement import announce, front, labels
from tests.repository.test_revisions import git

__all__ = ["kept"]

FOLDER = f"meetings/{DAY}"
MEMBERS_RECORD = f"{FOLDER}/publication-members.yaml"
WARD = "Wrenfield Ward"
PART_2 = f'items: {{"4": {{title: Tenancy fraud at {WARD}, papers: [fraud.md]}}}}\n'
FRAUD = f"---\nkind: paper\ntitle: Tenancy fraud at {WARD}\n---\nTwo tenants sublet.\n"


@pytest.fixture
def private(kept: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the private root of the sample board, whose fourth item is exempt."""
    private = tmp_path_factory.mktemp("private")
    (private / FOLDER).mkdir(parents=True)
    (private / FOLDER / "part-2.yaml").write_text(PART_2)
    (private / FOLDER / "fraud.md").write_text(FRAUD)
    (private / ".gitignore").write_text("/build/\n")
    git(private, "init", "-q")
    commit(private)
    (kept / "members.yaml").write_text((kept / "members.yaml").read_text() + "public_repository: true\n")
    announce(kept, "  - title: Housing fraud\n    part_2: 3\n")
    monkeypatch.setenv("SBPACK_PRIVATE", str(private))
    return private


def test_each_edition_has_its_record_in_its_own_root(kept: Path, private: Path, sbpack: Type) -> None:
    ended = sbpack("publish", DAY)
    assert ended.status == 0, ended.err
    assert WARD not in ended.out
    run_printed(kept, ended)
    public, members = (kept / RECORD).read_text(), (private / MEMBERS_RECORD).read_text()
    assert WARD not in public
    assert "  pages: 1-8\n  continues_at: 13\n" in public
    assert f"title: Tenancy fraud at {WARD}" in members
    assert f"private_commit: {git(private, 'rev-parse', 'HEAD^')}" in members
    assert not (kept / MEMBERS_RECORD).exists()
    assert [file.name for file in (kept / "build" / DAY).glob("*members*")] == []
    assert (git(kept, "status", "--porcelain"), git(private, "status", "--porcelain")) == ("", "")
    assert (git(kept, "tag"), git(private, "tag")) == ("pack-2024-03-06", "pack-2024-03-06")
    again = sbpack("publish", DAY)
    assert (again.status, again.out) == (0, ""), again.err
    both = [str(kept / "build" / DAY / "pack.pdf"), str(private / "build" / DAY / "pack-members.pdf")]
    proved = sbpack("verify", *both)
    assert proved.status == 0
    assert proved.out.count("built again: the same bytes") == 2


def test_supplements_number_part_1_alike_for_all(kept: Path, private: Path, sbpack: Type) -> None:
    run_printed(kept, sbpack("publish", DAY))
    write(private / FOLDER / "part-2.yaml", "[fraud.md]", "[fraud.md, arrears.md]")
    (private / FOLDER / "arrears.md").write_text(FRAUD.replace("Tenancy fraud", "Rent arrears"))
    refused = sbpack("publish", DAY)
    assert refused.status == 1
    assert "`arrears.md` came after the pack was published" in refused.err

    write(private / FOLDER / "part-2.yaml", "title: Tenancy fraud", "title: Subletting")
    refused = sbpack("publish", DAY)
    said = f"item 4 is `Subletting at {WARD}`, and was published as `Tenancy fraud at {WARD}` (changed-title)"
    assert f"{said}\n  --> {FOLDER}/part-2.yaml:1:" in refused.err

    announce(kept, "supplements: [2024-02-29]\n")
    commit(private)
    run_printed(kept, sbpack("supplement", DAY))
    public, members = kept / "build" / DAY / "supplement-1.pdf", private / "build" / DAY / "supplement-1-members.pdf"
    assert labels(public) == ["13", "14"]
    assert labels(members) == ["13", "14", "15", "16", "17", "18"]
    assert "What is new Nothing is new in Part 1." in front(public)
    sheet = " ".join(pdf_reading.page_texts(members)[2].split())
    assert (
        f"4 Subletting at {WARD} Published as “Tenancy fraud at {WARD}” 4 Rent arrears at {WARD} Pages 17–18" in sheet
    )
    assert WARD not in (kept / RECORD).read_text()

    write(kept / FOLDER / "parks.md", "title: Safer parks", "title: Safer parks and greens")
    write(kept / MEETING, "supplements: [2024-02-29]", "supplements: [2024-02-29, 2024-03-01]")
    commit(kept)
    run_printed(kept, sbpack("supplement", DAY))
    public, members = kept / "build" / DAY / "supplement-2.pdf", private / "build" / DAY / "supplement-2-members.pdf"
    assert labels(public) == ["19", "20", "21", "22"]
    assert labels(members) == [*labels(public), "23", "24"]
    assert "Page numbers go on from those of the members’ edition" in front(public)
    sheet = " ".join(pdf_reading.page_texts(members)[4].split())
    assert "Nothing is new in Part 2." in sheet
    assert "Pages 11–12 Supplement 1, pages 17–18" in sheet
    for pdf in (public, members):
        assert "3 Safer parks and greens Replaces pages 7–8 of the agenda pack Pages 21–22" in front(pdf)
    assert sbpack("check").out == ""


def test_business_that_becomes_exempt_later_comes_in_a_supplement(kept: Path, private: Path, sbpack: Type) -> None:
    block = "  - title: Housing fraud\n    part_2: 3\n"
    write(kept / MEETING, block, "")
    papers = [private / FOLDER / name for name in ("part-2.yaml", "fraud.md")]
    texts = [paper.read_text() for paper in papers]
    for paper in papers:
        paper.unlink()
    commit(kept)
    commit(private)
    run_printed(kept, sbpack("publish", DAY))
    assert not (private / "build").exists()

    announce(kept, f"{block}    urgent: The tenants are to be heard on 7 March.\nsupplements: [2024-02-29]\n")
    for paper, text in zip(papers, texts, strict=True):
        paper.write_text(text)
    commit(private)
    ended = sbpack("supplement", DAY)
    assert ended.status == 0, ended.err
    run_printed(kept, ended)
    assert labels(kept / "build" / DAY / "supplement-1.pdf") == ["9", "10"]
    members = private / "build" / DAY / "supplement-1-members.pdf"
    assert labels(members) == ["9", "10", "11", "12", "13", "14"]
    assert sbpack("verify", str(members)).status == 0
    again = sbpack("supplement", DAY)
    assert (again.status, again.out) == (0, "")


def test_without_the_private_root_nothing_is_published(
    kept: Path, private: Path, sbpack: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SBPACK_PRIVATE")
    ended = sbpack("publish", DAY)
    assert ended.status == 2
    assert "the meeting has exempt business, and the private root that holds it is not named" in ended.err
    assert "the private root is not named: nothing is searched for what Part 2 says" in ended.err
    assert not (kept / RECORD).exists()


def test_what_is_not_committed_in_the_private_root_is_named_there(kept: Path, private: Path, sbpack: Type) -> None:
    write(private / FOLDER / "fraud.md", "Two", "Three")
    ended = sbpack("publish", DAY)
    assert ended.status == 2
    assert f"1 source is not committed, so nothing could prove what was published\n  {FOLDER}/fraud.md" in ended.err
    assert f" add -- {FOLDER}/fraud.md && git -C " in ended.err
    assert not (kept / RECORD).exists()


def test_a_private_root_without_git_proves_no_members_pack(kept: Path, private: Path, sbpack: Type) -> None:
    shutil.rmtree(private / ".git")
    run_printed(kept, sbpack("publish", DAY))
    copy = private / "build" / DAY / "pack-members.pdf"
    ended = sbpack("verify", str(copy))
    assert ended.status == 1
    assert f"({MEMBERS_RECORD}, not committed), with this very file" in ended.out
    assert " and, in the private root, what lies there now, not all of it committed\n" in ended.out
    assert "built again: the same bytes\n  not proven: what lies here gives this very file" in ended.out


def test_a_private_root_that_git_refuses_stops_publication(kept: Path, private: Path, sbpack: Type) -> None:
    shutil.rmtree(private / ".git")
    (private / ".git").write_text("gitdir: /nowhere\n")
    ended = sbpack("publish", DAY)
    assert ended.status == 2
    assert f"git does not read {private}: not a git repository" in ended.err
    assert not (kept / RECORD).exists()
    assert sbpack("build", DAY, "--edition", "members").status == 0
    assert json.loads((private / "build" / DAY / "pack-members.json").read_text())["commit"] is None


def test_without_the_private_root_a_members_pack_is_not_built_again(
    kept: Path, private: Path, sbpack: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_printed(kept, sbpack("publish", DAY))
    monkeypatch.delenv("SBPACK_PRIVATE")
    ended = sbpack("verify", str(private / "build" / DAY / "pack-members.pdf"))
    assert ended.status == 1
    assert "built again: no, what members read of 2024-03-06 lies in the private root" in ended.out


def on_a_terminal(board: Path, answer: str, *arguments: str) -> tuple[int, str]:
    """Type a command on a terminal, and an answer to what it asks."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "sbpack", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    process = subprocess.Popen(command, cwd=board, env=environment, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    os.write(ours, f"{answer}\n".encode())
    said = b""
    with suppress(OSError):  # the end of a terminal
        while part := os.read(ours, 4096):
            said += part
    os.close(ours)
    return process.wait(), said.decode()


def test_on_a_terminal_the_officer_is_asked_whether_the_public_may_read_it(kept: Path) -> None:
    (kept / FOLDER / "fraud.md").write_text("---\nkind: paper\ntitle: Fraud\n---\nMr Pellworth owes it.\n")
    announce(kept, "  - title: Housing\n    part_2: {reason: 3, papers: [fraud.md]}\n")
    parks = kept / FOLDER / "parks.md"
    parks.write_text(f"{parks.read_text()}\nA bench was given by Mr Pellworth.\n")
    commit(kept)
    arguments = ("publish", DAY, "--reason", "It went out late.")
    status, said = on_a_terminal(kept, "n", *arguments)
    assert "`Pellworth` in " in said
    assert "May the public read all of this? [y/N]" in said
    assert status == 2
    assert not (kept / RECORD).exists()
    status, said = on_a_terminal(kept, "y", *arguments)
    assert status == 0, said
    assert "  confirmed:\n  - Pellworth\n" in (kept / MEMBERS_RECORD).read_text()


def test_what_both_parts_say_is_confirmed_before_it_is_public(kept: Path, sbpack: Type) -> None:
    paper = "---\nkind: paper\ntitle: Fraud\n---\n*Mr Pellworth* owes 774,512 pounds. Rosa Silva asked him.\n"
    (kept / FOLDER / "fraud.md").write_text(paper)
    announce(kept, "  - title: Housing\n    part_2: {reason: 3, papers: [fraud.md]}\n")
    parks = kept / FOLDER / "parks.md"
    parks.write_text(
        f"{parks.read_text()}\nA bench was given by Mr\nPellworth, who has paid 774512 pounds to Rosa Silva.\n"
    )
    commit(kept)
    refused = sbpack("publish", DAY)
    assert refused.status == 2
    line = parks.read_text().splitlines().index("Pellworth, who has paid 774512 pounds to Rosa Silva.") + 1
    listed = [one for one in refused.err.splitlines() if one.startswith("  `")]
    assert listed == [
        f"  `{word}` in {FOLDER}/parks.md:{line}; in Part 2: {FOLDER}/fraud.md" for word in ("Pellworth", "774,512")
    ]
    assert "2 things of Part 2 become public with this volume, and nobody has confirmed that" in refused.err
    digest = refused.err.rpartition("--confirm ")[2].strip("`\n")
    assert sbpack("publish", DAY, "--confirm", "00000000").status == 2
    run_printed(kept, sbpack("publish", DAY, "--confirm", digest))
    assert "  confirmed:\n  - Pellworth\n  - 774,512\n" in (kept / MEMBERS_RECORD).read_text()
    assert "confirmed" not in (kept / RECORD).read_text()
    assert sbpack("publish", DAY).status == 0
    assert sbpack("check").err == "no findings in 2 meetings; `sbpack build` looks at the pages too\n"

    write(parks, "Safer parks", "Safer parks and Mr Pellworth")
    with (kept / MEETING).open("a") as file:
        file.write("versions: [{date: 2024-02-27, note: The map was drawn again.}]\n")
    (kept / FOLDER / "notes.md").write_text("Ring the hall.\n")
    commit(kept)
    again = sbpack("publish", DAY)
    assert again.status == 0  # it was confirmed before
    assert again.err.count("nothing on the agenda uses `notes.md`") == 1  # once for both editions
