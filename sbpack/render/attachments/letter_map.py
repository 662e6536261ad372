"""The map of a font that says which letters its codes stand for, read with patience and written as every reader likes.

Programs write ranges longer than their lists, letters that are none, more pairs than they announce.
"""

import re
from collections.abc import Iterator, Mapping

_PART = re.compile(rb"\bbegin(bfchar|bfrange)\b(.*?)\bend\1\b", re.DOTALL)
_PLAIN = re.compile(rb"(?:\s|<[0-9A-Fa-f\s]*>|[\[\]])*")
"""Codes and lists of codes; anything else is beyond this reader."""
_CODE = rb"<([0-9A-Fa-f\s]*)>\s*"
_PAIR = re.compile(_CODE + _CODE)
_RANGE = re.compile(_CODE + _CODE + rb"(?:<([0-9A-Fa-f\s]*)>|\[([^\]]*)\])\s*")
_LISTED = re.compile(_CODE)
_MOST_CODES = 70_000
_MOST = 100
"""Pairs in one part, by the specification."""
_MAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<{}> <{}>
endcodespacerange
{}endcmap
end
end
"""

NO_LETTERS = {b"", b"\0\0", b"\xfe\xff", b"\xff\xfe"}
"""What PDF/UA-1 7.21.7 does not take for a letter."""
UNKNOWN = b"\xff\xfd"
"""The letter that stands for one that nobody knows."""
Letters = dict[int, bytes]
"""Letters, in UTF-16 with the high byte first, by code."""


def read_letters(content: bytes) -> tuple[int, Letters] | None:
    """Return how many bytes a code has, and the letters; None for a map that is better left as it is."""
    if b"usecmap" in content:
        return None
    letters: Letters = {}
    lengths: set[int] = set()
    for part in _PART.finditer(content):
        if not _PLAIN.fullmatch(part[2]):
            return None
        for code, letter in _pairs(part[2]) if part[1] == b"bfchar" else _ranges(part[2]):
            lengths.add(len(code))
            letters.setdefault(int.from_bytes(code), UNKNOWN if letter in NO_LETTERS else letter)
            if len(letters) > _MOST_CODES:
                return None
    if len(lengths) != 1 or not lengths <= {1, 2} or any(len(letter) % 2 for letter in letters.values()):
        return None
    return lengths.pop(), letters


def written_letters(length: int, letters: Mapping[int, bytes]) -> bytes:
    """Return a map for codes of so many bytes."""
    codes = sorted(letters)
    parts = []
    for some in (codes[start : start + _MOST] for start in range(0, len(codes), _MOST)):
        lines = "".join(f"<{code:0{2 * length}X}> <{letters[code].hex().upper()}>\n" for code in some)
        parts.append(f"{len(some)} beginbfchar\n{lines}endbfchar\n")
    return _MAP.format("00" * length, "FF" * length, "".join(parts)).encode("ascii")


def _pairs(part: bytes) -> Iterator[tuple[bytes, bytes]]:
    for pair in _PAIR.finditer(part):
        yield _bytes(pair[1]), _bytes(pair[2])


def _ranges(part: bytes) -> Iterator[tuple[bytes, bytes]]:
    for found in _RANGE.finditer(part):
        first, last = _bytes(found[1]), _bytes(found[2])
        codes = range(int.from_bytes(first), min(int.from_bytes(last), int.from_bytes(first) + _MOST_CODES) + 1)
        listed = _following(_bytes(found[3]), len(codes)) if found[4] is None else _listed(found[4])
        for code, letter in zip(codes, listed, strict=False):
            yield code.to_bytes(len(last)), letter


def _listed(letters: bytes) -> Iterator[bytes]:
    for letter in _LISTED.finditer(letters):
        yield _bytes(letter[1])


def _following(letter: bytes, count: int) -> Iterator[bytes]:
    """Yield a letter and those that follow it; of several together the last one moves on."""
    before, last = letter[:-2], int.from_bytes(letter[-2:])
    for number in range(last, min(last + count, 1 << 16)):
        yield before + number.to_bytes(2)


def _bytes(code: bytes) -> bytes:
    """Return what is written in digits; where one is missing at the end it is a nought, as everywhere in a PDF."""
    digits = "".join(code.decode("ascii").split())
    return bytes.fromhex(digits + "0" * (len(digits) % 2))
