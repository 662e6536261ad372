"""The rules about what is published, and about what was, one line each, in the order of their codes."""

from sbpack.checks.publication import (
    changed_agenda,
    changed_paper,
    changed_title,
    exempt_in_part_1,
    late_item,
    leak,
    misplaced_exemption,
    personal_email,
    personal_identifier,
    personal_telephone,
    tracked_exemption,
    unmarked_exemption,
    unrecorded_publication,
    urgency_not_minuted,
)
from sbpack.checks.rule_list import AnyRule, meeting, reading, record
from sbpack.findings.finding import Severity

RULES: tuple[AnyRule, ...] = (
    meeting("PUB001", personal_email),
    meeting("PUB002", personal_telephone),
    meeting("PUB003", personal_identifier),
    meeting("PUB004", unmarked_exemption),
    meeting("PUB005", misplaced_exemption, blocks=True),
    meeting("PUB006", exempt_in_part_1, blocks=True),
    meeting("PUB007", tracked_exemption),
    record("PUB008", changed_agenda),
    record("PUB009", changed_title),
    record("PUB010", changed_paper),
    record("PUB011", late_item),
    meeting("PUB012", urgency_not_minuted, settled="agreed"),
    reading("PUB013", leak, blocks=True),
    meeting("PUB014", unrecorded_publication, Severity.WARNING),
)
