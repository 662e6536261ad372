"""The rules about meetings, one line each, in the order of their codes."""

from sbpack.checks.meetings import (
    date_style,
    date_without_year,
    empty_agenda,
    incomplete_summons,
    late_paper,
    minutes_of_no_meeting,
    moved_to_nowhere,
    next_date_not_kept,
    next_meeting_in_the_past,
    no_quorum,
    noon_or_midnight,
    not_a_working_day,
    published_late,
    question_deadline,
    short_notice,
    times_out_of_order,
    wrong_meeting_date,
    wrong_weekday,
)
from sbpack.checks.rule_list import AnyRule, meeting
from sbpack.findings.finding import Severity

RULES: tuple[AnyRule, ...] = (
    meeting("MTG001", empty_agenda),
    meeting("MTG002", minutes_of_no_meeting),
    meeting("MTG003", short_notice, settled="held"),
    meeting("MTG004", published_late),
    meeting("MTG005", incomplete_summons, Severity.WARNING),
    meeting("MTG006", late_paper, Severity.WARNING, settled="held"),
    meeting("MTG007", no_quorum, settled="agreed"),
    meeting("MTG008", not_a_working_day, Severity.WARNING),
    meeting("MTG009", next_meeting_in_the_past, settled="printed"),
    meeting("MTG010", next_date_not_kept, Severity.WARNING, settled="held"),
    meeting("MTG011", moved_to_nowhere, Severity.WARNING),
    meeting("MTG012", times_out_of_order, settled="agreed"),
    meeting("MTG013", question_deadline, Severity.WARNING, settled="held"),
    meeting("MTG014", wrong_weekday, settled="printed"),
    meeting("MTG015", wrong_meeting_date, settled="printed"),
    meeting("MTG016", noon_or_midnight, Severity.WARNING, settled="printed"),
    meeting("MTG017", date_style, Severity.WARNING, settled="printed"),
    meeting("MTG018", date_without_year, Severity.WARNING, settled="printed"),
)
