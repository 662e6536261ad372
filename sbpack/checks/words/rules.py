"""The rules about words and signs, one line each, in the order of their codes."""

from sbpack.checks.rule_list import AnyRule, words
from sbpack.checks.words import double_dash, doubled_word, odd_contact, odd_spacing, stray_bracket

RULES: tuple[AnyRule, ...] = (
    words("WRD001", doubled_word),
    words("WRD002", stray_bracket),
    words("WRD003", odd_spacing),
    words("WRD004", double_dash),
    words("WRD005", odd_contact),
)
