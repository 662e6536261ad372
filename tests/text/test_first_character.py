"""Which rules of the parser are asked where a character stands."""

from collections.abc import Callable

import pytest
from markdown_it.ruler import Ruler

from sbpack.text.token_places import Choice, choose_rules

Rule = Callable[[str], bool]
ASKED: list[str] = []


def ruler_of(*names: str) -> Ruler[Rule]:
    ruler = Ruler[Rule]()
    for name in names:
        ruler.push(name, asked(name), {"alt": ["inner"] if name == "stars" else []})
    return ruler


def asked(name: str) -> Rule:
    def run(character: str) -> bool:
        ASKED.append(name)
        return False

    return run


def all_of(choice: Choice[Rule]) -> Rule:
    return lambda character: any(rule(character) for rule in choice(character))


@pytest.mark.parametrize(
    ("character", "expected"),
    [("*", ("any", "stars", "both")), ("_", ("any", "both")), ("a", ("any",)), ("", ("any",))],
)
def test_only_rules_that_may_begin_so_are_asked_in_their_order(character: str, expected: tuple[str, ...]) -> None:
    ASKED.clear()
    ruler = ruler_of("any", "stars", "both")
    choose_rules(ruler, {"any": "", "stars": "*", "both": "*_"}, all_of)
    (rule,) = ruler.getRules("")
    rule(character)
    assert tuple(ASKED) == expected


def test_a_chain_of_its_own_has_its_own_choice() -> None:
    ASKED.clear()
    ruler = ruler_of("any", "stars")
    choose_rules(ruler, {"any": "", "stars": "*"}, all_of)
    (rule,) = ruler.getRules("inner")
    rule("*")
    assert ASKED == ["stars"]


def test_a_rule_that_says_nothing_of_its_beginning_is_not_forgotten() -> None:
    with pytest.raises(KeyError, match="stars"):
        choose_rules(ruler_of("any", "stars"), {"any": ""}, all_of)
