"""The list of rules and what is written about each."""

import re
from pathlib import Path

import pytest

from docs.reference_pages import kinds_page, rules_page
from sbpack.checks.all_rules import ALL_RULES
from sbpack.findings.rule import Rule

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.name)
def test_a_rule_is_documented(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z]{3}\d{3}", rule.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert rule.summary.endswith(".")
    prose = re.sub(r"^```.*?^```$", "", rule.page, flags=re.MULTILINE | re.DOTALL)
    headings = re.findall(r"^## (.*)$", prose, re.MULTILINE)
    assert headings == ["What it does", "Why it matters", "Example"]
    assert "Use instead" in rule.page


def test_codes_and_names_are_unique_and_in_order() -> None:
    codes = [rule.code for rule in ALL_RULES]
    families = list(dict.fromkeys(code[:3] for code in codes))
    assert len({rule.name for rule in ALL_RULES}) == len(codes)
    for family in families:
        numbers = [int(code[3:]) for code in codes if code.startswith(family)]
        assert numbers == list(range(1, len(numbers) + 1))


def test_every_rule_has_a_page_and_every_module_a_rule() -> None:
    names = {rule.name for rule in ALL_RULES}
    assert {page.stem for page in (ROOT / "docs" / "rules").glob("*.md")} == names
    modules = (file for file in (ROOT / "sbpack" / "checks").glob("*/*.py") if not file.name.startswith("_"))
    asked = {rule.name for rule in ALL_RULES if rule.board or rule.meeting or rule.words}
    assert {file.stem.replace("_", "-") for file in modules} == asked


def test_the_list_in_docs_is_the_one_in_the_code() -> None:
    assert (ROOT / "docs" / "rules.md").read_text() == rules_page(), "run `make reference`"
    assert (ROOT / "docs" / "kinds.md").read_text() == kinds_page(), "run `make reference`"


def test_no_rule_reads_a_file_the_clock_or_the_network() -> None:
    forbidden = re.compile(
        r"\b(open\(|pathlib|\.read_text|\.read_bytes|date\.today|datetime\.now|socket|subprocess|urllib)"
    )
    for file in (ROOT / "sbpack" / "checks").rglob("*.py"):
        assert not forbidden.search(file.read_text()), file
