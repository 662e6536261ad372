"""Files are read by children with limits, several at once where they are long."""

from collections import deque
from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest

from sbpack.assemble import assemble
from sbpack.leaks import reading
from sbpack.leaks.read_output import file_texts
from sbpack.leaks.read_pdf import StringWalk
from sbpack.leaks.reading import NotRead, readable_texts_of
from sbpack.sandbox.child import ChildFailed, LimitedChild, Message
from tests.assemble.packs import of_lengths
from tests.leaks.planted import honest_pack

LONG = assemble(of_lengths(9, 14))


def test_children_read_what_one_process_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 3)
    read = readable_texts_of("pack.pdf", LONG)
    assert list(read) == list(dict.fromkeys(file_texts("pack.pdf", LONG)))
    pages = dict.fromkeys(readable.place for readable in read if readable.place.startswith("on page"))
    assert list(pages) == [f"on page {number}" for number in range(1, 25)]


@pytest.mark.parametrize(
    "answer", [b"", b"[1]", b'[["on page 1", 7]]', b'{"a": 1}', b'[["on page 1"]]', b"[" * 100_000]
)
def test_a_child_that_answers_something_else(answer: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may have been taken over by what it read."""

    def ask(_child: LimitedChild, values: dict[str, object], _data: bytes) -> Message:
        return Message({"pages": 1}) if values == {"ask": "count"} else Message({}, answer)

    monkeypatch.setattr(LimitedChild, "ask", ask)
    with pytest.raises(NotRead):
        readable_texts_of("pack.pdf", LONG)


def test_after_a_failure_no_job_is_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def ask(_child: LimitedChild, values: dict[str, object], _data: bytes) -> Message:
        asked.append(values)
        if values == {"ask": "count"}:
            return Message({"pages": 90_000})
        raise ChildFailed("time")

    monkeypatch.setattr(LimitedChild, "ask", ask)
    with pytest.raises(NotRead):
        readable_texts_of("pack.pdf", LONG)
    assert len(asked) < 20


def test_a_page_that_no_program_reads_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LimitedChild, "ask", lambda *_: Message({"unread": "on page 7"}))
    with pytest.raises(NotRead) as raised:
        reading._serve(deque([(0, {"ask": "pages"})]), b"", None)
    assert raised.value.place == "on page 7"


def test_jobs_hold_every_page_once() -> None:
    for pages in (1, 8, 9, 100, 944):
        for workers in (1, 2, 4):
            jobs = list(reading._jobs(pages, workers))
            assert jobs[-1] == {"ask": "beside"}
            ranges = [(job["first"], job["last"]) for job in jobs[:-1]]
            assert ranges[0][0] == 0
            assert all(before[1] == after[0] for before, after in pairwise(ranges))
            assert ranges[-1][0] < pages <= int(str(ranges[-1][1]))


def test_packs_have_no_names_but_those_of_the_format() -> None:
    """Otherwise a word of Part 2 that happens to be one of PDF's would be found in every pack."""
    with pikepdf.open(BytesIO(honest_pack())) as pdf:
        texts = list(StringWalk(pdf).texts())
    assert [one.words for one in texts if one.place == "in a name inside the file"] == []
