"""The rules about minutes, one line each, in the order of their codes."""

from sbpack.checks.minutes import (
    agreed_but_missing,
    decision_in_other_words,
    minute_order,
    minute_without_number,
    minutes_of_other_date,
    misspelt_label,
    moved_but_absent,
    plain_resolved,
    rewritten_minutes,
    undated_minutes,
    unknown_correction,
    unknown_minute,
    unlisted_correction,
    unminuted_item,
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
    meeting("MIN009", agreed_but_missing, settled="agreed"),
    meeting("MIN010", unknown_correction, settled="agreed"),
    meeting("MIN011", unlisted_correction, Severity.WARNING, settled="agreed"),
    meeting("MIN012", rewritten_minutes),
    meeting("MIN013", decision_in_other_words, Severity.WARNING, settled="agreed"),
    meeting("MIN014", unminuted_item, Severity.WARNING, settled="agreed"),
)
