"""Rules about words and signs: what they find, and what good English may write."""

from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sbpack.checks.words import double_dash, doubled_word, odd_spacing, stray_bracket
from sbpack.findings.finding import Finding
from sbpack.text.wording import wordings_in_yaml
from sbpack.write.repaired import Repaired, repaired
from tests.effort import examples
from tests.text.texts import markdown

WORDS_RULES = (doubled_word, stray_bracket, odd_spacing, double_dash)


def found(rule: ModuleType, text: str) -> list[Finding]:
    """Return what a rule finds in a Markdown text with its front matter."""
    file, _ = markdown(text)
    return list(rule.check((*wordings_in_yaml(file.head), *file.body.wordings)))


def mended(rule: ModuleType, text: str) -> str:
    """Return the text once the repairs of a rule are made."""
    fixes = [fix for finding in found(rule, text) for fix in finding.fixes]
    result = repaired(text.encode(), text, fixes)
    assert isinstance(result, Repaired)
    return result.text


@pytest.mark.parametrize(
    ("text", "repaired_text"),
    [
        ("The lamps lamps are dark.", "The lamps are dark."),
        ("It would roll out roll out in March.", "It would roll out in March."),
        ("The the lamps.", "The lamps."),
        ("Roll out roll out.", "Roll out."),
        ("Lamps lamps we saw", "Lamps we saw"),
        ("lamps lamps lamps", "lamps"),
        ("Declarations of of interest", "Declarations of interest"),
        ("the “old old” lamps", "the “old” lamps"),
        ("a *new new* lamp", "a *new* lamp"),
    ],
)
def test_a_word_written_twice_is_written_once(text: str, repaired_text: str) -> None:
    assert mended(doubled_word, text) == repaired_text


@pytest.mark.parametrize(
    "text", ["so that that be done", "in in the park", "the\nthe lamps", "the **the** lamps", "is is"]
)
def test_where_a_repair_could_be_wrong_nothing_is_repaired(text: str) -> None:
    (finding,) = found(doubled_word, text)
    assert finding.fixes == ()


@pytest.mark.parametrize(
    "text",
    [
        "They had had a very very long, long day.",
        "carried on on Monday, handed in in April, went on on foot",
        "Sing Sing, Baden Baden, New York New York, Will will come",
        "more and more and more; again and again and again and again",
        "from day to day to day; year on year on year",
        "It was that. That was agreed. The end, end of June.",
        "the in-house house, the team team-building, the board board’s",
        "0 0 of 12 12, 2023 2023",
        "J J Smith, item a a",
        "the `the` lamps",
        "[the]{lang=fr} the",
        "- one\n- one\n",
        "| one | one |\n|---|---|\n| two | two |\n",
        "hear hear",
    ],
)
def test_what_good_english_has_twice(text: str) -> None:
    messages = [finding.message for finding in found(doubled_word, text)]
    assert messages == []


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("never (closed", [7]),
        ("never opened)", [13]),
        ("[one) two", [1, 5]),
        ("Quarter 2] ended", [10]),
        ("((twice)) written", [1]),
        ("(a (nested) remark", [1]),
        ("(in a cell `)`", [1]),
    ],
)
def test_brackets_without_partners(text: str, columns: list[int]) -> None:
    assert sorted(finding.span.column for finding in found(stray_bracket, text)) == columns


@pytest.mark.parametrize(
    "text",
    [
        "a) one b) two; 1) three, iv) four; (v) five, 5(c), Group A) x",
        "(one of a) this and b) that)",
        "((a) and (b))",
        "thanks :) and ;-) and :(",
        "(as follows:)",
        "A remark (that goes on\n\n- in a list\n- to its end)\n",
        "An action [@TO and [2.1 @RS",
        "An action [@TO, @RS] or [2.1  @RS] or [@]",
        "a link [to (a place)](https://example.org/a_(b))",
        "a line (over\ntwo lines)",
        "[sic] and [Note] and \\[x]",
    ],
)
def test_brackets_that_are_in_order(text: str) -> None:
    assert found(stray_bracket, text) == []


@pytest.mark.parametrize(
    ("text", "repaired_text"),
    [
        ("Inspector,Met Police", "Inspector, Met Police"),
        ("lamps , paths ; roads .", "lamps, paths; roads."),
        ("two  spaces and   three", "two spaces and three"),
        ("month.The lamps, UK.The lamps", "month. The lamps, UK. The lamps"),
        ("(lamps) , paths", "(lamps), paths"),
        ("---\ntitle: Lamps , paths\n---\nlamps  lit\n", "---\ntitle: Lamps, paths\n---\nlamps lit\n"),
        ("| lamps ,lit , | x |\n|---|---|\n", "| lamps ,lit, | x |\n|---|---|\n"),
    ],
)
def test_spacing_is_mended(text: str, repaired_text: str) -> None:
    assert mended(odd_spacing, text) == repaired_text


@pytest.mark.parametrize(
    "text",
    [
        "One.  Two!  Three:  “Four.”  (Five.)  Six",
        "10,000 and 1,2 and .5 and 3 .5",
        "https://example.org/a,b www.example.org,The lamps@example.org,The",
        "LB,LW and Smith,J and J.Smith",
        "e.g.The and i.e.It and No.It",
        "and so on . . . to the end",
        "report.docx.The file",
        "one  \ntwo",
        "`a  b ,c` and `x` , y",
    ],
)
def test_spacing_that_is_in_order(text: str) -> None:
    assert found(odd_spacing, text) == []


@pytest.mark.parametrize(
    ("value", "repaired_value"),
    [("Parks -- plan", "Parks – plan"), ('"2019--2024"', '"2019–2024"'), ("Parks --- a plan", "Parks — a plan")],
)
def test_hyphens_in_values_become_dashes(value: str, repaired_value: str) -> None:
    assert mended(double_dash, f"---\ntitle: {value}\n---\n") == f"---\ntitle: {repaired_value}\n---\n"


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: use --draft\n---\n",
        "---\ntitle: https://example.org/a--b\n---\n",
        "---\ntitle: a ---- b\n---\n",
        "Text -- set with a dash",
    ],
)
def test_hyphens_that_stay(text: str) -> None:
    assert found(double_dash, text) == []


WORDS = ("the ", "the ", "lit lit", "a) ", ".The ", "é", "𝒳", "[2.1 @RS] ", "[mot]{lang=fr}")
SIGNS = (
    "(",
    ")",
    "((",
    "))",
    "[",
    "]",
    " ,",
    ",",
    "--",
    "**",
    "`x`",
    "&amp;",
    "\\",
    "“",
    '"',
    "'",
    "# ",
    "> ",
    "- ",
    "| ",
)
PIECES = st.sampled_from((*WORDS, *SIGNS, "  ", "\n", "\n\n"))


@settings(max_examples=examples(150))
@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_prose_is_read_and_every_place_is_in_it(text: str) -> None:
    lines = text.split("\n")
    for rule in WORDS_RULES:
        for finding in found(rule, text):
            span = finding.span
            assert 1 <= span.line <= span.end_line <= len(lines)
            assert span.end_column <= len(lines[span.end_line - 1]) + 1
            for fix in finding.fixes:
                at = fix.span
                assert lines[at.line - 1][at.column - 1 : at.end_column - 1] == fix.before
