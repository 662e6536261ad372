"""What an officer allows in place."""

import pytest

from sbpack.findings.finding import Finding
from sbpack.text.comments import Allowance, yaml_allowances
from sbpack.text.markdown_file import read_markdown
from sbpack.text.source_text import SourceText
from sbpack.text.yaml_file import read_yaml


def in_markdown(text: str) -> tuple[Allowance, ...]:
    file, findings = read_markdown("p.md", text, lambda _path: b"A\n1\n")
    assert findings == []
    return file.allowances


def in_yaml(text: str) -> list[Allowance]:
    findings: list[Finding] = []
    node, _ = read_yaml("m.yaml", text)
    found = list(yaml_allowances(node, SourceText("m.yaml", text), findings))
    assert findings == []
    return found


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("One.\n\nTwo <!-- allow doubled-word: Meant so. -->\nthree.\n", (3, 3)),
        ("One.\n\n<!-- allow doubled-word: Meant so. -->\nTwo\nthree.\n\nFour.\n", (3, 5)),
        ("One.\n<!-- allow doubled-word:\nMeant so. -->\n\nTwo\nthree.\n", (2, 6)),
        ("<!-- allow doubled-word: Meant so. -->\n\n1. One\n\n   two\n2. Three\n\nFour.\n", (1, 6)),
        ("<!-- allow doubled-word: Meant so. -->\n| A |\n|---|\n| b |\n\nFour.\n", (1, 4)),
        ("Four.\n\n<!-- allow doubled-word: Meant so. -->\n", (3, 3)),
        ("<!-- allow doubled-word in this file: Meant so. -->\nOne.\n", (0, 0)),
        ("---\ntitle: A a  # allow doubled-word: Meant so.\n---\nOne.\n", (2, 2)),
        ("---\n# allow doubled-word: Meant so.\ndirectory:\n  - name: A a\n    role: B\nward: C\n---\n", (2, 5)),
    ],
)
def test_lines_that_an_allowance_speaks_of(text: str, lines: tuple[int, int]) -> None:
    (found,) = in_markdown(text)
    assert (found.rules, found.reason, found.lines) == (("doubled-word",), "Meant so.", lines)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a:\n  - b: 1\n    c: 2 # allow late-paper: Why.\n  - d: 3\n", (3, 3)),
        ("a:\n  # allow late-paper: Why.\n  - b: 1\n    c: 2\n  - d: 3\n", (2, 4)),
        ("a:\n  - b: 1\n    # allow late-paper: Why.\n    c: 2\n    d: 3\n", (3, 4)),
        ("# allow late-paper: Why.\n\n# And more.\na:\n  - b: 1\ne: f\n", (1, 5)),
    ],
)
def test_lines_in_yaml(text: str, lines: tuple[int, int]) -> None:
    (found,) = in_yaml(text)
    assert (found.rules, found.reason, found.lines) == (("late-paper",), "Why.", lines)


@pytest.mark.parametrize(
    "text",
    [
        "note: 'x # allow late-paper: Why.'\n",
        "note: |\n  x\n  # allow late-paper: Why.\n",
        "note: x#allow late-paper: W\n",
    ],
)
def test_words_in_yaml_allow_nothing(text: str) -> None:
    assert in_yaml(text) == []


def test_words_in_markdown_allow_nothing() -> None:
    assert in_markdown("`<!-- allow late-paper: Why. -->`\n\n```\n<!-- allow late-paper: Why. -->\n```\n") == ()
    assert in_markdown("<!-- allow two weeks for replies -->\n") == ()


def test_several_rules_and_several_comments() -> None:
    found = in_markdown("<!-- allow PAP008, late-paper and doubled-word: Why. --> <!-- allow tab: Also. -->\n")
    assert [one.rules for one in found] == [("PAP008", "late-paper", "doubled-word"), ("tab",)]


def test_a_table_that_the_lines_show_is_covered() -> None:
    found = in_markdown("<!-- allow blank-cells: Not known yet. -->\n![T](t.csv)\n\n![U](u.csv)\n")
    assert found[0].files == ("t.csv",)
