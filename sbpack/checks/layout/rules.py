"""The rules about what the layout engine found, one line each, in the order of their codes."""

from sbpack.checks.layout import (
    layout_warning,
    missing_glyph,
    missing_image,
    missing_target,
    not_laid_out,
    text_off_page,
)
from sbpack.checks.rule_list import AnyRule, reading, words
from sbpack.findings.finding import Severity

RULES: tuple[AnyRule, ...] = (
    reading("LAY001", layout_warning, Severity.WARNING),
    words("LAY002", missing_glyph, Severity.ERROR),
    reading("LAY003", missing_image),
    reading("LAY004", missing_target),
    reading("LAY005", text_off_page),
    reading("LAY006", not_laid_out, blocks=True),
)
