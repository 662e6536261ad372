"""The inline rule for words that are deleted or inserted: `~~six~~ ++seven++`."""

from markdown_it.rules_inline import StateInline

TAGS = {"~~": "del", "++": "ins"}
"""The element of each sign."""
SPOKEN = {"del": "deleted", "ins": "inserted"}
"""What a listener hears before the words."""


def amendment_rule(state: StateInline, silent: bool) -> bool:
    """Recognise words between two signs, without a space inside of either; `C++` begins nothing."""
    start, limit = state.pos, state.posMax
    sign = state.src[start : start + 2]
    if sign not in TAGS or not _opens(state.src, start, sign):
        return False
    end = _end(state.src, start + 2, limit, sign)
    if end < 0:
        return False
    if not silent:
        state.push("amendment_open", TAGS[sign], 1)
        state.pos, state.posMax = start + 2, end
        state.md.inline.tokenize(state)
        state.push("amendment_close", TAGS[sign], -1)
    state.pos, state.posMax = end + 2, limit
    return True


def _opens(text: str, place: int, sign: str) -> bool:
    before, after = text[place - 1 : place] if place else "", text[place + 2 : place + 3]
    is_word = sign == "++" and before.isalnum()
    return bool(after.strip()) and after != sign[0] and before != sign[0] and not is_word


def _end(text: str, place: int, limit: int, sign: str) -> int:
    """Return where the closing sign stands, -1 where there is none."""
    while (place := text.find(sign, place + 1, limit)) >= 0:
        after = text[place + 2 : place + 3]
        if not text[place - 1].isspace() and after != sign[0] and not (sign == "++" and after.isalnum()):
            return place
    return -1
