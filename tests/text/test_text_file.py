"""Places where git left two versions are found, in files full of such lines too."""

import re
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sbpack.text.source_text import read_text
from tests.effort import examples

WHOLE = re.compile(r"^<{7} .*$(?=(?:\n.*)*?\n={7}$(?:\n.*)*?\n>{7} )", re.MULTILINE)
"""What a conflict is, written so that it takes the third power of time."""
SECONDS = 5
"""For a megabyte; it takes a tenth of a second."""


@settings(max_examples=examples(200))
@given(st.lists(st.sampled_from(["<<<<<<< a", "=======", ">>>>>>> b", "<<<<<<<", "words"]), max_size=12))
def test_a_conflict_has_two_versions(lines: list[str]) -> None:
    text = "\n".join(lines)
    found = [finding.span.line for finding in read_text("m.md", text.encode())[1]]
    assert found == [text[: match.start()].count("\n") + 1 for match in WHOLE.finditer(text)]


@pytest.mark.parametrize("piece", ["<<<<<<< a\n=======\n", "<<<<<<< a\n=======\n>>>>>>> b\n", "x" * 3999 + " "])
def test_a_megabyte_is_read_in_little_time(piece: str) -> None:
    data = (piece * (1_000_000 // len(piece))).encode()
    start = process_time()
    read_text("m.md", data)
    assert process_time() - start < SECONDS
