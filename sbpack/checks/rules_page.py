"""`docs/rules.md`, made from the list of rules: `python -m sbpack.checks.rules_page >docs/rules.md`."""

from collections.abc import Iterator

from sbpack.checks.all_rules import ALL_RULES

_HEAD = """# Rules

Generated from the list of rules; do not edit. With a finding of a rule that *stops* no pack could be laid out truly,
so that none is made; any other error marks the pack DRAFT. What stops a pack cannot be allowed, nor what
*loses* words: the pack leaves out what it finds.

| code | name | severity | effect | finds |
|---|---|---|---|---|
"""


def rules_page() -> str:
    """Return the table of all rules, each with a link to its page."""
    return _HEAD + "".join(_rows())


def _rows() -> Iterator[str]:
    for rule in ALL_RULES:
        effect = "stops" if rule.blocks_build else "loses" if rule.loses_words else ""
        summary = rule.summary.replace("|", "\\|").rstrip(".")
        yield f"| {rule.code} | [{rule.name}](rules/{rule.name}.md) | {rule.severity.value} | {effect} | {summary} |\n"


if __name__ == "__main__":
    print(rules_page(), end="")
