"""A bracket without its partner, or two for one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sbpack.findings.finding import Finding, Replacement
from sbpack.text.wording import LEFT_OUT, Wording

_ACTION = re.compile(r"\[[^\[\]]*@[^\[\]]*\]?")
"""What is meant as an action has rules of its own."""
_MARK_IN_BRACKETS = f"[{LEFT_OUT}]"
"""An action mark, `[[76.2 @LB]]`: the outer pair would be printed, with nothing in it."""
_ENUMERATOR = re.compile(r"(?:^|(?<=[\s,;/]))(?:\d{1,3}|[a-z]{1,2}|[ivxl]{1,5})\)", re.IGNORECASE)
"""A number or letter of a list: `a)`, `12)`, `iv)`."""
_FACE = re.compile(r"[:;=]['\u2019]?-?[()]")
_BRACKET = re.compile(r"[()\[\]]")
_OPENED_BY = {")": "(", "]": "["}
_NAMES = {"(": "bracket", ")": "bracket", "[": "square bracket", "]": "square bracket"}
_MAY_GO_ON = {"paragraph", "item", "quotation"}
_FURTHEST = 6
"""Paragraphs that a remark in brackets may go on for."""


@dataclass(frozen=True)
class _Bracket:
    """A bracket without a partner in its own paragraph."""

    sign: str
    wording: Wording
    offset: int
    place: int
    """Which of the wordings it stands in."""


def check(wordings: Sequence[Wording]) -> Iterator[Finding]:
    alone: list[_Bracket] = []
    for place, wording in enumerate(wordings):
        if _BRACKET.search(wording.text):
            pairs, left = _pairs(wording.text)
            alone += (_Bracket(wording.text[offset], wording, offset, place) for offset in left)
            yield from _doubled(wording, pairs)
    for bracket in _without_later_partner(alone):
        message = f"this {_NAMES[bracket.sign]} has no partner"
        help_line = "close it" if bracket.sign in "([" else "open it where the remark begins"
        yield Finding(bracket.wording.place(bracket.offset, bracket.offset + 1), message, f"{help_line}, or delete it")


def _pairs(text: str) -> tuple[dict[int, int], list[int]]:
    """Return where each pair opens and closes, and where brackets stand that have no partner."""
    text = _ACTION.sub(_hidden, text)
    pairs, alone = _paired(text)
    if alone:
        # `(one of a) this and b) that)` is read aright once the letters are out of the way.
        ways = [(pairs, alone), _paired(_ENUMERATOR.sub(_hidden, text))]
        pairs, alone = min(ways, key=lambda way: len(way[1]))
        harmless = {found.end() - 1 for form in (_ENUMERATOR, _FACE) for found in form.finditer(text)}
        alone = [offset for offset in alone if offset not in harmless]
    return pairs, alone


def _paired(text: str) -> tuple[dict[int, int], list[int]]:
    pairs: dict[int, int] = {}
    opened: list[int] = []
    alone: list[int] = []
    for found in _BRACKET.finditer(text):
        opener = _OPENED_BY.get(found[0])
        if opener is None:
            opened.append(found.start())
        elif opened and text[opened[-1]] == opener:
            pairs[opened.pop()] = found.start()
        else:
            alone.append(found.start())
    return pairs, sorted([*opened, *alone])


def _hidden(found: re.Match[str]) -> str:
    return "\0" * len(found[0])


def _doubled(wording: Wording, pairs: dict[int, int]) -> Iterator[Finding]:
    for start, end in pairs.items():
        words, span = wording.text[start : end + 1], wording.exact_place(start, end + 1)
        place = wording.place(start, end + 1)
        if words == _MARK_IN_BRACKETS and wording.span.path.endswith("/minutes.md"):
            signs = ((sign, wording.exact_place(at, at + 1)) for sign, at in zip("[]", (start, end), strict=True))
            fixes = tuple(Replacement(at, "", before=sign) for sign, at in signs if at)
            yield Finding(place, "a mark stands in two pairs of square brackets", "write one pair", fixes=fixes)
        if pairs.get(start + 1) == end - 1 and words.startswith("(("):
            is_value = wording.where == "value" and words == wording.text
            once = words[2:-2] if is_value else words[1:-1]
            fixes = (Replacement(span, once, before=words),) if span and not wording.is_number(start) else ()
            help_line = "leave both out" if is_value else "write one pair"
            yield Finding(place, f"`{words[:60]}` has two pairs of brackets", help_line, fixes=fixes)


def _without_later_partner(alone: list[_Bracket]) -> Iterator[_Bracket]:
    """Yield the brackets that no paragraph soon after closes."""
    opened: list[_Bracket] = []
    for bracket in alone:
        opener = _OPENED_BY.get(bracket.sign)
        if opener is None:
            opened.append(bracket)
        elif opened and opened[-1].sign == opener and _is_one_remark(opened[-1], bracket):
            opened.pop()
        else:
            yield bracket
    yield from opened


def _is_one_remark(first: _Bracket, last: _Bracket) -> bool:
    is_near = 0 < last.place - first.place <= _FURTHEST and first.wording.span.path == last.wording.span.path
    return is_near and {first.wording.where, last.wording.where} <= _MAY_GO_ON
