"""Every mark in random Markdown stands exactly where it is said to stand."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from sbpack.text.marks import ActionMark
from tests.effort import examples
from tests.text.texts import markdown

MARKS = ("[@LB]", "[@AM @RV]", "[76.2 @LB]", "[156a.12 @O'N due 2023-12-06]", "[@SUB-GROUP-LEADS due next meeting]")
CHANGES = ("[76.2 closed]", "[2017-07-06/145.1 becomes a rule]", "[76.2 stays open]")
PIECES = (
    *MARKS,
    *CHANGES,
    *MARKS,
    "words ",
    "*em ",
    "*",
    "**",
    "_",
    "`code` ",
    "``",
    "[link](https://x.org) ",
    "[",
    "]",
    "(x)",
    "![alt](p.png)",
    "\\",
    "\\|",
    "|",
    "&amp;",
    "--",
    '"',
    "'",
    "...",
    "é",
    "𝒳",
    "^[note ",
    "[^1]",
    "{lang=cy}",
    "<b>",
    " ",
    "  ",
    "\t",
)
PREFIXES = (
    "",
    "",
    "",
    "> ",
    ">",
    "- ",
    "  - ",
    "1. ",
    "    ",
    "\t",
    ">\t",
    "> - ",
    "   ",
    "# ",
    "## ",
    "| ",
    "[^1]: ",
    "[a]: ",
)
SUFFIXES = ("", "", "", " ", "  ", " #", " ##", "\\", " |", "\t")

OTHERS = ("", "", "---", "===", "|---|---|", "|-|-|-|", "| a | b |", "```", "<!--", "-->", "- - -", '{caption="x"}')


def documents_of(without: str = "") -> st.SearchStrategy[str]:
    """Return Markdown in which the characters of `without` never stand."""

    def kept(texts: tuple[str, ...]) -> st.SearchStrategy[str]:
        return st.sampled_from([text for text in texts if not set(text) & set(without)])

    lines = st.builds(
        lambda prefixes, pieces, suffix: "".join(prefixes) + "".join(pieces) + suffix,
        st.lists(kept(PREFIXES), max_size=3),
        st.lists(kept(PIECES), max_size=6),
        kept(SUFFIXES),
    )
    return st.lists(st.one_of(lines, lines, kept(OTHERS)), max_size=14).map("\n".join)


documents = documents_of()


@settings(max_examples=examples(600))
@given(documents)
def test_marks_stand_where_they_are_said_to(text: str) -> None:
    source_lines = text.split("\n")
    file, findings = markdown(text)
    seen = set()
    for mark in file.body.marks():
        span = mark.span
        assert span.line == span.end_line
        raw = source_lines[span.line - 1][span.column - 1 : span.end_column - 1]
        assert raw in MARKS + CHANGES
        first = mark.owners[0] if isinstance(mark, ActionMark) else mark.change
        assert first in raw
        seen.add((span.line, span.column))
    for finding in findings:
        assert 0 <= finding.span.line <= len(source_lines)
        if finding.rule == "broken-mark":
            assert (finding.span.line, finding.span.column) not in seen
            assert source_lines[finding.span.line - 1][finding.span.column - 1] == "["


@settings(max_examples=examples(300))
@given(documents_of(without="`<\\"))
def test_no_mark_is_lost_without_a_word(text: str) -> None:
    text = f"words\n\n{text}"  # no head
    file, findings = markdown(text)
    known = {(mark.span.line, mark.span.column) for mark in file.body.marks()}
    known |= {(finding.span.line, finding.span.column) for finding in findings}
    for number, line in enumerate(text.split("\n"), start=1):
        for match in re.finditer(r"\[@", line):
            assert (number, match.start() + 1) in known


@settings(max_examples=examples(300))
@given(documents)
def test_every_token_has_its_place(text: str) -> None:
    file, _ = markdown(text)
    source_lines = text.split("\n")
    for token in file.body.inline_tokens():
        span = token.meta["span"]
        if token.type == "code_inline":
            assert source_lines[span.line - 1][span.column - 1] == "`"
        elif token.type == "link_open" and token.info != "auto":
            assert source_lines[span.line - 1][span.column - 1] == "["
        elif token.type == "image":
            assert source_lines[span.line - 1][span.column - 1 :].startswith("![")
