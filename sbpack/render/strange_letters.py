"""Letters that our fonts do not have: another machine would print them otherwise, or not at all."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sbpack.render.blocks import Blocks
from sbpack.render.boxes import all_words
from sbpack.render.fonts import families
from sbpack.render.pictures import picture_path
from sbpack.render.section_pdf import LayoutFinding
from sbpack.sources.known_letters import glyph_help, without_glyph

_UNKNOWN = re.compile(r"\.notdef glyph .*\(U\+(?P<code>[0-9A-F]+)\)")


def letter_findings(
    fonts: Iterable[Any], messages: Iterable[str], pages: Iterable[Any], pictures: Mapping[str, bytes], blocks: Blocks
) -> Iterator[LayoutFinding]:
    """Report every strange letter in each block that has it; letters of the same blocks are one finding."""
    letters = _foreign(fonts) | {chr(int(found["code"], 16)) for found in map(_UNKNOWN.search, messages) if found}
    if not letters:
        return
    seen: dict[str, dict[int | None, None]] = {}
    for box, text in (found for page in pages for found in all_words(page._page_box)):
        for letter in letters.intersection(text):
            seen.setdefault(letter, {})[blocks.of(box.element)] = None
    for letter in letters - seen.keys():
        seen[letter] = dict.fromkeys(_drawings_with(letter, pictures, blocks))
    together: dict[tuple[int | None, ...], list[str]] = {}
    for letter in sorted(seen):
        together.setdefault(tuple(seen[letter]), []).append(letter)
    for places, some in together.items():
        for block in places:
            yield LayoutFinding(without_glyph(some), glyph_help(), "missing-glyph", block)


def _foreign(fonts: Iterable[Any]) -> set[str]:
    """Return what was printed from any font that is not ours."""
    texts = (text for font in fonts if _family(font) not in families() for text in font.to_unicode.values())
    # What joins a strange sign to a letter of ours is set in the strange font with it.
    return {letter for text in texts for letter in text if letter.strip() and (not letter.isascii() or text.isascii())}


def _family(font: Any) -> str:
    return font.family.decode() if isinstance(font.family, bytes) else str(font.family)


def _drawings_with(letter: str, pictures: Mapping[str, bytes], blocks: Blocks) -> tuple[int | None, ...]:
    """Return the blocks of the drawings that a letter stands in, since it stands in no text."""
    drawings = {path for path, data in pictures.items() if letter.encode() in data}

    def is_one(source: str) -> bool:
        try:
            return picture_path(source) in drawings
        except ValueError:
            return False

    return blocks.referring("img", "src", is_one)
