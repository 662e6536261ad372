"""Options in braces: `{header-rows=2 caption="Visits by ward"}`."""

import re
from dataclasses import dataclass

from sbpack.findings.span import Span
from sbpack.sources.reading import Reading
from sbpack.sources.source_text import Excerpt

_OPTION = re.compile(r"""(?P<name>[A-Za-z][\w-]*)=(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s"{}]+))(?=[\s}])""")
_WORD = re.compile(r"""(?:[^\s"}]|"[^"]*"?)+""")


@dataclass(frozen=True)
class BraceOption:
    """One option with its place."""

    name: str
    value: str
    span: Span
    value_span: Span


def read_braces(excerpt: Excerpt, reading: Reading, rule: str) -> tuple[BraceOption, ...]:
    """Return the options of a text in braces; what is no option, and what is given twice, is a finding."""
    text = excerpt.text
    options: dict[str, BraceOption] = {}
    place = 1
    while place < len(text) - 1:
        if text[place].isspace():
            place += 1
            continue
        match = _OPTION.match(text, place)
        if match is None:
            word = _WORD.match(text, place)
            end = max(word.end() if word else place + 1, place + 1)
            help_line = 'write `name=value` or `name="two words"` with straight quotation marks'
            reading.report(excerpt.span(place, end), f"`{text[place:end]}` is no option", rule, help_line)
            place = end
            continue
        group = "quoted" if match["quoted"] is not None else "bare"
        option = BraceOption(
            match["name"], match[group], excerpt.span(match.start(), match.end()), excerpt.span(*match.span(group))
        )
        if option.name in options:
            reading.report(option.span, f"the option `{option.name}` is given twice", rule, "keep one of them")
        options.setdefault(option.name, option)
        place = match.end()
    return tuple(options.values())
