"""`docs/rules.md`, made from the rules themselves: `python -m sbpack.checks.rules_page >docs/rules.md`."""

from collections.abc import Iterator

from sbpack.checks.all_rules import ALL_RULES
from sbpack.findings.rule import Rule
from sbpack.findings.rule_page import markdown_page


def rules_page() -> str:
    """Return the list of every rule and, below it, the page of each."""
    return "\n".join((*_table(), *_pages()))


def _table() -> Iterator[str]:
    yield "# Rules"
    yield ""
    yield "Generated from the code; do not edit. With a finding of a rule that *stops* no pack could be laid out truly,"
    yield "so that none is made; any other error marks the pack DRAFT. What stops a pack cannot be allowed, nor what"
    yield "*loses* words: the pack leaves out what it finds."
    yield ""
    yield "| code | name | severity | effect | finds |"
    yield "|---|---|---|---|---|"
    for rule in ALL_RULES:
        stops = "stops" if rule.blocks_build else "loses" if rule.loses_words else ""
        summary = rule.summary.replace("|", "\\|").rstrip(".")
        yield f"| {rule.code} | [{rule.name}](#{_anchor(rule)}) | {rule.severity.value} | {stops} | {summary} |"
    yield ""


def _pages() -> Iterator[str]:
    for rule in ALL_RULES:
        yield f"## {rule.code} {rule.name}"
        yield ""
        yield markdown_page(rule.page, "### ")
        yield ""


def _anchor(rule: Rule) -> str:
    return f"{rule.code.lower()}-{rule.name}"


if __name__ == "__main__":
    print(rules_page(), end="")
