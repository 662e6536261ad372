"""Every rule, one line each, in the order of their codes."""

from sbpack.checks.actions import (
    broken_mark,
    broken_row,
    dropped_action,
    lost_mark,
    misplaced_action,
    repeated_action,
    unknown_action,
    unknown_owner,
    unnumbered_action,
)
from sbpack.checks.agenda import item_without_title, minutes_not_earlier, unknown_meeting
from sbpack.checks.layout import layout_warning, missing_glyph, missing_image, missing_target, text_off_page
from sbpack.checks.meetings import empty_agenda
from sbpack.checks.members import missing_members, repeated_initials, unknown_initials
from sbpack.checks.minutes import minute_order, minute_without_number, unknown_minute
from sbpack.checks.papers import missing_paper, unknown_kind, unused_file
from sbpack.checks.rule_list import AnyRule, board, meeting, reading
from sbpack.checks.sources import (
    bad_date,
    bad_folder,
    bad_table,
    bad_yaml,
    byte_order_mark,
    cut_off_value,
    duplicate_key,
    link_outside,
    merge_conflict,
    missing_file,
    not_utf8,
    odd_character,
    ragged_table,
    raw_html,
    several_documents,
    tab,
    too_deep,
    too_large,
    unknown_key,
    wrong_shape,
    yaml_anchor,
    yaml_tag,
)
from sbpack.findings.finding import Severity

ALL_RULES: tuple[AnyRule, ...] = (
    reading("SRC001", not_utf8, blocks=True),
    reading("SRC002", byte_order_mark, Severity.WARNING),
    reading("SRC003", odd_character),
    reading("SRC004", too_large, blocks=True),
    reading("SRC005", bad_folder, blocks=True),
    reading("SRC006", bad_yaml, blocks=True),
    reading("SRC007", tab),
    reading("SRC008", duplicate_key),
    reading("SRC009", yaml_anchor),
    reading("SRC010", yaml_tag),
    reading("SRC011", several_documents),
    reading("SRC012", too_deep, blocks=True),
    reading("SRC013", cut_off_value),
    reading("SRC014", unknown_key),
    reading("SRC015", wrong_shape),
    reading("SRC016", bad_date),
    reading("SRC017", raw_html),
    reading("SRC018", link_outside),
    reading("SRC019", missing_file),
    reading("SRC020", ragged_table),
    reading("SRC021", bad_table),
    reading("SRC022", merge_conflict, blocks=True),
    board("MEM001", missing_members, blocks=True),
    board("MEM002", repeated_initials),
    meeting("MEM003", unknown_initials),
    meeting("MTG001", empty_agenda),
    reading("AGE001", item_without_title),
    meeting("AGE002", minutes_not_earlier, blocks=True),
    meeting("AGE003", unknown_meeting),
    meeting("PAP001", missing_paper, blocks=True),
    meeting("PAP002", unused_file, Severity.WARNING),
    reading("PAP003", unknown_kind, blocks=True),
    reading("MIN001", minute_without_number),
    board("MIN002", minute_order),
    meeting("MIN003", unknown_minute),
    meeting("ACT001", unknown_owner),
    meeting("ACT002", unnumbered_action),
    meeting("ACT003", unknown_action),
    meeting("ACT004", dropped_action),
    meeting("ACT005", repeated_action),
    meeting("ACT006", misplaced_action),
    reading("ACT007", broken_mark),
    reading("ACT008", broken_row),
    reading("ACT009", lost_mark),
    reading("LAY001", layout_warning, Severity.WARNING),
    reading("LAY002", missing_glyph),
    reading("LAY003", missing_image),
    reading("LAY004", missing_target),
    reading("LAY005", text_off_page),
)

RULES_BY_NAME = {rule.name: rule for rule in ALL_RULES}
