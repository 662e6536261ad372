"""Publication as an officer does it: from clean sources to a record, a commit and a tag."""

import os
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from sbpack.build.publish import Record
from sbpack.cli.publish import check_committed
from sbpack.repository.folder import FolderRepository
from tests import pdf_reading
from tests.cli.running import Ended, Type
from tests.repository.test_revisions import AUTHOR, git

Clock = Callable[[str], None]
DAY = "2024-03-06"
MEETING = f"meetings/{DAY}/meeting.yaml"
RECORD = f"meetings/{DAY}/publication.yaml"
RULE = "rules: [{rule: notice, days: 5, unit: clear working days, made_by: The Board}]\n"


@pytest.fixture
def kept(board: Path) -> Path:
    """Return the sample board in a git repository, all of it committed."""
    (board / ".gitignore").write_text("/build/\n")
    git(board, "init", "-q")
    commit(board)
    return board


def commit(board: Path) -> None:
    git(board, "add", ".")
    git(board, "commit", "-q", "-m", "What is written so far")


def run_printed(board: Path, ended: Ended) -> None:
    """Run what a command printed, as a shell does where it is pasted."""
    environment = {**os.environ, **AUTHOR, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(["sh", "-e"], input=ended.out, text=True, cwd=board, env=environment, check=True)


def write(path: Path, before: str, after: str) -> None:
    text = path.read_text()
    assert before in text
    path.write_text(text.replace(before, after, 1))


def test_a_pack_is_published_once_and_its_record_changes_no_byte_of_it(kept: Path, sbpack: Type) -> None:
    sources = git(kept, "rev-parse", "HEAD")
    ended = sbpack("publish", DAY)
    assert ended.status == 0, ended.err
    assert ended.out == (
        f"git add -- {RECORD}\n"
        f"git commit -m 'Publish the agenda pack of 6 March 2024' -- {RECORD}\n"
        "git tag -a pack-2024-03-06 -m 'Agenda pack of 6 March 2024, published 2024-02-26'\n"
    )
    published = (kept / "build" / DAY / "pack.pdf").read_bytes()
    record = (kept / RECORD).read_text()
    assert f"commit: {sources}" in record
    assert "    - title: Safer parks\n      file: meetings/2024-03-06/parks.md\n      pages: 7-8\n" in record

    run_printed(kept, ended)
    assert git(kept, "status", "--porcelain") == ""
    assert git(kept, "tag") == "pack-2024-03-06"
    assert sbpack("check").out == ""
    assert sbpack("build", DAY).status == 0
    assert (kept / "build" / DAY / "pack.pdf").read_bytes() == published

    again = sbpack("publish", DAY)
    assert (again.status, again.out) == (0, "")
    assert "was published on 26 February 2024, and nothing has changed since" in again.err
    assert (kept / RECORD).read_text() == record


def test_a_changed_pack_is_a_new_version_that_says_what_is_new(kept: Path, sbpack: Type) -> None:
    run_printed(kept, sbpack("publish", DAY))
    first = (kept / RECORD).read_text()
    write(kept / "meetings" / DAY / "parks.md", "title: Safer parks", "title: Safer parks and greens")
    write(kept / "members.yaml", "Director of Housing", "Director of Homes")
    commit(kept)
    refused = sbpack("publish", DAY)
    assert refused.status != 0
    assert (kept / RECORD).read_text() == first

    with (kept / MEETING).open("a") as file:
        file.write("versions: [{date: 2024-02-27, note: The report on parks was corrected.}]\n")
    commit(kept)
    ended = sbpack("publish", DAY)
    assert "git tag -a pack-2024-03-06-v2" in ended.out
    pdf = kept / "build" / DAY / "pack.pdf"
    assert "Version 2 published 27 February 2024 The report on parks was corrected." in " ".join(
        pdf_reading.page_texts(pdf)[0].split()
    )
    record = (kept / RECORD).read_text()
    assert record.startswith(first)
    assert "  note: The report on parks was corrected.\n" in record


def test_what_is_not_committed_is_named_with_the_commands(kept: Path, sbpack: Type) -> None:
    parks = f"meetings/{DAY}/parks.md"
    write(kept / parks, "title: Safer parks", "title: Safer parks and greens")
    ended = sbpack("publish", DAY)
    assert ended.status == 2
    assert f"1 source is not committed, so nothing could prove what was published\n  {parks}\n" in ended.err
    assert f"help: git add -- {parks} && git commit -m 'Sources of the agenda pack of 6 March 2024'\n" in ended.err
    assert not (kept / RECORD).exists()
    assert not (kept / "build").exists()


def test_without_git_nothing_is_published(board: Path, sbpack: Type) -> None:
    ended = sbpack("publish", DAY)
    assert ended.status == 2
    assert "no git repository keeps the sources" in ended.err
    assert "git init && git add -- members.yaml meetings && git commit" in ended.err


def test_a_pack_with_an_error_is_not_published(kept: Path, sbpack: Type) -> None:
    write(kept / "meetings" / DAY / "matters-arising.md", "## 2.2 open\n\nTwo lamps are still dark.\n", "")
    commit(kept)
    ended = sbpack("publish", DAY)
    assert (ended.status, ended.out) == (1, "")
    assert ended.err.endswith("nothing is published: 1 error\n")
    assert not (kept / RECORD).exists()


def test_a_pack_without_a_day_is_not_published(kept: Path, sbpack: Type) -> None:
    write(kept / MEETING, "published: 2024-02-26\n", "")
    commit(kept)
    ended = sbpack("publish", DAY)
    assert ended.status == 2
    assert f"{MEETING} does not say when the pack is published\nhelp: add the day" in ended.err


def test_short_notice_needs_its_reason_which_the_front_sheet_prints(kept: Path, sbpack: Type) -> None:
    write(kept / MEETING, "published: 2024-02-26", "published: 2024-03-01")
    (kept / "members.yaml").write_text((kept / "members.yaml").read_text() + RULE)
    commit(kept)
    ended = sbpack("publish", DAY)
    assert ended.status == 1
    assert "short-notice" in ended.err
    with (kept / MEETING).open("a") as file:
        file.write("urgency: The inspector's letter came on 29 February.\n")
    commit(kept)
    assert sbpack("publish", DAY).status == 0
    (front, *_) = pdf_reading.page_texts(kept / "build" / DAY / "pack.pdf")
    assert "Called at short notice The inspector’s letter came on 29 February." in " ".join(front.split())


def test_a_record_that_was_written_into_is_taken_back_from_git(kept: Path, sbpack: Type) -> None:
    run_printed(kept, sbpack("publish", DAY))
    write(kept / RECORD, "  pages: 1-8\n", "  pages: 8 pages\n")
    commit(kept)
    ended = sbpack("publish", DAY)
    assert ended.status == 2
    assert f"{RECORD}:10:10 cannot be read: `pages` is not as it was written" in ended.err
    assert f"`git log -- {RECORD}`" in ended.err


def test_what_cannot_be_written_is_not_recorded(kept: Path, sbpack: Type) -> None:
    (kept / "build").write_text("no folder")
    ended = sbpack("publish", DAY)
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.endswith("help: nothing is published\n")
    assert not (kept / RECORD).exists()


def test_git_is_told_to_leave_what_was_published_alone(kept: Path, sbpack: Type) -> None:
    (kept / ".gitignore").unlink()
    commit(kept)
    run_printed(kept, sbpack("publish", DAY))
    assert (kept / "build" / DAY / "pack.pdf").exists()
    assert git(kept, "status", "--porcelain") == ""


def test_what_was_published_is_not_overwritten_by_what_changed_since(kept: Path, sbpack: Type) -> None:
    run_printed(kept, sbpack("publish", DAY))
    folder = kept / "build" / DAY
    published = (folder / "pack.pdf").read_bytes()
    write(kept / "meetings" / DAY / "parks.md", "title: Safer parks", "title: Safer parks and greens")
    ended = sbpack("build", DAY)
    assert (ended.status, ended.out) == (1, f"build/{DAY}/pack-since-publication.pdf\n")
    assert "`parks.md` has changed since it was published" in ended.err
    assert "marked DRAFT" in ended.err
    assert ended.err.endswith("this is not the file that was published as pack.pdf\n")
    front = " ".join(pdf_reading.page_texts(folder / "pack-since-publication.pdf")[0].split())
    said = "Not as published The agenda pack was published on 26 February 2024. This file is made from what has changed"
    assert said in front

    with (kept / MEETING).open("a") as file:
        file.write("versions: [{date: 2024-02-27, note: The report on parks was corrected.}]\n")
    ended = sbpack("build", DAY)
    assert (ended.status, ended.out) == (0, f"build/{DAY}/pack-since-publication.pdf\n")
    assert sbpack("build", DAY, "--draft").out == f"build/{DAY}/pack-since-publication.pdf\n"
    assert (folder / "pack.pdf").read_bytes() == published
    commit(kept)
    run_printed(kept, sbpack("publish", DAY))
    second = (folder / "pack.pdf").read_bytes()
    assert "Not as published" not in pdf_reading.page_texts(folder / "pack.pdf")[0]
    assert sbpack("build", DAY).out == f"build/{DAY}/pack.pdf\n"
    assert (folder / "pack.pdf").read_bytes() == second != published
    assert sbpack("verify", str(folder / "pack.pdf")).status == 0
    proved = sbpack("verify", str(folder / "pack-since-publication.pdf"))
    assert "it says: agenda pack of 6 March 2024, public edition, not as it was published\n" in proved.out
    assert "no committed record says that it was published" in proved.out


def test_what_was_published_meanwhile_is_not_written_over(
    kept: Path, sbpack: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    def and_somebody_else(root: FolderRepository, record: Record) -> None:
        check_committed(root, record)
        (root.folder / record.path).write_text("published: []\n")

    monkeypatch.setattr("sbpack.cli.publish.check_committed", and_somebody_else)
    ended = sbpack("publish", DAY)
    assert (ended.status, ended.out) == (2, "")
    assert "changed while the agenda pack of 6 March 2024 was being made, and nothing is published" in ended.err
    assert (kept / RECORD).read_text() == "published: []\n"
    assert not (kept / "build" / DAY / "pack.pdf").exists()


def test_what_was_committed_meanwhile_is_not_left_out(
    kept: Path, sbpack: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    def and_somebody_else(root: FolderRepository, record: Record) -> None:
        check_committed(root, record)
        write(kept / "meetings" / DAY / "parks.md", "title: Safer parks", "title: Safer parks and greens")
        commit(kept)

    monkeypatch.setattr("sbpack.cli.publish.check_committed", and_somebody_else)
    ended = sbpack("publish", DAY)
    assert (ended.status, ended.out) == (2, "")
    assert not (kept / RECORD).exists()


def test_a_tag_that_is_missing_is_for_the_commit_of_the_record(kept: Path, sbpack: Type) -> None:
    run_printed(kept, sbpack("publish", DAY))
    recorded = git(kept, "rev-parse", "HEAD")
    git(kept, "tag", "-d", "pack-2024-03-06")
    (kept / "notes.txt").write_text("Nothing of the pack.")
    commit(kept)
    run_printed(kept, sbpack("publish", DAY))
    assert git(kept, "rev-parse", "pack-2024-03-06^{commit}") == recorded


def test_git_that_refuses_is_heard(kept: Path, sbpack: Type) -> None:
    shutil.rmtree(kept / ".git")
    (kept / ".git").write_text("gitdir: /nowhere\n")
    ended = sbpack("publish", DAY)
    assert ended.status == 2
    assert f"git does not read {kept}: not a git repository: /nowhere\nhelp: see what it says" in ended.err
    assert not (kept / RECORD).exists()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Return a function that says which day it is."""
    monkeypatch.setattr("sbpack.build.publish.is_day_of", lambda published, today: published == today)

    def is_today(day: str) -> None:
        monkeypatch.setattr(FolderRepository, "today", lambda _: date.fromisoformat(day))

    return is_today


def test_the_day_of_publication_is_held_against_the_clock(kept: Path, sbpack: Type, clock: Clock) -> None:
    clock("2024-02-28")
    ended = sbpack("publish", DAY)
    assert (ended.status, ended.out) == (2, "")
    assert (
        "the agenda pack of 6 March 2024 is published on 26 February 2024, and today is 28 February 2024" in ended.err
    )
    assert 'the day on which it goes out, `2024-02-28`, or why the days differ: `--reason "…"`' in ended.err
    assert not (kept / RECORD).exists()
    run_printed(kept, sbpack("publish", DAY, "--reason", "It hung in the Town Hall from Monday."))
    assert "  recorded: 2024-02-28\n  reason: It hung in the Town Hall from Monday.\n" in (kept / RECORD).read_text()
    assert sbpack("check", "--as-of", "2024-02-28").out == ""
    assert sbpack("build", DAY).out == f"build/{DAY}/pack.pdf\n"
    proved = sbpack("verify", str(kept / "build" / DAY / "pack.pdf"))
    assert "version 1 published on 26 February 2024, recorded on 28 February 2024 (" in proved.out


def test_what_was_announced_and_never_recorded_is_told(kept: Path, sbpack: Type, clock: Clock) -> None:
    clock("2024-02-26")
    run_printed(kept, sbpack("publish", DAY))
    with (kept / MEETING).open("a") as file:
        file.write("versions: [{date: 2024-02-27, note: The map was drawn again.}]\n")
    assert (
        sbpack("check", "--as-of", "2024-02-27").err
        == "no findings in 2 meetings; `sbpack build` looks at the pages too\n"
    )
    late = sbpack("check", "--as-of", "2024-02-28").out
    assert "version 2 of the pack was to be published on 27 February 2024, and no record says that it was" in late
    assert "unrecorded-publication" not in sbpack("check", "--as-of", "2024-03-07").out


def test_git_is_run_where_that_is_asked_for(kept: Path, sbpack: Type, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in AUTHOR.items():
        monkeypatch.setenv(name, value)
    (kept / "other.txt").write_text("Something else.")
    git(kept, "add", "other.txt")
    refused = sbpack("publish", DAY, "--commit")
    assert refused.status == 2
    assert "git has other changes staged: other.txt" in refused.err
    assert not (kept / RECORD).exists()
    git(kept, "rm", "-q", "--cached", "other.txt")
    sbpack("publish", DAY)
    git(kept, "add", RECORD)
    ended = sbpack("publish", DAY, "--commit")
    assert (ended.status, ended.out) == (0, "")
    assert git(kept, "tag") == "pack-2024-03-06"
    assert git(kept, "log", "-1", "--format=%s") == "Publish the agenda pack of 6 March 2024"
    assert git(kept, "status", "--porcelain") == "?? other.txt"


def test_a_file_that_nothing_uses_stops_no_publication(kept: Path, sbpack: Type) -> None:
    (kept / "meetings" / DAY / "notes.md").write_text("Ring the hall.\n\n## 12 [@ZZ]\n\n![x](y.png)\n")
    (kept / "meetings" / DAY / "old.pdf").write_text("no PDF")
    commit(kept)
    ended = sbpack("publish", DAY)
    assert ended.status == 0, ended.err
    assert "nothing on the agenda uses `notes.md`" in ended.err
    assert "error[" not in ended.err
    assert "error[" not in sbpack("check").out
