"""The rules about actions, one line each, in the order of their codes."""

from sbpack.checks.actions import (
    broken_mark,
    broken_row,
    closed_twice,
    drifted_quote,
    dropped_action,
    dropped_matter,
    due_before_meeting,
    lost_mark,
    misplaced_action,
    no_update,
    overdue_action,
    owner_absent,
    owner_gone,
    repeated_action,
    resolution_without_action,
    suspect_row,
    unknown_action,
    unknown_owner,
    unmarked_commitment,
    unnumbered_action,
)
from sbpack.checks.rule_list import AnyRule, board, meeting, reading
from sbpack.findings.finding import Severity

RULES: tuple[AnyRule, ...] = (
    meeting("ACT001", unknown_owner),
    meeting("ACT002", unnumbered_action),
    meeting("ACT003", unknown_action),
    meeting("ACT004", dropped_action),
    meeting("ACT005", repeated_action),
    meeting("ACT006", misplaced_action),
    reading("ACT007", broken_mark),
    reading("ACT008", broken_row),
    reading("ACT009", lost_mark),
    meeting("ACT010", suspect_row, Severity.WARNING, settled="held"),
    meeting("ACT011", dropped_matter),
    meeting("ACT012", drifted_quote, Severity.WARNING, settled="held"),
    meeting("ACT013", no_update, Severity.WARNING, settled="held"),
    meeting("ACT014", closed_twice, Severity.WARNING, settled="agreed"),
    meeting("ACT015", due_before_meeting, settled="agreed"),
    meeting("ACT016", overdue_action, Severity.WARNING),
    meeting("ACT017", owner_absent, Severity.NOTE),
    meeting("ACT018", resolution_without_action, Severity.WARNING, settled="agreed"),
    meeting("ACT019", unmarked_commitment, Severity.WARNING, settled="agreed"),
    board("ACT020", owner_gone, Severity.WARNING),
)
