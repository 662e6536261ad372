"""The rules about what can be read and reached by everybody, one line each, in the order of their codes."""

from sbpack.checks.accessibility import (
    broken_link,
    colour_alone,
    link_text,
    only_a_picture,
    picture_without_text,
    skipped_heading,
    table_without_headers,
)
from sbpack.checks.rule_list import AnyRule, meeting, words
from sbpack.findings.finding import Severity

RULES: tuple[AnyRule, ...] = (
    meeting("ACC001", table_without_headers),
    meeting("ACC002", picture_without_text),
    meeting("ACC003", skipped_heading, Severity.WARNING, settled="printed"),
    meeting("ACC004", link_text, Severity.WARNING, settled="printed"),
    meeting("ACC005", broken_link),
    words("ACC006", colour_alone),
    meeting("ACC007", only_a_picture, Severity.WARNING, settled="printed"),
)
