"""What `sbpack fix` writes differs from what was there by the numbers alone, byte by byte."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sbpack.findings.finding import Replacement, Span
from sbpack.text.markdown_file import read_markdown
from sbpack.text.marks import ActionMark
from sbpack.text.source_text import read_text
from sbpack.write.repaired import Refused, Repaired, repaired
from tests.effort import examples


def number(data: bytes) -> Repaired | Refused:
    """Number the draft marks of a Markdown file from 2.1 on."""
    text, _ = read_text("m.md", data)
    assert text is not None
    file, _ = read_markdown("m.md", text, lambda _path: None)
    drafts = [mark.span for mark in file.body.marks() if isinstance(mark, ActionMark) and mark.reference is None]
    replacements = [
        Replacement(Span(span.path, span.line, span.column + 1), f"2.{count} @", before="@")
        for count, span in enumerate(drafts, start=1)
    ]
    return repaired(data, text, replacements)


@pytest.mark.parametrize(
    "data",
    [
        b"## 2 Lights\n\nA map. [@TO] And\n[@RS]\n",
        b"## 2 Lights\r\n\r\nA map. [@TO] And\r\n[@RS]\r\n",
        b"## 2 Lights\r\rA map. [@TO] And\r[@RS]\r",
        b"## 2 Lights\n\r\rA map. [@TO] And\r\n[@RS]",
        b"\xef\xbb\xbfA map. [@TO]\r\n\r\nThen [@RS]",
        "Caf\u00e9 \U0001f6b2\t\u2018x\u2019\u00a0 [@TO]\t\u00e9 [@RS @TO]\r\n".encode(),
        b"> a\r\n> - b\t[@TO\r\n>   @RS]\r\n\r\n1.\tx [@RS]",
        b"| A |\r\n|---|\r\n| a\\|b [@TO] |\r\n| [@RS] |\r\n",
    ],
)
def test_every_other_byte_stays(data: bytes) -> None:
    file = number(data)
    assert isinstance(file, Repaired)
    first, second = file.data.find(b"[2.1 @TO"), file.data.find(b"[2.2 @RS")
    assert 0 <= first < second
    assert file.data.replace(b"[2.1 ", b"[").replace(b"[2.2 ", b"[") == data


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"Caf\xe9. [@TO]\n", "the file is not UTF-8: byte E9 stands here"),
        (b"[@TO]\n\x92\n", "the file is not UTF-8: byte 92 stands here"),
        ("A\u2028map. [@TO]\n".encode(), "the character U+2028 breaks the line without being seen"),
        (b"A\x00map. [@TO]\n", "the character U+0000 cannot be printed"),
    ],
)
def test_a_file_of_which_a_byte_is_uncertain_is_left_alone(data: bytes, reason: str) -> None:
    file = number(data)
    assert isinstance(file, Refused)
    assert file.reason == reason
    assert file.help


def test_a_file_that_was_changed_meanwhile_is_left_alone() -> None:
    replacement = Replacement(Span("m.md", 1, 2), "2.1 @", before="@")
    assert isinstance(repaired(b"Words. [@TO]\n", "[@TO]\n", [replacement]), Refused)


def test_a_place_that_is_no_mark_is_left_alone() -> None:
    replacement = Replacement(Span("t.yaml", 1, 7), "2.1 @", before="@")
    text = '- - "\\u005b@TO]"\n'
    assert isinstance(repaired(text.encode(), text, [replacement]), Refused)


@settings(max_examples=examples(200))
@given(
    st.lists(st.sampled_from(["[@TO]", "word", " ", "\t", "\r", "\n", "\r\n", "- ", "> ", "\u00e9", "𝒳", "\\", "|"]))
)
def test_only_numbers_are_added(pieces: list[str]) -> None:
    data = "".join(pieces).encode()
    file = number(data)
    assert isinstance(file, Repaired)
    text = file.data.decode()
    for count in range(data.count(b"[@TO]"), 0, -1):
        text = text.replace(f"[2.{count} @TO]", "[@TO]")
    assert text.encode() == data
