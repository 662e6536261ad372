"""Pages in fonts that their file holds and that PDF/UA-1 forbids, each by one slip of the program that made it.

Every page reads `Slide 1: burglary fell` or `Sheet 1`, and looks like any other.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

from tests.attachments import A4, papers, saved, slides, tagged


class _Open:
    """A file being spoilt."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.page = pdf.pages[0]
        fonts = list(self.page.obj.Resources.Font.values())
        self.font: Object = next(font for font in fonts if "/FirstChar" in font or "/DescendantFonts" in font)
        self.data = b""

    @property
    def below(self) -> Object:
        return self.font.DescendantFonts[0]


@contextmanager
def _spoiling(data: bytes) -> Iterator[_Open]:
    with pikepdf.open(BytesIO(data)) as pdf:
        spoilt = _Open(pdf)
        yield spoilt
        spoilt.data = saved(pdf)


def wrong_widths() -> bytes:
    """Return letters that are set wider than they are, in a font of 256."""
    with _spoiling(papers((A4,))) as spoilt:
        spoilt.font.Widths = Array([int(width) + 60 for width in spoilt.font.Widths])
    return spoilt.data


def wrong_widths_of_many() -> bytes:
    """Return the same in a font of thousands of letters."""
    with _spoiling(slides(1)) as spoilt:
        spoilt.below.W, spoilt.below.DW = Array([]), 500
    return spoilt.data


def unknown_letters() -> bytes:
    """Return letters that neither their file nor their font names."""
    with _spoiling(papers((A4,))) as spoilt:
        del spoilt.font.ToUnicode
    return spoilt.data


def signs_with_an_encoding() -> bytes:
    """Return a font that says that it holds signs, and which letters they are."""
    with _spoiling(papers((A4,))) as spoilt:
        spoilt.font.Encoding = Name.WinAnsiEncoding
    return spoilt.data


def letters_without_encoding() -> bytes:
    """Return a font that says that it holds letters, and not which."""
    with _spoiling(papers((A4,))) as spoilt:
        spoilt.font.FontDescriptor.Flags = 32
    return spoilt.data


def shown_gap() -> bytes:
    """Return a page that shows the sign for a letter that is not there."""
    with _spoiling(slides(1)) as spoilt:
        content = spoilt.page.obj.Contents.read_bytes()
        spoilt.page.obj.Contents = spoilt.pdf.make_stream(content + b"BT /F1 20 Tf 60 40 Td <0000> Tj ET")
    return spoilt.data


def other_alphabet() -> bytes:
    """Return a font that counts its letters as Japan does, read by a map that counts them as China does."""
    with _spoiling(slides(1)) as spoilt:
        spoilt.font.Encoding = Name("/UniGB-UTF16-H")
        spoilt.below.CIDSystemInfo.Ordering = pikepdf.String("Japan1")
    return spoilt.data


def absent_map() -> bytes:
    """Return a font that is read by a map which nobody has."""
    with _spoiling(slides(1)) as spoilt:
        spoilt.font.Encoding = Name("/Partner-H")
    return spoilt.data


def drawn_letters() -> bytes:
    """Return letters drawn one by one, under names of which nobody knows what they are."""
    with _spoiling(slides(1)) as spoilt:
        pdf = spoilt.pdf
        glyphs = {f"/g{code}": Stream(pdf, b"500 0 0 0 400 600 d1 0 0 400 600 re f") for code in (65, 66)}
        names = Array([65, Name("/g65"), Name("/g66")])
        font = Dictionary(Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 0, 400, 600]))
        font.FontMatrix, font.Resources = Array([0.001, 0, 0, 0.001, 0, 0]), Dictionary()
        font.CharProcs = Dictionary({name: pdf.make_indirect(glyph) for name, glyph in glyphs.items()})
        font.Encoding = Dictionary(Type=Name.Encoding, Differences=names)
        font.FirstChar, font.LastChar, font.Widths = 65, 66, Array([500, 500])
        spoilt.page.obj.Resources.Font.Drawn = pdf.make_indirect(font)
        content = spoilt.page.obj.Contents.read_bytes()
        spoilt.page.obj.Contents = pdf.make_stream(content + b" 1 g BT /Drawn 30 Tf 60 40 Td (AB) Tj ET")
    return spoilt.data


FORBIDDEN: Mapping[str, Callable[[], bytes]] = {
    "wrong widths": wrong_widths,
    "wrong widths of many": wrong_widths_of_many,
    "a gap": shown_gap,
    "unknown letters": unknown_letters,
    "signs with an encoding": signs_with_an_encoding,
    "letters without encoding": letters_without_encoding,
    "other alphabet": other_alphabet,
    "absent map": absent_map,
    "drawn letters": drawn_letters,
}
"""The first three are faulty, the others do not say which letters they show."""


def no_letters() -> bytes:
    """Return glyphs without their letters, which the font itself still knows."""
    with _spoiling(slides(1)) as spoilt:
        del spoilt.font.ToUnicode
    return spoilt.data


def some_letters() -> bytes:
    """Return glyphs of which one has no letter, after the number of them all."""
    with _spoiling(slides(1)) as spoilt:
        letters = spoilt.font.ToUnicode.read_bytes()
        assert b"<0002> <0053>" in letters
        spoilt.font.ToUnicode.write(letters.replace(b"<0002> <0053>", b""))
    return spoilt.data


def too_long_a_range() -> bytes:
    """Return letters in a range that is longer than its list."""
    with _spoiling(slides(1)) as spoilt:
        letters = spoilt.font.ToUnicode.read_bytes()
        spoilt.font.ToUnicode.write(letters + b"1 beginbfrange <0100> <0110> [<0041> <0042>] endbfrange")
    return spoilt.data


def no_glyph_map() -> bytes:
    """Return a font that does not say that its numbers are those of its glyphs, as every reader takes them."""
    with _spoiling(tagged()) as spoilt:
        del spoilt.below.CIDToGIDMap
    return spoilt.data


def unknown_signs() -> bytes:
    """Return a glyph that is said to stand for what is no letter."""
    with _spoiling(slides(1)) as spoilt:
        letters = spoilt.font.ToUnicode.read_bytes()
        assert b"<0001> <2022>" in letters
        spoilt.font.ToUnicode.write(letters.replace(b"<0001> <2022>", b"<0001> <0000>"))
    return spoilt.data


MENDED: Mapping[str, Callable[[], bytes]] = {
    "no letters": no_letters,
    "some letters": some_letters,
    "too long a range": too_long_a_range,
    "no glyph map": no_glyph_map,
    "unknown signs": unknown_signs,
}
"""What can be put right for certain."""


def joined(parts: Iterable[bytes]) -> bytes:
    """Return one file of the pages of several."""
    with pikepdf.new() as pdf:
        for part in parts:
            with pikepdf.open(BytesIO(part)) as other:
                pdf.pages.extend(other.pages)
        return saved(pdf)
