"""Attachments probed by a process with limits, and the process itself when a file has got hold of it."""

import json
import math
import os
import random
import re
import socket
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import IO

import pikepdf
import pytest
from PIL import Image

from sbpack.read.read_sources import read_sources
from sbpack.repository.cache import KeptFiles, KeptProbes
from sbpack.repository.folder import FolderRepository
from sbpack.sandbox.child import FRAME, LONGEST_TEXT, MOST_TEXTS, ChildFailed, LimitedChild, Message, Reason, read_frame
from sbpack.sandbox.probe import FAILURES, Probe, Prober
from tests.attachments import (
    A4,
    Oddity,
    blank,
    bomb,
    encrypted,
    half_drawn,
    layered,
    loaded,
    odd,
    papers,
    portfolio,
    saved,
    scan,
    short_of_a_page,
    slides,
    tagged,
    without_its_font,
)
from tests.effort import examples

JOBS = "tests.sandbox.odd_jobs"


def probed(name: str, data: bytes) -> Probe:
    return probed_all({name: data})[name]


def probed_all(files: Mapping[str, bytes]) -> dict[str, Probe]:
    with Prober() as prober:
        return {path: prober.probe(path, sha256(data).hexdigest(), data) for path, data in files.items()}


@pytest.mark.parametrize(
    ("data", "pages", "size"),
    [
        (slides(3), 3, (960, 540)),
        (papers((A4, (420, 595))), 2, A4),
        (tagged(), 1, A4),
        (scan(), 1, A4),
        (loaded(), 1, (960, 540)),
        (layered(), 1, A4),
        (without_its_font(), 1, A4),
        (odd([Oddity(rotate=90, unit=2)]), 1, (600, 800)),
        (blank(500), 500, (612, 792)),
        (b"From: partner@example.gov.uk\r\n" + slides(2) + b"\r\n-- \r\n", 2, (960, 540)),
    ],
    ids=["fpdf2", "reportlab", "weasyprint", "pillow", "loaded", "layers", "no font", "turned", "500", "in a mail"],
)
def test_a_whole_pdf_says_how_long_and_how_wide_it_is(data: bytes, pages: int, size: tuple[float, float]) -> None:
    probe = probed("a.pdf", data)
    assert (probe.page_count, probe.problem) == (pages, "")
    assert (probe.width, probe.height) == pytest.approx(size, abs=0.5)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "it is not a PDF"),
        (b"PK\x03\x04 a presentation", "it is not a PDF"),
        (b"%PDF-1.7\nnothing", "it is damaged or was cut short"),
        (encrypted("secret"), "it is encrypted or protected with a password"),
        (blank(0), "it has no pages"),
        (blank(501), "it has 501 pages, more than 500"),
        (blank(2, (0, 0, 0, 0)), "page 2 measures 0 mm by 0 mm"),
        (blank(3, (0, 0, 14_400_000, 842)), "page 3 measures 5,080,000 mm by 297 mm"),
        (half_drawn(), "page 2 is damaged"),
        (portfolio(), "it is a portfolio, a cover over other files"),
        (short_of_a_page(), "it is damaged or was cut short"),
        (bomb(), "it unpacks to more than 100 MB"),
        (b"%PDF-1.7\n" + b" " * 50_000_000, "it has 50.0 MB, more than 50"),
    ],
    ids=range(13),
)
def test_each_problem_of_a_pdf_has_its_own_words(data: bytes, problem: str) -> None:
    probe = probed("a.pdf", data)
    assert (probe.page_count, probe.problem) == (0, problem)
    assert probe.help


