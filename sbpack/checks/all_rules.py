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
    *words.RULES,
    *layout.RULES,
)

RULES_BY_NAME = {rule.name: rule for rule in ALL_RULES}
