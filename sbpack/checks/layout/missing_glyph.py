"""A character that no font of the pack has."""

from collections.abc import Iterator, Sequence

from sbpack.findings.finding import Finding, Span
from sbpack.text.known_letters import font_with, glyph_help, missing_glyphs, without_glyph
from sbpack.text.wording import Wording


def check(wordings: Sequence[Wording]) -> Iterator[Finding]:
    """Yield one finding for each file, with a place for each run of words."""
    letters: dict[str, dict[str, None]] = {}
    places: dict[str, list[Span]] = {}
    for wording in wordings:
        found = [(offset, letter) for offset, letter in missing_glyphs(wording.text) if font_with(letter) is None]
        if found:
            path = wording.span.path
            letters.setdefault(path, {}).update((letter, None) for _, letter in found)
            places.setdefault(path, []).append(wording.place(found[0][0], found[0][0] + 1))
    for path, (first, *others) in places.items():
        yield Finding(first, without_glyph(letters[path]), glyph_help(), also=tuple(others))
