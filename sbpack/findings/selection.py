"""Which rules are asked: by code, by family or by name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sbpack.findings.rule import Rule
from sbpack.findings.suggest import suggestion


class UnknownRule(Exception):  # noqa: N818 - said of a name
    """No rule and no family is called so."""

    def __init__(self, name: str, help_line: str) -> None:
        """Keep the name as it was written, and what to write instead."""
        self.name = name
        self.help_line = help_line
        super().__init__(f"there is no rule `{name}`")


@dataclass(frozen=True)
class Selection:
    """What was asked for: rules to use, all of them where none is named, and rules to leave out."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def of(self, rules: Sequence[Rule]) -> tuple[Rule, ...]:
        """Return the rules that are asked for, in their order; raises UnknownRule."""
        chosen = {rule.name for name in self.select for rule in find_rules(name, rules)}
        refused = {rule.name for name in self.ignore for rule in find_rules(name, rules)}
        wanted = (rule for rule in rules if not self.select or rule.name in chosen)
        return tuple(rule for rule in wanted if rule.name not in refused)


def find_rules(name: str, rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """Return the rule of a code or name, or all rules of a family such as `ACT`; raises UnknownRule."""
    wanted = name.strip().casefold()
    found = tuple(rule for rule in rules if wanted in (rule.code.casefold(), rule.name, rule.family.casefold()))
    if not found:
        raise UnknownRule(name, suggestion(wanted, _known(rules), "`sbpack explain` lists the rules"))
    return found


def _known(rules: Iterable[Rule]) -> list[str]:
    return [known for rule in rules for known in (rule.name, rule.code, rule.family)]
