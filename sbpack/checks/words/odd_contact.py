"""A telephone number or an e-mail address that nobody can use."""

import re
from collections.abc import Iterator, Sequence

from sbpack.findings.finding import Finding
from sbpack.text.wording import Wording

_ADDRESS = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)*\.[^\W\d_]{2,}")
_PARTS = re.compile(r"\s*(?:[,;/]|\bor\b|\band\b)\s*|\s+(?=\S+@)")
_EXTENSION = re.compile(r"\b(?:ext(?:ension)?|option|x)\b\.?.*", re.IGNORECASE)
_SERVICE = 3
"""Figures of a number such as 101."""
_LEAST = 7
_LEAST_WITH_AREA = 9
"""Figures of a number that begins with the 0 of an area code."""


def check(wordings: Sequence[Wording]) -> Iterator[Finding]:
    for wording in wordings:
        is_asked = wording.where == "value" and wording.key in ("telephone", "email")
        for part in filter(None, _PARTS.split(wording.text.strip())) if is_asked else ():
            figures = "".join(filter(str.isdigit, _EXTENSION.sub("", part)))
            least = _LEAST_WITH_AREA if figures.startswith("0") else _LEAST
            if wording.key == "email" and not _ADDRESS.fullmatch(part):
                help_line = "write it whole: a name, an `@`, and a domain with its full stop"
                yield Finding(wording.span, f"`{part}` is not a whole e-mail address", help_line)
            elif wording.key == "telephone" and len(figures) != _SERVICE and len(figures) < least:
                message = f"`{part}` has too few figures for a telephone number"
                yield Finding(wording.span, message, "write the whole number with its area code")
