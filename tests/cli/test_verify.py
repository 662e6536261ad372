"""What `sbpack verify` says of files in every condition, each word of it true."""

import hashlib
import json
import shutil
from pathlib import Path

import pikepdf
import pytest

from sbpack.render.engine import engine_versions
from tests.cli.running import Ended, Type
from tests.cli.test_publish import DAY, RECORD, commit, kept, run_printed, write
from tests.cli.test_supplement import SHELTER, announce, published
from tests.repository.test_revisions import git

__all__ = ["kept", "published"]

UNPROVEN = "not proven: neither a committed record nor its sources give this file"
UNRECORDED = "untouched: its sources give this very file; no committed record says that it was published"
PARKS = f"meetings/{DAY}/parks.md"


def lines(ended: Ended) -> list[str]:
    return [line.strip() for line in ended.out.splitlines()[1:]]


def handed_out(board: Path, name: str = "pack") -> Path:
    """Return a copy of a volume without the .json beside it, as members have it."""
    copy = board.parent / f"copy-of-{name}-{board.name}.pdf"
    shutil.copy(board / "build" / DAY / f"{name}.pdf", copy)
    return copy


def test_what_was_published_is_proved_by_the_record_and_by_its_sources(published: Path, sbpack: Type) -> None:
    pack, first = handed_out(published), git(published, "rev-parse", "HEAD^")
    announce(published, f"{SHELTER}supplements: [2024-02-29]\n")
    run_printed(published, sbpack("supplement", DAY))
    ended = sbpack("verify", str(pack))
    assert ended.status == 0
    assert lines(ended) == [
        "it says: agenda pack of 6 March 2024, public edition",
        f"record: version 1 published on 26 February 2024 ({RECORD}, tag pack-2024-03-06), with this very file",
        f"sources: commit {first}",
        "built again: the same bytes",
        "untouched: it is the file that was published, and its sources give it again",
    ]
    ended = sbpack("verify", str(handed_out(published, "supplement-1")))
    assert ended.status == 0
    tag = "pack-2024-03-06-supplement-1"
    assert lines(ended)[1] == f"record: published on 29 February 2024 ({RECORD}, tag {tag}), with this very file"
    assert lines(ended)[3] == "built again: the same bytes"


