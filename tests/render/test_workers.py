"""Workers: sections are made by processes that may hang, die or fail without harm to the others."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sbpack.render.attachments import AttachmentPlacement
from sbpack.render.layout.process import LayoutProcess, SectionFailed
from sbpack.render.layout.workers import AttachmentJob, Job, LayoutJob, Workers
from sbpack.render.section import SectionPdf
from sbpack.repository.cache import KeptFiles
from tests.attachments import slides
from tests.pdf_reading import page_texts

ROOT = Path(__file__).parent.parent.parent
PAGE = '<html lang="en-GB"><head><title>A paper</title></head><body><h1>{}</h1></body></html>'

PROGRAM = """\
if __name__ == "__main__":
    from sbpack.render.layout.process import LayoutProcess
    from tests.render.test_workers import paper
    process = LayoutProcess(".", 60)
    print(process.lay_out(paper("One").html, {}, "").page_count)
    process.end()
"""


def paper(words: str) -> LayoutJob:
    return LayoutJob(PAGE.format(words), "paper", {})


def deck() -> AttachmentJob:
    return AttachmentJob(slides(2), AttachmentPlacement("Slides", "What was found", "en-GB"))


def texts(made: dict[str, SectionPdf | SectionFailed]) -> dict[str, str]:
    return {name: page_texts(one.pdf)[0].strip() for name, one in made.items() if isinstance(one, SectionPdf)}


def test_every_section_is_made_under_its_name_however_many_at_once() -> None:
    jobs: dict[str, Job] = {f"item-{number}": paper(f"Paper {number}") for number in range(7)}
    with Workers(count=3) as workers:
        assert texts(workers.make(jobs)) == {f"item-{number}": f"Paper {number}" for number in range(7)}
        assert workers.make({}) == {}


def test_two_that_are_the_same_are_made_once_for_both() -> None:
    told: list[str] = []
    with Workers(count=2, tell=lambda _step, what: told.append(what)) as workers:
        made = workers.make({"item-1": deck(), "item-2": deck(), "item-3": paper("Other")})
    assert made["item-1"] is made["item-2"]
    assert len(told) == 2
    assert told[-1].endswith("(3 of 3 made, 0 left)")


def test_what_was_begun_is_not_made_twice(tmp_path: Path) -> None:
    with Workers(1, KeptFiles(tmp_path)) as workers:
        workers.begin(paper("Begun"))
        workers.begin(paper("Begun"))
        assert texts(workers.make({"paper": paper("Begun")})) == {"paper": "Begun"}
        workers.begin(paper("Begun"))
        assert workers._begun == {}
        assert texts(workers.make({"paper": paper("Begun")})) == {"paper": "Begun"}


def test_what_was_made_is_kept_and_the_engine_is_not_asked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs: dict[str, Job] = {"paper": paper("Kept"), "deck": deck()}
    told: list[str] = []
    with Workers(1, KeptFiles(tmp_path)) as workers:
        made = workers.make(jobs)

    def refuse(*_: object) -> None:
        raise AssertionError("nothing is to be made")

    monkeypatch.setattr(LayoutProcess, "lay_out", refuse)
    monkeypatch.setattr("sbpack.render.attachments.fit.fit_attachment", refuse)
    with Workers(1, KeptFiles(tmp_path), lambda step, what: told.append(f"{step} {what}")) as workers:
        assert workers.make(jobs) == made
    assert told == ["render 2 of 2 sections as they were kept"]


def test_a_damaged_section_is_made_again(tmp_path: Path) -> None:
    jobs: dict[str, Job] = {"paper": paper("Damaged")}
    with Workers(1, KeptFiles(tmp_path)) as workers:
        made = workers.make(jobs)
        (file,) = (path for path in tmp_path.rglob("*") if path.is_file())
        whole = file.read_bytes()
        file.write_bytes(whole[: len(whole) // 2])
        assert workers.make(jobs) == made
    assert file.read_bytes() == whole


def test_the_key_is_of_all_that_a_section_shows() -> None:
    picture = LayoutJob(PAGE, "item-1", {"a.png": b"1"})
    attached = deck()
    others = [
        paper("A"),
        paper("B"),
        picture,
        LayoutJob(PAGE, "item-2", {"a.png": b"1"}),
        LayoutJob(PAGE, "item-1", {"a.png": b"2"}),
        LayoutJob(PAGE, "item-1", {"b.png": b"1"}),
        attached,
        AttachmentJob(attached.data + b"\n", attached.placement),
        AttachmentJob(attached.data, AttachmentPlacement("Slides", "What was found", "cy")),
        AttachmentJob(attached.data, AttachmentPlacement("Slides", "What was found", "en-GB", (1,))),
    ]
    assert len({job.key for job in others}) == len(others)
    assert picture.key == LayoutJob(PAGE, "item-1", {"a.png": b"1"}).key


def test_a_section_that_takes_too_long_is_tried_alone_and_then_told() -> None:
    told: list[str] = []
    endless: dict[str, Job] = {name: paper(name) for name in ("a", "b")}
    with Workers(count=2, tell=lambda _step, what: told.append(what), seconds=0) as workers:
        made = workers.make(endless)
    assert [str(one) for one in made.values()] == ["this takes more than 0 s to lay out"] * 2
    assert told[2:] == ["a (1 of 1 made, 0 left)", "b (1 of 1 made, 0 left)"]


def test_a_section_that_fails_leaves_the_others_alone() -> None:
    jobs: dict[str, Job] = {
        "good": paper("Good"),
        "broken": paper("<div>" * 3_000),
        "deck": AttachmentJob(b"no PDF", AttachmentPlacement("Slides", "", "en-GB")),
    }
    with Workers(count=2) as workers:
        made = workers.make(jobs)
    assert texts(made) == {"good": "Good"}
    assert isinstance(made["broken"], SectionFailed)
    assert isinstance(made["deck"], SectionFailed)


def test_a_process_that_dies_is_told_and_replaced(tmp_path: Path) -> None:
    process = LayoutProcess(str(tmp_path), 60)
    assert process.lay_out(paper("One").html, {}, "").page_count == 1
    assert process._process is not None
    process._process.kill()
    process._process.join()
    with pytest.raises(SectionFailed, match="broke down") as told:
        process.lay_out(paper("Two").html, {}, "")
    assert told.value.may_succeed_alone
    assert process.lay_out(paper("Three").html, {}, "").page_count == 1
    process.end()


def test_no_code_is_taken_from_the_folder_that_a_build_is_started_in(tmp_path: Path) -> None:
    board, program = tmp_path / "board", tmp_path / "program.py"
    board.mkdir()
    for name in ("selectors", "signal", "socket", "weasyprint"):
        (board / f"{name}.py").write_text("open('ran', 'w')")
    program.write_text(PROGRAM)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, program], cwd=board, env=environment, capture_output=True, text=True, check=False
    )
    assert done.stdout == "1\n", done.stderr
    assert not (board / "ran").exists()
