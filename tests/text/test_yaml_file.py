"""YAML is read as it is typed, and every trap is named with its place."""

import time

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sbpack.text import yaml_file
from sbpack.text.yaml_file import read_yaml
from sbpack.text.yaml_nodes import YamlMap
from tests.effort import examples
from tests.text.texts import plain, rules, yaml_findings


def test_scalars_are_what_was_typed() -> None:
    node, findings = read_yaml("m.yaml", "a: no\nb: 10.00\nc: 0123\nd: 19:30\ne: 2023-12-06\nf: ~\ng:\nh: ON\n")
    assert findings == []
    assert plain(node) == {
        "a": "no",
        "b": "10.00",
        "c": "0123",
        "d": "19:30",
        "e": "2023-12-06",
        "f": "~",
        "g": "",
        "h": "ON",
    }


def test_places_of_values() -> None:
    node, _ = read_yaml("m.yaml", "a:\n  - 'x y'\n  - |\n    two\n    lines\n\nb: z\n", first_line=5)
    assert isinstance(node, YamlMap)
    assert str(node.entries[0].key.span) == "m.yaml:5:1"
    span = node.entries[0].value.span
    assert (span.line, span.column, span.end_line, span.end_column) == (6, 3, 9, 10)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\na: 2\na: 3\n", ["2:1 duplicate-key: `a` is written twice", "3:1 duplicate-key: `a` is written twice"]),
        (
            "a: &x 1\nb: *x\n",
            ["1:4 yaml-anchor: `&x` names a value to repeat it", "2:4 yaml-anchor: `*x` repeats another value"],
        ),
        ("b: {}\n<<: {a: 1}\n", ["2:1 yaml-anchor: `<<` merges another mapping"]),
        ("a: !!int 1\n", ["1:4 yaml-tag: the tag `tag:yaml.org,2002:int` changes how a value is read"]),
        ("a: !e!f 1\n", ["1:4 yaml-tag: a tag begins here"]),
        ("a: 1\n---\nb: 2\n", ["2:1 several-documents: a second document begins here"]),
        ("a: " + "[" * 20, ["1:23 too-deep: lists and mappings are nested more than 20 deep"]),
        ("a:\tb\nc: d\te\n", ["1:3 tab: a tab stands here"]),
        ("title: Item #3 x\n", ["1:13 cut-off-value: everything from `#3 x` on is cut off as a comment"]),
        ("title: #3\n", ["1:8 cut-off-value: everything from `#3` on is cut off as a comment"]),
        ("title: x # a comment\n", []),
        ("title: 'x' #comment\n", []),
        ("[a]: b\n", ["1:1 bad-yaml: a list or mapping stands where a key belongs"]),
        ("a: b\x07\n", ["1:5 odd-character: the character U+0007 cannot be printed"]),
        ("a: b\x85c\n", ["1:5 odd-character: the character U+0085 breaks the line without being seen"]),
        (
            "a: b\u2028c\u2029",
            [
                "1:5 odd-character: the character U+2028 breaks the line without being seen",
                "1:7 odd-character: the character U+2029 breaks the line without being seen",
            ],
        ),
        ("\ufeffa: b\n", ["1:1 byte-order-mark: the file begins with a byte-order mark"]),
        ("", ["1:1 wrong-shape: nothing is written here"]),
        ("# only a comment\n", ["1:1 wrong-shape: nothing is written here"]),
        ("a: b: c\n", ["1:5 bad-yaml: a colon with a space after it stands inside an unquoted value"]),
        ("a: [b\n", ["1:6 bad-yaml: a list in square brackets is not closed"]),
        ('a: "b\n', ["1:4 bad-yaml: a quotation mark is never closed"]),
        ("a: @LB\n", ["1:4 bad-yaml: an unquoted value cannot begin with this character"]),
    ],
)
def test_traps(text: str, expected: list[str]) -> None:
    assert yaml_findings(text) == expected


def test_reading_goes_on_after_a_finding() -> None:
    node, findings = read_yaml("m.yaml", "a: &x 1\nb: !t 2\na: 3\n? [k]\n: v\nc: *x\nd: 4\n")
    assert plain(node) == {"a": "1", "b": "2", "c": "*x", "d": "4"}
    assert rules(findings) == {"yaml-anchor", "yaml-tag", "duplicate-key", "bad-yaml"}


def test_without_the_c_library(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a: &x 1\nb: !t 2\na: 3\nc: *x\nd: Item #4\ne: |\n  x\n"
    expected = read_yaml("m.yaml", text)
    monkeypatch.setattr(yaml_file, "_LOADER", yaml.SafeLoader)
    assert read_yaml("m.yaml", text) == expected
    assert yaml_findings("a: [b\n") == ["1:6 bad-yaml: a list in square brackets is not closed"]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "{a: " * 100_000,
        "- " * 100_000,
        "- &a x\n" + "- *a\n" * 100_000,
        "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 40)),
        "? " * 50_000,
    ],
)
def test_bombs_end_at_once(text: str) -> None:
    before = time.perf_counter()
    _, findings = read_yaml("m.yaml", text)
    assert findings
    assert time.perf_counter() - before < 1


@settings(max_examples=examples(300))
@given(st.text(alphabet="ab:- \n\t[]{},#&*!|>'\"%@`?<~0é\x85\u2028\ufeff\x00", max_size=60))
def test_never_a_traceback(text: str) -> None:
    node, findings = read_yaml("m.yaml", text)
    assert node is not None or findings
    lines = text.replace("\r", "\n").count("\n") + 1
    assert all(0 <= finding.span.line <= lines + 1 for finding in findings)