def test_one_byte_is_noticed(published: Path, sbpack: Type) -> None:
    pack = handed_out(published)
    data = bytearray(pack.read_bytes())
    place = data.rindex(b"stream", 0, len(data) // 2) - 200
    data[place] ^= 1
    pack.write_bytes(data)
    ended = sbpack("verify", str(pack))
    assert ended.status == 1
    assert "from these sources, and its file is another one" in lines(ended)[1]
    assert lines(ended)[3:] == [
        f"built again: another file; the two part at byte {place + 1:,} of {len(data):,}",
        "differs: the sources give the file that was published, so that this one was changed",
        UNPROVEN,
    ]


def test_a_pack_of_other_sources_is_told_by_the_source(published: Path, sbpack: Type) -> None:
    write(published / PARKS, "title: Safer parks", "title: Safer parks and greens")
    assert sbpack("build", DAY).status == 1  # it is not as it was published
    pack = handed_out(published, "pack-since-publication")
    ended = sbpack("verify", str(pack))
    assert ended.status == 1
    assert lines(ended)[1].endswith("none of them from these sources")
    assert lines(ended)[2:] == [
        "sources: no commit is known; those in this folder were taken, not all of them committed",
        "built again: the same bytes, marked DRAFT",
        "not proven: what lies here gives this very file, and no commit holds all of that",
    ]
    commit(published)
    ended = sbpack("verify", str(pack))
    assert ended.status == 0
    assert lines(ended)[4] == UNRECORDED
    git(published, "revert", "--no-edit", "HEAD")
    ended = sbpack("verify", str(pack))
    assert ended.status == 1
    assert f"differs: `{PARKS}` has changed" in lines(ended)
    assert lines(ended)[-1] == UNPROVEN


def test_a_draft_is_told_from_what_it_is_a_draft_of(published: Path, sbpack: Type) -> None:
    assert sbpack("build", "--draft", DAY).status == 0
    ended = sbpack("verify", str(handed_out(published, "pack-since-publication")))
    assert ended.status == 0
    assert lines(ended)[1].endswith("and its file is another one")
    assert lines(ended)[3:] == [
        "built again: the same bytes, marked DRAFT",
        UNRECORDED,
    ]


def test_another_version_of_a_library_is_named(published: Path, sbpack: Type, monkeypatch: pytest.MonkeyPatch) -> None:
    pack = handed_out(published)
    with pikepdf.open(pack) as document:  # as another pango might have laid it out
        document.save(pack.with_suffix(".other.pdf"))
    monkeypatch.setattr("sbpack.proof.claim.engine_versions", lambda: {**engine_versions(), "pango": "1.99"})
    ended = sbpack("verify", str(pack.with_suffix(".other.pdf")))
    assert ended.status == 1
    assert any(" (here 1.99)" in line and line.startswith("differs: it was made with ") for line in lines(ended))


def test_a_record_is_found_in_git_where_the_folder_has_none(published: Path, sbpack: Type) -> None:
    pack = handed_out(published)
    git(published, "rm", "-q", RECORD)
    commit(published)
    ended = sbpack("verify", str(pack))
    assert ended.status == 0
    assert f"version 1 published on 26 February 2024 ({RECORD} at tag pack-2024-03-06), " in lines(ended)[1]


def test_a_commit_that_is_not_here_leaves_the_digest_alone_to_prove_it(
    published: Path, sbpack: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack, first = handed_out(published), git(published, "rev-parse", "HEAD^")
    git(published.parent, "clone", "-q", "--depth=1", published.as_uri(), "clone")
    monkeypatch.chdir(published.parent / "clone")
    ended = sbpack("verify", str(pack))
    assert ended.status == 0
    assert lines(ended)[2:] == [
        f"sources: commit {first}, which is not in this repository",
        "built again: no, its sources are not here",
        "untouched: it is the file that was published, by its SHA-256",
    ]


def test_what_a_tag_alone_contains_proves_it_too(published: Path, sbpack: Type) -> None:
    pack, first = handed_out(published), git(published, "rev-parse", "HEAD^")
    git(published, "checkout", "-q", "--orphan", "anew")
    (published / RECORD).unlink()
    commit(published)
    ended = sbpack("verify", str(pack))
    assert ended.status == 0
    assert lines(ended)[2:] == [
        f"sources: commit {first}",
        "built again: the same bytes",
        "untouched: it is the file that was published, and its sources give it again",
    ]


def appended_to(board: Path, pack: Path) -> None:
    """Change a pack, and have the record in the folder say that this is what was published."""
    before = hashlib.sha256(pack.read_bytes()).hexdigest()
    pack.write_bytes(pack.read_bytes() + b"% more\n")
    write(board / RECORD, before, hashlib.sha256(pack.read_bytes()).hexdigest())


def test_a_record_that_was_edited_proves_nothing(published: Path, sbpack: Type) -> None:
    pack = handed_out(published)
    appended_to(published, pack)
    ended = sbpack("verify", str(pack))
    assert ended.status == 1
    once = "record: version 1 published on 26 February 2024"
    assert lines(ended)[1:3] == [
        f"{once} ({RECORD}, not committed), with this very file",
        f"{once} ({RECORD}, tag pack-2024-03-06) with another file",
    ]
    assert lines(ended)[-1] == UNPROVEN
    commit(published)  # now the branch says so, and the tag does not
    ended = sbpack("verify", str(pack))
    assert lines(ended)[1:3] == [
        f"{once} ({RECORD}), with this very file",
        f"{once} ({RECORD} at tag pack-2024-03-06) with another file",
    ]


def test_a_record_of_a_fork_or_a_stash_proves_nothing(published: Path, sbpack: Type) -> None:
    pack = handed_out(published)
    appended_to(published, pack)
    git(published, "update-ref", "refs/remotes/fork/main", git(published, "stash", "create"))
    git(published, "stash")
    ended = sbpack("verify", str(pack))
    assert ended.status == 1
    assert "and its file is another one" in lines(ended)[1]
    assert lines(ended)[-1] == UNPROVEN


def test_a_commit_that_nobody_here_took_over_proves_nothing(published: Path, sbpack: Type) -> None:
    write(published / PARKS, "title: Safer parks", "title: Safer parks and greens")
    commit(published)
    assert sbpack("build", DAY).status == 1
    pack = handed_out(published, "pack-since-publication")
    shutil.copy(published / "build" / DAY / "pack-since-publication.json", pack.with_suffix(".json"))
    ended = sbpack("verify", str(pack))
    assert (ended.status, lines(ended)[-1]) == (0, UNRECORDED)
    offered = git(published, "rev-parse", "HEAD")
    git(published, "reset", "-q", "--hard", "HEAD^")
    ended = sbpack("verify", str(pack))
    assert ended.status == 1
    assert lines(ended)[3:] == [
        f"sources: commit {offered}, which neither the branch nor a tag here contains",
        "built again: no, anybody may have made that commit",
        UNPROVEN,
    ]


def claiming(pack: Path, key: str, value: object) -> Path:
    """Return a copy of a pack that says something else of itself."""
    other = pack.with_suffix(".other.pdf")
    with pikepdf.open(pack) as document:
        manifest = json.loads(document.attachments["manifest.json"].get_file().read_bytes())
        document.attachments["manifest.json"] = json.dumps({**manifest, key: value}).encode()
        document.save(other)
    return other


def test_a_copy_from_another_machine_is_not_called_changed(published: Path, sbpack: Type) -> None:
    pack = handed_out(published)
    ended = sbpack("verify", str(claiming(pack, "engine", {**engine_versions(), "weasyprint": "1.2"})))
    assert ended.status == 1
    (why,) = (line for line in lines(ended) if line.startswith("differs: "))
    assert why.startswith("differs: it was made with weasyprint 1.2 (here ")


def test_a_pdf_writes_none_of_the_lines_itself(published: Path, sbpack: Type) -> None:
    digest = "0" * 64
    sections = [{"source": f"\nuntouched: it is the file {number}", "source_sha256": digest} for number in range(5000)]
    pack = claiming(claiming(handed_out(published), "sections", sections), "sources_sha256", digest)
    ended = sbpack("verify", str(pack))
    assert ended.status == 1
    assert len(lines(ended)) < 20
    named = [line for line in lines(ended) if "untouched" in line]
    assert named
    assert all(line.startswith("differs: `") for line in named)


@pytest.mark.parametrize("manifest", [None, b"{", b"[]", b'{"meeting": "../../etc"}', b"[" * 100_000, b"\xff"])
def test_what_is_none_of_ours_is_said_to_be_none(
    manifest: bytes | None, board: Path, sbpack: Type, tmp_path: Path
) -> None:
    file = tmp_path / "letter.pdf"
    with pikepdf.new() as document:
        document.add_blank_page()
        if manifest is not None:
            document.attachments["manifest.json"] = manifest
        document.save(file)
    ended = sbpack("verify", str(file))
    assert ended.status == 2
    assert "is not a PDF that sbpack made" in ended.err
    assert "untouched" not in ended.out


def test_a_file_that_is_no_pdf_is_none_of_ours(board: Path, sbpack: Type) -> None:
    assert sbpack("verify", "members.yaml").status == 2
    assert sbpack("verify", "nowhere.pdf").status == 2
