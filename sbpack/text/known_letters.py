"""Which letters the fonts of a pack have: their own two families, and those of other scripts if installed."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import fontpkg_source_sans_3

SANS_FILES = Path(fontpkg_source_sans_3.ROOT) / "files"
FONTS_EXTRA = "sbpack[fonts]"
"""What installs the fonts of other scripts."""
_PACKAGE = "manimgx_fonts"
_NOT_HEARD = ("NotoSansArabic",)
"""Fonts that are left out: their dots are glyphs of their own, so that a screen reader hears other words."""
_MOST = 8
"""Letters that one finding names."""
_OWN = SANS_FILES / "SourceSans3[wght].ttf"
"""Everything is set in it, or falls back to it: the serif has no letter of any script that it lacks."""
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Mn", "Zl", "Zp", "Zs"})
"""Categories of characters that print nothing by themselves, or that another rule reports."""
_NO_LETTERS = frozenset("\u2011\ufffc\ufffd")
"""A hyphen that the layout draws as another, what stands for words that were left out, and what could not be read."""


@lru_cache(maxsize=1)
def other_fonts() -> tuple[Path, ...]:
    """Return the upright fonts of other scripts and of signs, by name; none where they are not installed."""
    found = find_spec(_PACKAGE)
    folder = Path(found.origin).parent if found and found.origin else None
    files = sorted(folder.glob("Noto*[[]wght[]].ttf")) if folder else []
    return tuple(file for file in files if "Italic" not in file.name and not file.name.startswith(_NOT_HEARD))


_DOUBLES = re.compile(
    "[\u0340-\u0343\u0374\u037e\u0387\u1f71-\u1fff\u2126\u212a\u212b\u2329\u232a\uf900-\ufaff\U0002f800-\U0002fa1d]"
)
"""Where Unicode has signs that are the same letter as another one."""


def missing_glyphs(text: str) -> Iterator[tuple[int, str]]:
    """Yield each letter that the pack's own fonts lack, with its offset."""
    if text.isascii():
        return
    for offset, letter in enumerate(text):
        if letter > "\u024f" and lacks_glyph(letter):
            yield offset, letter


def font_with(letter: str) -> Path | None:
    """Return the font of another script that has a letter."""
    return next((file for file in other_fonts() if has_letter(file, letter)), None)


@lru_cache(maxsize=4096)
def lacks_glyph(letter: str) -> bool:
    """Whether the pack's own fonts lack a letter."""
    if unicodedata.category(letter) in _UNSEEN or letter in _NO_LETTERS:
        return False
    return not has_letter(_OWN, letter)


def has_letter(font: Path, letter: str) -> bool:
    """Whether a font has a letter, or the letters that it is composed of."""
    coverage = _coverage(font)
    return any(all(ord(part) in coverage for part in unicodedata.normalize(form, letter)) for form in ("NFC", "NFD"))


def usual_letters(text: str) -> str:
    """Return a text with the letters that a sign such as U+212B is defined to equal, which fonts have instead of it."""
    return text if text.isascii() else _DOUBLES.sub(lambda found: unicodedata.normalize("NFC", found[0]), text)


@lru_cache(maxsize=32)
def _coverage(font: Path) -> frozenset[int]:
    # Most boards have no such letter, and most checks need no font.
    import uharfbuzz  # noqa: PLC0415

    return frozenset(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(font))).unicodes)


def without_glyph(letters: Iterable[str]) -> str:
    """Return that the fonts lack some letters."""
    some = sorted(letters)
    shown = " ".join(f"`{letter}` (U+{ord(letter):04X})" for letter in some[:_MOST])
    more = f" and {len(some) - _MOST:,} more" if len(some) > _MOST else ""
    return f"the fonts of the pack have no {shown}{more}"


def glyph_help() -> str:
    """Return what to do about it."""
    if other_fonts():
        return "write it in words: the fonts of other scripts that are installed have none of these either"
    return f"write it in words, or install fonts of other scripts and of signs: pip install '{FONTS_EXTRA}'"
