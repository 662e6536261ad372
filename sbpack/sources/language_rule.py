"""The inline rule for a passage in another language: `[Croeso]{lang=cy}`."""

from markdown_it.rules_inline import StateInline

from sbpack.sources.braces import BraceOption, read_braces
from sbpack.sources.inline_places import PlacedState
from sbpack.sources.language_tag import language_help


def language_rule(state: StateInline, silent: bool) -> bool:
    """Recognise brackets followed at once by braces; without a language in them the passage stays as it is."""
    start, limit = state.pos, state.posMax
    if state.src[start] != "[" or not isinstance(state, PlacedState) or not state.has_braces(start):
        return False
    label_end = state.md.helpers.parseLinkLabel(state, start, False)
    if label_end < 0 or state.src[label_end + 1 : label_end + 2] != "{":
        return False
    end = state.src.find("}", label_end, limit) + 1
    if end == 0:
        return False
    if not silent:
        _push(state, label_end, end)
    state.pos, state.posMax = end, limit
    return True


def _push(state: PlacedState, label_end: int, end: int) -> None:
    start = state.pos
    braces = state.excerpt.part(state.base + label_end + 1, state.base + end)
    language = _language(state, read_braces(braces, state.reading, "wrong-shape"))
    if language:
        opening = state.push("language_open", "span", 1)
        opening.attrs = {"lang": language}
    state.pos, state.posMax = start + 1, label_end
    state.md.inline.tokenize(state)
    if language:
        state.push("language_close", "span", -1)


def _language(state: PlacedState, options: tuple[BraceOption, ...]) -> str:
    language = ""
    for option in options:
        if option.name != "lang":
            message = f"unknown option `{option.name}`"
            state.reading.report(option.span, message, "unknown-key", "a passage takes `{lang=…}` only")
        elif help_line := language_help(option.value):
            message = f"`{option.value}` is no code of a language"
            state.reading.report(option.value_span, message, "wrong-shape", help_line)
        else:
            language = option.value
    if not options:
        span = state.span(state.pos, state.pos + 1)
        state.reading.report(span, "the braces after this passage are empty", "wrong-shape", "write `{lang=…}`")
    return language
