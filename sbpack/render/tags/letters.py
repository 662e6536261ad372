"""The letters that each glyph stands for, where the engine notes too many or none.

Of letters that share several glyphs, such as a letter and a mark over it, the engine gives all to the last glyph and
none to the others, and keeps that for every later use of them: later words would be read without the letter.
"""

from collections.abc import Callable, Mapping
from unicodedata import combining, normalize

UNHEARD = "\u2060"
"""A word joiner, for a glyph that stands for no letter of its own: nothing is heard, and no word is parted."""


def mend_letters(letters: dict[int, str], letter_of_glyph: Callable[[], Mapping[int, str]]) -> None:
    """Give glyphs that share letters their own; `letter_of_glyph` is asked only where there is any such glyph."""
    doubtful = [glyph for glyph, text in letters.items() if not text or (len(text) > 1 and any(map(combining, text)))]
    own = letter_of_glyph() if doubtful else {}
    for glyph in doubtful:
        letter, text = own.get(glyph, ""), letters[glyph]
        if not text:
            letters[glyph] = letter or UNHEARD
        elif letter and letter in text and normalize("NFC", text) != letter:
            letters[glyph] = letter
