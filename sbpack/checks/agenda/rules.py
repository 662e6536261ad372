"""The rules about agenda, one line each, in the order of their codes."""

from sbpack.checks.agenda import (
    item_without_title,
    minutes_not_carried,
    minutes_not_earlier,
    missing_standing_item,
    no_matters_arising,
    repeated_title,
    title_differs,
    typed_item_number,
    unknown_meeting,
)
from sbpack.checks.rule_list import AnyRule, meeting, reading
from sbpack.findings.finding import Severity

RULES: tuple[AnyRule, ...] = (
    reading("AGE001", item_without_title),
    meeting("AGE002", minutes_not_earlier, blocks=True),
    meeting("AGE003", unknown_meeting),
    meeting("AGE004", title_differs, Severity.WARNING, settled="printed"),
    meeting("AGE005", repeated_title, Severity.WARNING, settled="printed"),
    meeting("AGE006", missing_standing_item, Severity.WARNING, settled="held"),
    meeting("AGE007", minutes_not_carried, Severity.WARNING, settled="held"),
    meeting("AGE008", no_matters_arising, Severity.WARNING, settled="held"),
    meeting("AGE009", typed_item_number, Severity.WARNING, settled="printed"),
)
