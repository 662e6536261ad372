"""The rules about papers, one line each, in the order of their codes."""

from sbpack.checks.papers import (
    bad_attachment,
    blank_cells,
    broken_reference,
    empty_heading,
    former_name,
    missing_paper,
    no_recommendation,
    promised_appendix,
    repeated_label,
    repeated_paper,
    repeated_report_number,
    report_number_style,
    to_be_confirmed,
    typed_number,
    unknown_kind,
    unknown_rag,
    unknown_text,
    unmentioned_annex,
    unused_file,
)
from sbpack.checks.rule_list import AnyRule, board, meeting, reading
from sbpack.findings.finding import Severity

RULES: tuple[AnyRule, ...] = (
    meeting("PAP001", missing_paper, blocks=True),
    meeting("PAP002", unused_file, Severity.WARNING),
    reading("PAP003", unknown_kind, blocks=True),
    meeting("PAP004", unknown_text),
    reading("PAP005", bad_attachment, blocks=True),
    meeting("PAP006", repeated_paper),
    meeting("PAP007", broken_reference),
    meeting("PAP008", no_recommendation, Severity.WARNING, settled="held"),
    meeting("PAP009", promised_appendix, Severity.WARNING, settled="printed"),
    meeting("PAP010", unmentioned_annex, Severity.NOTE),
    meeting("PAP011", typed_number, Severity.WARNING, settled="printed"),
    meeting("PAP012", empty_heading, Severity.WARNING, settled="printed"),
    meeting("PAP013", blank_cells, Severity.WARNING, settled="printed"),
    meeting("PAP014", to_be_confirmed, Severity.NOTE),
    meeting("PAP015", unknown_rag),
    board("PAP016", report_number_style, Severity.WARNING),
    board("PAP017", repeated_report_number),
    board("PAP018", former_name, Severity.WARNING, settled="printed"),
    meeting("PAP019", repeated_label),
)
