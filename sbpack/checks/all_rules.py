"""Every rule: the lists of the families, in the order of their codes."""

from sbpack.checks.accessibility import rules as accessibility
from sbpack.checks.actions import rules as actions
from sbpack.checks.agenda import rules as agenda
from sbpack.checks.layout import rules as layout
from sbpack.checks.meetings import rules as meetings
from sbpack.checks.members import rules as members
from sbpack.checks.minutes import rules as minutes
from sbpack.checks.papers import rules as papers
from sbpack.checks.publication import rules as publication
from sbpack.checks.rule_list import AnyRule
from sbpack.checks.sources import rules as sources
from sbpack.checks.structure import rules as structure
from sbpack.checks.words import rules as words

ALL_RULES: tuple[AnyRule, ...] = (
    *sources.RULES,
    *members.RULES,
    *meetings.RULES,
    *agenda.RULES,
    *papers.RULES,
    *minutes.RULES,
    *actions.RULES,
    *publication.RULES,
    *accessibility.RULES,
    *structure.RULES,
    *words.RULES,
    *layout.RULES,
)

RULES_BY_NAME = {rule.name: rule for rule in ALL_RULES}

_BETWEEN_PARTS = ("unmarked-exemption", "misplaced-exemption", "exempt-in-part-1", "tracked-exemption")
BETWEEN_PARTS = tuple(RULES_BY_NAME[name] for name in _BETWEEN_PARTS)
"""Rules that hold both parts against each other. Of a public pack they are asked of both, all others of Part 1."""
OF_PART_1 = tuple(rule for rule in ALL_RULES if rule not in BETWEEN_PARTS)
