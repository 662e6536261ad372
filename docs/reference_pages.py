"""Write the pages that are made from the code: docs/rules.md from the list of rules, docs/kinds.md from the templates.

`make reference` runs it; a test holds both pages against it.
"""

from collections.abc import Iterator
from pathlib import Path

from sbpack.checks.all_rules import ALL_RULES
from sbpack.read.kinds import Kind, read_kinds
from sbpack.repository.folder import FolderRepository

ROOT = Path(__file__).parent.parent
_RULES = """# Rules

Generated from the list of rules; do not edit. A finding of a rule that *stops* makes a true layout impossible, so
there is no pack; any other error marks the pack DRAFT. You cannot allow a finding that stops the pack, nor one that
*loses* words: the pack leaves out what it finds.

| code | name | severity | effect | finds |
|---|---|---|---|---|
"""
_KINDS = """# Kinds of paper

Generated from the templates; do not edit. Every paper has `kind` and `title`; matters arising has a file of its own
and no `kind`. A new kind is a template `templates/pack/KIND.html` that begins with such a declaration.
"""


def rules_page() -> str:
    """Return the table of all rules, each with a link to its page."""
    return _RULES + "".join(_rule_rows())


def _rule_rows() -> Iterator[str]:
    for rule in ALL_RULES:
        effect = "stops" if rule.blocks_build else "loses" if rule.loses_words else ""
        summary = rule.summary.replace("|", "\\|").rstrip(".")
        yield f"| {rule.code} | [{rule.name}](rules/{rule.name}.md) | {rule.severity.value} | {effect} | {summary} |\n"


def kinds_page() -> str:
    """Return the list of the kinds of paper, with the fields of each."""
    kinds, _ = read_kinds(FolderRepository(ROOT))
    return _KINDS + "".join(line + "\n" for name in sorted(kinds) for line in _kind(kinds[name]))


def _kind(kind: Kind) -> Iterator[str]:
    yield from ("", f"## {kind.name}", "", kind.about)
    if kind.fields:
        yield from ("", "| field | form | needed | is |", "|---|---|---|---|")
    for field in kind.fields:
        choices = f": {', '.join(f'`{choice}`' for choice in field.choices)}" if field.choices else ""
        yield f"| `{field.name}` | {field.form} | {'yes' if field.required else ''} | {field.about}{choices} |"


if __name__ == "__main__":
    (ROOT / "docs" / "rules.md").write_text(rules_page(), encoding="utf-8")
    (ROOT / "docs" / "kinds.md").write_text(kinds_page(), encoding="utf-8")
