"""The rules about what looks like structure and is none, one line each, in the order of their codes."""

from sbpack.checks.rule_list import AnyRule, meeting
from sbpack.checks.structure import bold_heading, foreign_mark, text_after_list, title_row, typed_list, typed_table
from sbpack.findings.finding import Severity

RULES: tuple[AnyRule, ...] = (
    meeting("STR001", typed_list, Severity.WARNING, settled="printed"),
    meeting("STR002", typed_table, Severity.WARNING, settled="printed"),
    meeting("STR003", text_after_list, Severity.WARNING, settled="printed"),
    meeting("STR004", bold_heading, Severity.WARNING, settled="printed"),
    meeting("STR005", foreign_mark, Severity.WARNING, settled="printed"),
    meeting("STR006", title_row, Severity.WARNING, settled="printed"),
)
