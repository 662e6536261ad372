"""The rules about minutes, one line each, in the order of their codes."""

from sbpack.checks.minutes import (
    minute_order,
    minute_without_number,
    minutes_of_other_date,
    misspelt_label,
    moved_but_absent,
    plain_resolved,
    undated_minutes,
    unknown_minute,
)
from sbpack.checks.rule_list import AnyRule, board, meeting, reading
from sbpack.findings.finding import Severity

RULES: tuple[AnyRule, ...] = (
    reading("MIN001", minute_without_number),
    board("MIN002", minute_order),
    meeting("MIN003", unknown_minute),
    meeting("MIN004", moved_but_absent),
    meeting("MIN005", plain_resolved),
    meeting("MIN006", misspelt_label, Severity.WARNING),
    meeting("MIN007", undated_minutes, Severity.WARNING, settled="agreed"),
    meeting("MIN008", minutes_of_other_date, settled="agreed"),
)
