"""Which of the parser's rules may begin at a character: most characters begin none, so that few rules are asked."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from markdown_it.ruler import Ruler

Rule = TypeVar("Rule", bound=Callable[..., object])
Choice = Callable[[str], Iterable[Rule]]
"""Returns the rules to ask where a character stands, in their order."""


def choose_rules(ruler: Ruler[Rule], begins: Mapping[str, str], join: Callable[[Choice[Rule]], Rule]) -> None:
    """Make each chain of rules one rule, which `join` makes of the choice between them.

    `begins` says by the name of each rule with which characters it may begin, nothing where it may with any. Call
    this once all rules are there.
    """
    ruler.__compile__()
    names = {rule.fn: rule.name for rule in ruler.__rules__}
    chains = ruler.__cache__ or {}
    ruler.__cache__ = {
        chain: [join(_choice([(begins[names[rule]], rule) for rule in rules]))] for chain, rules in chains.items()
    }


def _choice(rules: list[tuple[str, Rule]]) -> Choice[Rule]:
    anywhere = tuple(rule for characters, rule in rules if not characters)
    by_character = {
        character: tuple(rule for characters, rule in rules if not characters or character in characters)
        for character in {character for characters, _ in rules for character in characters}
    }
    return lambda character: by_character.get(character, anywhere)
