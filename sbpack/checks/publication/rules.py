"""The rules about what must not be published, one line each, in the order of their codes."""

from sbpack.checks.publication import personal_email, personal_identifier, personal_telephone
from sbpack.checks.rule_list import AnyRule, meeting

RULES: tuple[AnyRule, ...] = (
    meeting("PUB001", personal_email),
    meeting("PUB002", personal_telephone),
    meeting("PUB003", personal_identifier),
)
