"""Maps of letters as programs write them, and as they are written anew."""

import pytest

from sbpack.render.attachments.fonts import read_letters, written_letters

A, B, C, UNKNOWN = b"\0A", b"\0B", b"\0C", b"\xff\xfd"


@pytest.mark.parametrize(
    ("content", "length", "letters"),
    [
        (b"1 beginbfchar <01> <0041> endbfchar", 1, {1: A}),
        (b"9 beginbfchar\n<0001><0041>\n<0002> <00 42>\nendbfchar", 2, {1: A, 2: B}),
        (b"1 beginbfchar <0001> <00660069> endbfchar", 2, {1: b"\0f\0i"}),
        (b"1 beginbfchar <0001> <D83DDE43> endbfchar", 2, {1: "🙃".encode("utf-16-be")}),
        (b"1 beginbfrange <0001> <0003> <0041> endbfrange", 2, {1: A, 2: B, 3: C}),
        (b"1 beginbfrange <0001> <0009> [<0041> <0042>] endbfrange", 2, {1: A, 2: B}),
        (b"1 beginbfrange <0003> <0001> <0041> endbfrange 1 beginbfchar <0009> <0041> endbfchar", 2, {9: A}),
        (b"1 beginbfrange <0001> <0002> <0066006A> endbfrange", 2, {1: b"\0f\0j", 2: b"\0f\0k"}),
        (b"3 beginbfchar <01> <0000> <02> <FEFF> <03> <> endbfchar", 1, dict.fromkeys((1, 2, 3), UNKNOWN)),
        (b"1 beginbfchar <01> <004> endbfchar", 1, {1: b"\0@"}),
        (b"2 beginbfchar <01> <0041> <01> <0042> endbfchar", 1, {1: A}),
    ],
)
def test_a_map_is_read_and_comes_back_from_what_is_written(
    content: bytes, length: int, letters: dict[int, bytes]
) -> None:
    assert read_letters(content) == (length, letters)
    assert read_letters(written_letters(length, letters)) == (length, letters)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"/Other usecmap 1 beginbfchar <01> <0041> endbfchar",
        b"1 beginbfchar <01> /A endbfchar",
        b"2 beginbfchar <01> <0041> <0002> <0041> endbfchar",
        b"1 beginbfchar <000001> <0041> endbfchar",
        b"1 beginbfchar <01> <41> endbfchar",
        b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange",
    ],
    ids=range(7),
)
def test_a_map_beyond_this_reader_is_left_as_it_is(content: bytes) -> None:
    assert read_letters(content) is None


def test_many_letters_come_in_parts() -> None:
    letters = {code: code.to_bytes(2) for code in range(0x41, 0x41 + 250)}
    written = written_letters(2, letters)
    assert [int(part.split()[-1]) for part in written.split(b" beginbfchar")[:-1]] == [100, 100, 50]
    assert read_letters(written) == (2, letters)
