"""Words that point at something by its colour alone."""

import re
from collections.abc import Iterator, Sequence

from sbpack.findings.finding import Finding
from sbpack.text.wording import Wording

_COLOUR = r"(?:(?:light|dark|pale|bright)\s)?(?:red|green|yellow|amber|orange|blue|purple|pink|grey|brown)"
_BY_COLOUR = re.compile(
    rf"""\b(?:(?i:shown|marked|printed|indicated|displayed|outlined|items?|rows?|cells?|entries|figures|words|text|changes
            |those)\sin|(?i:highlighted|shaded|coloured)(?:\sin)?)\s{_COLOUR}
         (?=[.,;:)\u2019\u201d]|$|\s(?:above|are|below|have|has|in\sthe|is|on\sthe|shows?|were|was|needs?)\b)
    |\b(?i:the)\s{_COLOUR}\s(?:line|bar|dot|circle|arrow|column|box|text|shading)s?
         (?=\s(?:shows?|represents?|indicates?|marks?|denotes?|above|below|on\sthe\s(?:map|chart|graph|plan))\b)""",
    re.VERBOSE,
)


def check(wordings: Sequence[Wording]) -> Iterator[Finding]:
    for wording in wordings:
        for found in _BY_COLOUR.finditer(wording.text):
            help_line = "add a word, a letter or a sign that says the same"
            yield Finding(wording.place(*found.span()), f"`{found[0]}` points by colour alone", help_line)