@pytest.mark.parametrize("make", [slides, lambda: papers((A4,) * 4), tagged, scan, lambda: linearised(slides(3))])
def test_a_file_cut_short_is_never_taken_for_a_shorter_one(make: Callable[[], bytes]) -> None:
    whole = make()
    pages = probed("a.pdf", whole).page_count
    files = {f"{end}.pdf": whole[:end] for end in range(0, len(whole), max(len(whole) // 60, 1))}
    probes = probed_all(files)
    whole_ones = [path for path, probe in probes.items() if not probe.problem]
    assert all(probes[path].page_count == pages for path in whole_ones)
    # Less than the tail with the table of objects may be lost.
    assert all(int(path.removesuffix(".pdf")) > len(whole) - 1_500 for path in whole_ones)


def mutations(make: Callable[[], bytes], count: int) -> Iterator[bytes]:
    """Yield a file with one name, number or reference of it written wrongly each time."""
    chance = random.Random(0)  # noqa: S311 - wrong in the same places each time
    with pikepdf.open(BytesIO(make())) as pdf:
        plain = saved(pdf, qdf=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    places = [found.span() for found in re.finditer(rb"(?<=/)[A-Z]\w+|\d+ 0 R|\b\d+\b|<<|\[", plain)]
    for _ in range(count):
        start, end = chance.choice(places)
        wrong = chance.choice([b"null", b"[]", b"<<>>", b"-1", b"99999999999", b"(x)", b"1 0 R", b"3 0 R", b"/X"])
        yield plain[:start] + wrong + plain[end:]


@pytest.mark.parametrize("make", [slides, tagged, loaded, layered])
def test_a_file_written_wrongly_never_ends_the_child(make: Callable[[], bytes]) -> None:
    files = {f"{n}.pdf": data for n, data in enumerate(mutations(make, examples(60)))}
    problems = [probe.problem for probe in probed_all(files).values()]
    assert not {problem for problem, _ in FAILURES.values()} & set(problems)
    assert any(problems)
    assert not all(problems)


def linearised(data: bytes) -> bytes:
    return saved(pikepdf.open(BytesIO(data)), linearize=True)


def photograph(form: str, size: tuple[int, int], orientation: int = 1) -> bytes:
    output = BytesIO()
    exif = Image.Exif()
    exif[0x0112] = orientation
    Image.new("RGB", size, "teal").save(output, form, exif=exif)
    return output.getvalue()


def test_pictures_are_measured_as_they_are_held() -> None:
    assert probed("a.png", photograph("PNG", (30, 20))) == Probe(1, 30, 20)
    assert probed("a.JPG", photograph("JPEG", (30, 20))) == Probe(1, 30, 20)
    assert probed("a.jpeg", photograph("JPEG", (30, 20), orientation=6)) == Probe(1, 20, 30)
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" {}/>'
    assert probed("a.svg", drawing.format('viewBox="0 0 40 10"').encode()) == Probe(1, 40, 10)
    assert probed("a.svg", drawing.format('width="7px" height="9" viewBox="0 0 40 10"').encode()) == Probe(1, 7, 9)
    assert probed("a.svg", drawing.format('viewBox="0 0 0.5 -1"').encode()) == Probe(1, 0.5, 0)


def test_the_largest_photograph_fits_into_the_limits() -> None:
    assert probed("a.png", photograph("PNG", (8_000, 6_000))) == Probe(1, 8_000, 6_000)


def test_a_bad_picture_says_why() -> None:
    assert "cut short" in probed("a.jpg", photograph("JPEG", (300, 200))[:-200]).problem
    assert "only PNG, JPEG" in probed("a.png", b"GIF89a").problem
    assert "`script`" in probed("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>').problem


def test_equal_files_are_opened_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    ask = LimitedChild.ask
    monkeypatch.setattr(LimitedChild, "ask", lambda child, *job: asked.append(job) or ask(child, *job))
    probes = probed_all({f"{number}.pdf": slides(2) for number in range(5)})
    assert {probe.page_count for probe in probes.values()} == {2}
    assert len(asked) == 1


def test_a_board_without_attachments_starts_no_child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("subprocess.Popen", pytest.fail)
    (tmp_path / "meetings" / "2024-03-06").mkdir(parents=True)
    (tmp_path / "meetings" / "2024-03-06" / "meeting.yaml").write_text('time: "10:00"\nagenda: []\n')
    sources, _ = read_sources(FolderRepository(tmp_path))
    assert sources.probes == {}


def test_what_a_run_found_out_the_next_one_knows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "board" / "meetings" / "2024-03-06"
    folder.mkdir(parents=True)
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>'
    files = {"a.pdf": slides(2), "b.pdf": encrypted("secret"), "c.png": photograph("PNG", (3, 2)), "d.svg": drawing}
    for name, data in files.items():
        (folder / name).write_bytes(data)

    def probes(identity: str = "this engine") -> Mapping[str, Probe]:
        known = KeptProbes(KeptFiles(tmp_path / "kept"), lambda: identity)
        return read_sources(FolderRepository(tmp_path / "board"), known)[0].probes

    started: list[LimitedChild] = []
    start = LimitedChild._start
    monkeypatch.setattr(LimitedChild, "_start", lambda child: started.append(child) or start(child))
    first = probes()
    assert [probe.page_count for probe in first.values()] == [2, 0, 1, 1]
    assert len(started) == 1
    assert probes() == first
    assert len(started) == 1
    assert probes("another engine") == first
    assert len(started) == 2
    (folder / "a.pdf").write_bytes(slides(3))
    assert [probe.page_count for probe in probes().values()] == [3, 0, 1, 1]
    assert len(started) == 3


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"page_count": 1, "width": "9", "height": 1.0}', b"\xff"])
def test_what_was_kept_wrongly_is_asked_again(content: bytes, tmp_path: Path) -> None:
    kept = KeptFiles(tmp_path)
    known = KeptProbes(kept, lambda: "this engine")
    known.put("pdf", "digest", Probe(2, 960, 540))
    assert known.get("pdf", "digest") == Probe(2, 960, 540)
    kept.put(json.dumps(["probe", "this engine", "pdf", "digest"]), content)
    assert known.get("pdf", "digest") is None


@pytest.mark.parametrize("reason", FAILURES)
def test_what_a_busy_machine_may_be_to_blame_for_is_asked_again(
    reason: Reason, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> Message:
        raise ChildFailed(reason)

    kept = KeptProbes(KeptFiles(tmp_path), lambda: "this engine")
    with Prober(kept) as prober:
        monkeypatch.setattr(LimitedChild, "ask", fail)
        assert prober.probe("a.pdf", "digest", slides(1)).problem == FAILURES[reason][0]
    monkeypatch.undo()
    with Prober(kept) as prober:
        assert prober.probe("a.pdf", "digest", slides(1)).page_count == 1


@pytest.mark.parametrize(
    ("what", "reason"),
    [
        ("sleep", "time"),
        ("eat", "memory"),
        ("die", "crash"),
        ("raise", "crash"),
        ("garble", "crash"),
        ("write", "crash"),
    ],
)
def test_a_failing_job_is_to_blame_alone(what: str, reason: str, tmp_path: Path) -> None:
    with LimitedChild(JOBS, 2.0 if reason == "time" else 60.0) as child:
        assert child.ask({"do": "echo"}, b"before").data == b"before"
        with pytest.raises(ChildFailed) as failed:
            child.ask({"do": what, "path": str(tmp_path / "file")}, b"x" * 70_000)
        assert failed.value.reason == reason
        assert child.ask({"do": "echo"}, b"after").data == b"after"
    assert not (tmp_path / "file").exists()


@pytest.mark.parametrize("what", ["write", "read", "reopen", *(["cut", "delete"] if sys.platform == "linux" else [])])
def test_the_child_cannot_touch_a_file(what: str, tmp_path: Path) -> None:
    victim = tmp_path / "minutes.md"
    victim.write_text("resolved")
    with LimitedChild(JOBS, 60.0) as child, pytest.raises(ChildFailed, match="crash"):
        child.ask({"do": what, "path": str(victim)}, b"taken over")
    assert victim.read_text() == "resolved"


def test_the_child_cannot_call_anybody() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, LimitedChild(JOBS, 60.0) as child:
        server.settimeout(0.2)
        with pytest.raises(ChildFailed, match="crash"):
            child.ask({"do": "call", "port": server.getsockname()[1]}, b"")
        with pytest.raises(TimeoutError):
            server.accept()


def test_a_child_stopped_just_after_its_answer_serves_no_other_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def slowly(stream: IO[bytes]) -> Message:
        answer = read_frame(stream)
        time.sleep(2.2)
        return answer

    with LimitedChild(JOBS, 2.0) as child:
        monkeypatch.setattr("sbpack.sandbox.child.read_frame", slowly)
        assert child.ask({"do": "echo"}, b"guilty").data == b"guilty"
        monkeypatch.undo()
        assert child.ask({"do": "echo"}, b"innocent").data == b"innocent"


def test_a_child_that_failed_once_serves_no_other_file() -> None:
    with LimitedChild(JOBS, 60.0) as child:
        before = child.ask({"do": "echo"}, b"").values["pid"]
        with pytest.raises(ChildFailed, match="crash"):
            child.ask({"do": "raise"}, b"")
        assert child.ask({"do": "echo"}, b"").values["pid"] != before


WHOLE = {"page_count": 2, "width": 960, "height": 540}


@pytest.mark.parametrize(
    "claim",
    [
        *({"page_count": count} for count in (None, True, "2", 0, -1, 2.5, 501, 10**308, math.inf, math.nan)),
        *({"width": width} for width in (None, True, "9", 0, -1, 20_000, 10**308, 10**400, math.inf, math.nan)),
    ],
    ids=str,
)
def test_a_child_that_was_taken_over_may_claim_what_it_likes(
    claim: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    head = json.dumps(WHOLE | claim).encode()
    stream = BytesIO(FRAME.pack(len(head), 0) + head)
    process = SimpleNamespace(stdin=BytesIO(), stdout=stream, kill=lambda: None, wait=lambda: None)
    monkeypatch.setattr(LimitedChild, "_start", lambda _: process)
    assert probed("a.pdf", b"").problem == FAILURES["crash"][0]


def test_what_a_child_says_is_one_short_line() -> None:
    answer = Message({"problem": "\x1b[2Jbad\n" + "x" * 10_000, "losses": ["a\tb", 1] * 1_000})
    assert answer.line("problem") == " [2Jbad " + "x" * (LONGEST_TEXT - 8)
    assert set(answer.lines("losses")) == {"a b"}
    assert len(answer.lines("losses")) <= MOST_TEXTS


def test_one_child_serves_many_jobs_whatever_they_print() -> None:
    with LimitedChild(JOBS, 60.0) as child:
        pids = {child.ask({"do": "print"}, b"x" * size).integer("pid", 1, 2**32) for size in (0, 10, 2_000_000)}
    assert len(pids) == 1
    with pytest.raises(ProcessLookupError):
        os.kill(pids.pop(), 0)


def test_the_child_knows_nothing_of_where_it_was_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('taken over')")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("PYTHONSTARTUP", "x")
    monkeypatch.setenv("TOKEN", "secret")
    with LimitedChild(JOBS, 60.0) as child:
        answer = child.ask({"do": "look"}, b"")
    assert answer.text("cwd") == "/"
    # The interpreter itself may add the language of what it prints.
    assert set(answer.lines("names")) - {"LC_CTYPE"} <= {"PYTHONPATH", "LD_LIBRARY_PATH"}
    assert answer.values["limits"] == [0, 0, 0, 0]
