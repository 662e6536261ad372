"""A public repository keeps nothing exempt: Part 2 lies in a private root, and the public edition never needs it."""

import json
import re
import shutil
from pathlib import Path

import pytest

from sbpack.repository.paths import templates_root
from tests.cli.running import Type
from tests.part_2.boards import BEHIND, DAY, HERE, PUBLIC, Watchwords, private, write
from tests.part_2.conftest import committed
from tests.repository.test_revisions import git

DATE = str(DAY)


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((folder / "build" / DATE).iterdir())}


def test_the_public_edition_is_the_same_bytes_with_and_without_the_private_root(
    public: Path, apart: Path, word: Watchwords, sbpack: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sbpack("build", DATE).status == 0
    alone = _files(public)
    assert {*alone} == {"pack.json", "pack.pdf"}
    assert json.loads(alone["pack.json"])["commit"] == git(public, "rev-parse", "HEAD")
    shutil.rmtree(public / "build")
    ended = sbpack("build", DATE, "--private", str(apart))
    assert (ended.status, ended.err) == (0, f"10 pages, {-(-len(alone['pack.pdf']) // 1000)} kB; no findings\n")
    assert _files(public) == alone
    (apart / HERE / "matters-arising-part-2.md").unlink()  # a private root in which nothing is right or committed
    (apart / HERE / "part-2.yaml").write_text('items:\n  "5": {titel: Nothing}\n')
    monkeypatch.setenv("SBPACK_PRIVATE", str(apart))
    ended = sbpack("build", DATE)
    assert word.within(ended.out + ended.err) == []
    assert not (apart / "build").exists()


def test_members_read_both_and_their_edition_stays_in_the_private_root(public: Path, apart: Path, sbpack: Type) -> None:
    ended = sbpack("build", DATE, "--edition", "members", "--private", str(apart))
    assert ended.status == 0, ended.err
    assert not (public / "build").exists()
    assert {*_files(apart)} == {"pack-members.json", "pack-members.pdf"}
    manifest = json.loads(_files(apart)["pack-members.json"])
    assert (manifest["edition"], manifest["commit"]) == ("members", git(public, "rev-parse", "HEAD"))


def test_without_the_private_root_there_is_nothing_for_members(public: Path, sbpack: Type) -> None:
    for wanted in (DATE, "--all"):
        ended = sbpack("build", wanted, "--edition", "members")
        assert ended.status == 2
        assert "lies in the private root, which is not named" in ended.err
        assert "`--private DIR`" in ended.err
    assert not (public / "build").exists()


def test_neither_alone_nor_together_is_anything_wrong(public: Path, apart: Path, sbpack: Type) -> None:
    assert sbpack("check").status == 0
    ended = sbpack("check", "--private", str(apart))
    assert ended.status == 0, ended.out
    assert "PUB00" not in ended.out


def test_a_private_root_that_is_dirty_gives_members_no_commit_and_the_public_theirs(
    public: Path, apart: Path, sbpack: Type
) -> None:
    with (apart / HERE / "matters-arising-part-2.md").open("a") as file:
        file.write("\nMore is known now.\n")
    for edition in ("public", "members"):
        assert sbpack("build", DATE, "--edition", edition, "--private", str(apart)).status == 0
    assert json.loads(_files(apart)["pack-members.json"])["commit"] is None
    assert json.loads(_files(public)["pack.json"])["commit"] == git(public, "rev-parse", "HEAD")


def test_sbpack_fix_numbers_over_both_roots_and_keeps_each_file_in_its_own(
    public: Path, apart: Path, word: Watchwords, sbpack: Type
) -> None:
    minutes, record = public / BEHIND / "minutes.md", apart / BEHIND / "minutes-part-2.md"
    minutes.write_text(minutes.read_text().replace("[2.1 @TO]", "[@TO]"))
    record.write_text(record.read_text().replace("[2.3 @RS]", "[@RS]"))
    assert sbpack("fix", "--private", str(apart), "--diff").status == 0
    ended = sbpack("fix", "--private", str(apart))
    assert ended.status == 0
    assert "[2.1 @TO]" in minutes.read_text()
    assert "[2.3 @RS]" in record.read_text()
    assert not (public / BEHIND / "minutes-part-2.md").exists()
    assert not (apart / BEHIND / "minutes.md").exists()
    assert word.within(minutes.read_text()) == []


def test_the_action_register_knows_part_2_where_the_private_root_is_named(
    public: Path, apart: Path, word: Watchwords, sbpack: Type
) -> None:
    assert public.is_dir()
    assert word.within(sbpack("actions", "--format", "json").out) == []
    assert word.within(sbpack("actions", "--format", "json", "--private", str(apart)).out) != []


def test_a_private_root_need_not_be_a_repository(public: Path, tmp_path: Path, sbpack: Type) -> None:
    folder = write(tmp_path / "drive", private(Watchwords()))
    assert sbpack("build", DATE, "--edition", "members", "--private", str(folder)).status == 0
    assert json.loads(_files(folder)["pack-members.json"])["commit"] == git(public, "rev-parse", "HEAD")


@pytest.mark.parametrize(
    ("named", "message"),
    [
        ("../nowhere", "has no `meetings/`"),
        (".", "the private root is the public one"),
        ("../link", "the private root is the public one"),
        ("private", "lies inside the public one"),
    ],
)
def test_a_private_root_that_is_none(named: str, message: str, public: Path, sbpack: Type) -> None:
    (public / "private" / "meetings").mkdir(parents=True)
    (public.parent / "link").symlink_to(public)
    for command in (("build", DATE), ("check",)):
        ended = sbpack(*command, "--private", named)
        assert ended.status == 2
        assert message in ended.err


TRACKED: list[tuple[str, str, str]] = [
    ("a paper", f"{HERE}/tracked.md", "---\nkind: paper\ntitle: Land\n---\nA price.\n"),
    ("minutes", f"{BEHIND}/minutes-part-2.md", "## 2 Land\n\n## 3 Advice\n"),
    ("rows", f"{HERE}/matters-arising-part-2.md", "---\ntitle: More\n---\n"),
    ("blocks", f"{HERE}/part-2.yaml", 'items:\n  "5": {title: Fraud}\n'),
    (
        "a directory",
        f"{HERE}/youth.md",
        "---\nkind: contact-directory\ntitle: Youth justice\ndirectory:\n"
        "  - organisation: School\n    contacts: [{name: Ines Grant}]\n---\n",
    ),
]
"""What git keeps in a public repository and should not; the paper is listed by meeting.yaml."""


@pytest.mark.parametrize(("what", "path", "text"), TRACKED, ids=[what for what, _, _ in TRACKED])
def test_what_git_keeps_in_public_is_an_error(what: str, path: str, text: str, public: Path, sbpack: Type) -> None:
    if what == "a paper":
        meeting = str(PUBLIC[f"{HERE}/meeting.yaml"])
        listed = meeting.replace("    part_2: 1\n", "    part_2: {reason: 1, papers: [tracked.md]}\n")
        write(public, {f"{HERE}/meeting.yaml": listed})
    write(public, {path: text})
    for keep in (Path, committed):  # before it is added, and after
        keep(public)
        ended = sbpack("check", "--select", "tracked-exemption")
        assert ended.status == 1
        assert f"--> {path}" in ended.out


@pytest.mark.parametrize(
    "block",
    [
        "{reason: 3, title: The price}",
        "{reason: 3, note: The price}",
        "{reason: 3, presenter: Ines Grant}",
        "{reason: 3, papers: [elsewhere.md]}",
        "{reason: 3, papers: [{to_follow: true, title: The price}]}",
    ],
)
def test_words_in_a_public_meeting_yaml_are_an_error(block: str, public: Path, apart: Path, sbpack: Type) -> None:
    meeting = str(PUBLIC[f"{HERE}/meeting.yaml"]) + f"  - title: Land\n    part_2: {block}\n"
    write(public, {f"{HERE}/meeting.yaml": meeting})  # not committed yet: it will be
    for private_root in ((), ("--private", str(apart))):
        ended = sbpack("check", "--select", "PUB007", *private_root)
        assert ended.status == 1
        assert "meeting.yaml says of item 6 what is exempt" in ended.out


def test_what_git_ignores_is_nobodys_to_read(public: Path, sbpack: Type) -> None:
    write(public, {f"{HERE}/part-2.yaml": 'items:\n  "5": {title: Fraud}\n', ".gitignore": "build/\npart-2.yaml\n"})
    committed(public)
    assert sbpack("check", "--select", "PUB007").status == 0


MISPLACED: list[tuple[str, str, str, str]] = [
    ("of the public root too", f"{HERE}/youth.md", "---\nkind: paper\ntitle: Names\n---\nAnn.\n", f"{HERE}/youth.md"),
    ("the agenda", "meetings/2024-05-01/meeting.yaml", 'time: "10:00"\n', "meetings/2024-05-01/meeting.yaml"),
    ("minutes", "meetings/2024-02-01/minutes.md", "## 4 Land\n", "meetings/2024-02-01/minutes.md"),
    ("a table of a public paper", f"{HERE}/ages.csv", "Age,Number\n15,2\n", f"{HERE}/youth.md"),
    ("a paper of Part 1", f"{HERE}/more.md", "---\nkind: paper\ntitle: More\n---\nMore.\n", f"{HERE}/meeting.yaml"),
]
"""What lies in the private root and should not, and the file of which that is said."""


@pytest.mark.parametrize("misplaced", MISPLACED, ids=[one[0] for one in MISPLACED])
def test_the_private_root_holds_part_2_alone(
    misplaced: tuple[str, str, str, str], public: Path, apart: Path, sbpack: Type
) -> None:
    what, path, text, place = misplaced
    youth = str(PUBLIC[f"{HERE}/youth.md"]) + ("\n![Ages](ages.csv)\n" if what.startswith("a table") else "")
    meeting = str(PUBLIC[f"{HERE}/meeting.yaml"])
    meeting = meeting.replace("[youth.md]", "[youth.md, more.md]") if what == "a paper of Part 1" else meeting
    write(public, {f"{HERE}/youth.md": youth, f"{HERE}/meeting.yaml": meeting})
    write(apart, {path: text})
    ended = sbpack("check", "--select", "exempt-in-part-1", "--private", str(apart))
    assert ended.status == 1
    assert f"--> {place}" in ended.out
    ended = sbpack("build", DATE, "--private", str(apart))
    if place.startswith(HERE):
        assert ended.status == 1
        assert not (public / "build").exists()
        assert text.rsplit(maxsplit=1)[-1] not in ended.out + ended.err
    else:
        assert ended.status == 0


def test_a_meeting_that_is_wholly_private_is_none_to_the_public(public: Path, apart: Path, sbpack: Type) -> None:
    assert sbpack("build", DATE).status == 0
    alone = _files(public)
    write(apart, {"meetings/2024-02-01/meeting.yaml": 'time: "10:00"\nagenda: [{title: Land}]\n'})
    for command in (("2024-02-01",), ("2024-02-01", "--edition", "members")):
        ended = sbpack("build", *command, "--private", str(apart))
        assert ended.status == 2
        assert "Land" not in ended.err
    assert sbpack("build", DATE, "--private", str(apart)).status == 0
    assert _files(public) == alone


def test_what_is_printed_of_a_leak_does_not_repeat_it(
    public: Path, apart: Path, word: Watchwords, sbpack: Type
) -> None:
    part_2 = (apart / HERE / "part-2.yaml").read_text(encoding="utf-8")
    said = re.findall(r"(?:title|note): (.*)", part_2)
    secret = next(one for one in said if word.within(one) and len(one) > 20)
    sheet = (templates_root() / "pack" / "front-sheet.html").read_text(encoding="utf-8")
    write(public, {"templates/pack/front-sheet.html": sheet.replace("<h2>Agenda</h2>", f"<h2>Agenda of {secret}</h2>")})
    ended = sbpack("build", DATE, "--private", str(apart))
    assert ended.status == 1
    assert "words of Part 2 stand on page" in ended.err or "a name of Part 2 stands on page" in ended.err, ended.err
    assert word.within(ended.out + ended.err) == []
    assert not (public / "build" / DATE / "pack.pdf").exists()
