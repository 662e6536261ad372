"""The rules about what must not be published, one line each, in the order of their codes."""

from sbpack.checks.publication import (
    exempt_in_part_1,
    misplaced_exemption,
    personal_email,
    personal_identifier,
    personal_telephone,
    tracked_exemption,
    unmarked_exemption,
)
from sbpack.checks.rule_list import AnyRule, meeting

RULES: tuple[AnyRule, ...] = (
    meeting("PUB001", personal_email),
    meeting("PUB002", personal_telephone),
    meeting("PUB003", personal_identifier),
    meeting("PUB004", unmarked_exemption),
    meeting("PUB005", misplaced_exemption, blocks=True),
    meeting("PUB006", exempt_in_part_1, blocks=True),
    meeting("PUB007", tracked_exemption),
)
