"""The page of a rule, as an officer asks for it."""

import re

import pytest
from rich.console import Console

from sbpack.checks.all_rules import ALL_RULES
from sbpack.cli import explain
from sbpack.findings.rule import Rule, page_parts
from tests.cli.running import Type


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal of 60 columns."""

    def console(**options: bool) -> Console:
        return Console(force_terminal=True, width=60, color_system="standard", **options)  # type: ignore[arg-type]

    monkeypatch.setattr(explain, "Console", console)


def plain(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


@pytest.mark.parametrize("name", ["ACT004", "act004", "dropped-action", "Dropped-Action"])
def test_a_rule_is_found_by_code_and_name_in_any_case(sbpack: Type, name: str) -> None:
    ended = sbpack("explain", name)
    assert ended.status == 0
    assert ended.err == ""
    assert ended.out.startswith(
        "ACT004 dropped-action\n"
        "error: a pack with it is marked DRAFT\n"
        "\n"
        "An open action of earlier minutes that matters arising does not report.\n"
        "\n"
        "What it does\n"
    )
    assert "\n    ## 76.4 open\n" in ended.out
    assert "\x1b" not in ended.out


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.name)
def test_every_page_is_printed_whole(sbpack: Type, terminal: None, rule: Rule) -> None:
    ended = sbpack("explain", rule.name)
    assert ended.status == 0
    shown = plain(ended.out)
    # On a narrow terminal lines break elsewhere, and headings have lost their marks; the words are all there.
    parts = page_parts(rule.page)
    words = [
        word
        for is_example, lines in parts
        for line in lines
        for word in (line if is_example else line.removeprefix("## ")).split()
    ]
    assert shown.split()[-len(words) :] == words
    assert all(len(line.rstrip()) <= 60 for line in shown.splitlines())


def test_what_a_finding_means_for_a_pack(sbpack: Type) -> None:
    assert "error: no pack is made while it is there\n" in sbpack("explain", "missing-paper").out
    assert "warning: a pack is made; counts as an error with `--strict`\n" in sbpack("explain", "unused-file").out


def test_a_terminal_shows_headings_and_the_severity(sbpack: Type, terminal: None) -> None:
    out = sbpack("explain", "ACT004").out
    assert "\x1b[1mWhat it does\x1b[0m\n" in out
    assert "\x1b[1;31merror\x1b[0m: a pack" in out


@pytest.mark.parametrize("family", ["ACT", "act"])
def test_a_family_is_a_list_of_its_rules(sbpack: Type, family: str) -> None:
    rules = [rule for rule in ALL_RULES if rule.family == "ACT"]
    lines = sbpack("explain", family).out.splitlines()
    assert [line.split()[0] for line in lines] == [rule.code for rule in rules]


def test_without_a_name_every_rule_is_listed_in_columns(sbpack: Type) -> None:
    ended = sbpack("explain")
    lines = ended.out.splitlines()
    assert len(lines) == len(ALL_RULES)
    for line, rule in zip(lines, ALL_RULES, strict=True):
        assert line.split(maxsplit=3) == [rule.code, rule.severity.value, rule.name, rule.summary.rstrip(".")]
    starts = {line.index(f" {rule.summary.rstrip('.')}") for line, rule in zip(lines, ALL_RULES, strict=True)}
    assert len(starts) == 1


def test_on_a_terminal_the_columns_stay_whole(sbpack: Type, terminal: None) -> None:
    shown = plain(sbpack("explain").out)
    for rule in ALL_RULES:
        assert re.search(rf"^{rule.code} +{rule.severity.value} +{rule.name} ", shown, re.MULTILINE), rule.code


def test_several_rules_follow_each_other(sbpack: Type) -> None:
    out = sbpack("explain", "ACT001", "unused-file").out
    assert out.startswith("ACT001 unknown-owner\n")
    assert "\n\nPAP002 unused-file\n" in out


def test_an_unknown_name_prints_nothing_but_the_nearest(sbpack: Type) -> None:
    ended = sbpack("explain", "ACT001", "droped-action")
    assert ended.status == 2
    assert ended.out == ""
    assert "there is no rule `droped-action`" in ended.err
    assert "`dropped-action`" in ended.err
    assert "`sbpack explain` lists the rules" in sbpack("explain", "12345678").err
