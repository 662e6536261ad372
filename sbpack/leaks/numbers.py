"""Numbers of five or more digits as they are compared: without what separates their digits."""

import re
from collections.abc import Iterator

LEAST = 5
"""Digits."""
_LONG_CODE = re.compile(r"\b(?=[0-9a-fA-F-]{0,128}[a-fA-F])[0-9a-fA-F]{1,128}(?:-[0-9a-fA-F]{1,64}){0,8}\b")
_CODE_LENGTH = 16
"""Letters and digits of one word that are the digest of a file or the like, whose digits are no number."""
_COUNTED = re.compile(r"(?<![^\W_])(?<!\d[.,'\u2019])(?:\d{1,3}(?:[,'\u2019\u00a0\u202f\u2009]\d{3})+(?!\d)|\d{5,})")
"""An amount, with or without commas; what follows a decimal point says nothing about whose it is."""
_GAP = r"[ \u00a0\u202f\u2009.-]"
_CALLED = re.compile(
    rf"(?<![^\W_])(?:(?:\+|00){_GAP}?44{_GAP}?(?:\(0\){_GAP}?)?|\(?0)(?P<rest>\d{{2,5}}\)?(?:{_GAP}?\d{{2,8}}){{1,4}})"
)
_GROUPED = re.compile(
    r"(?<![^\W_])(?<!\d[ .-])(?:\d{3}[ -]\d{3}[ -]\d{4}|\d{2}-\d{2}-\d{2}"
    r"|(?!(?:19|20)\d\d (?:19|20))\d{4}(?:[ -]\d{4}){3})(?![ -]?\d)"
)
"""As on health cards, for sort codes, and on cards of banks; not the years over a table."""
_TELEPHONE = range(9, 12)
"""Digits after the first nought."""


def numbers_in(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the digits of each number, and where it begins and ends in the text."""
    text = _LONG_CODE.sub(_without_digits, text)
    for match in _CALLED.finditer(text):
        digits = ""
        for group in re.finditer(r"\d+", match["rest"]):
            digits += group[0]
            if len(digits) in _TELEPHONE:
                yield f"0{digits}", match.start(), match.start("rest") + group.end()
    for form in (_COUNTED, _GROUPED):
        for match in form.finditer(text):
            digits = _digits(match[0])
            if len(digits) >= LEAST:
                yield digits, *match.span()


def _without_digits(code: re.Match[str]) -> str:
    return "x" * len(code[0]) if len(code[0].replace("-", "")) >= _CODE_LENGTH else code[0]


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)
