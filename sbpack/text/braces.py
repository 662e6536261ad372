"""Options in braces: `{header-rows=2 caption="Visits by ward"}`."""

import re
from dataclasses import dataclass

from sbpack.findings.finding import Span
from sbpack.text.source_text import Excerpt
from sbpack.text.token_places import Reading

_NAME = r"[A-Za-z][\w-]*"
_OPTION = re.compile(
    rf"""(?P<name>{_NAME})=(?:"(?P<quoted>[^"]*)"|(?P<bare>(?:(?![,;]+{_NAME}\s*[=:])[^\s"\u201c\u201d'{{}}])+))(?=[\s,;}}])"""
)
_NEXT = re.compile(rf"[\s,;]*(?:}}|{_NAME}\s*[=:])")
"""What follows a whole option: the end, or another one."""
_LOOSE = re.compile(
    rf"(?P<name>{_NAME})\s*[=:]\s*"
    rf"""(?:["\u201c\u201d](?P<quoted>[^"\u201c\u201d]*)["\u201c\u201d]|'(?P<single>[^']*)'"""
    rf"|(?P<bare>[^\s={{}}](?:(?![\s,;]{{1,20}}{_NAME}\s*[=:])[^={{}}])*))"
)
"""An option with a slip in it that leaves no doubt: spaces, a colon, quotation marks that are curly or missing."""
_WORD = re.compile(r"""(?:[^\s"}]|"[^"]*"?)+""")
_BARE = {"landscape": "page=landscape", "wide": "page=landscape", "a3": "page=a3", "portrait": "page=portrait"}
"""Values that people write without the name of their option."""
_SPACES = re.compile(r"[\s,;]")


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
        if _SPACES.match(text, place):
            place += 1
            continue
        match = _OPTION.match(text, place)
        if match is None or not _NEXT.match(text, match.end()):
            match = _LOOSE.match(text, place) or match
        if match is None:
            place = _refuse(excerpt, place, reading, rule)
            continue
        option = _option(match, excerpt)
        written = _written(option)
        if match[0].rstrip(" ,;") not in (written, f'{option.name}="{option.value}"'):
            reading.report(
                option.span, f"`{match[0].strip()}` cannot be read as it is written", rule, f"write `{written}`"
            )
        if option.name in options:
            reading.report(option.span, f"the option `{option.name}` is given twice", rule, "keep one of them")
        options.setdefault(option.name, option)
        place = match.end()
    return tuple(options.values())


def _option(match: re.Match[str], excerpt: Excerpt) -> BraceOption:
    group = match.lastgroup or "bare"
    value = match[group].rstrip(" \t\n,;") if group == "bare" else match[group]
    start = match.start(group)
    span = excerpt.span(match.start(), match.start() + len(match[0].rstrip()))
    return BraceOption(match["name"], value, span, excerpt.span(start, start + len(value)))


def _written(option: BraceOption) -> str:
    """Return an option as it is to be written."""
    needs_quotes = not option.value or re.search(r"[\s,;]", option.value)
    return f'{option.name}="{option.value}"' if needs_quotes else f"{option.name}={option.value}"


def _refuse(excerpt: Excerpt, place: int, reading: Reading, rule: str) -> int:
    """Report what is no option, and return where it ends."""
    word = _WORD.match(excerpt.text, place)
    end = max(word.end() if word else place + 1, place + 1)
    written = excerpt.text[place:end].rstrip(",;") or excerpt.text[place:end]
    meant = _BARE.get(written.casefold())
    help_line = (
        f"write `{meant}`" if meant else 'write `name=value` or `name="two words"` with straight quotation marks'
    )
    reading.report(excerpt.span(place, place + len(written)), f"`{written}` is not an option", rule, help_line)
    return end
