"""The place where the engine writes tags: ours take theirs."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

import weasyprint.pdf
from uharfbuzz import Face, Font

from sbpack.render.tags.elements import document_of
from sbpack.render.tags.letters import mend_letters
from sbpack.render.tags.shown import read_pages
from sbpack.render.tags.write import pass_over, write_tree


@contextmanager
def our_tags(prefix: str) -> Iterator[None]:
    """Let whatever is written meanwhile bear our tags; `prefix` goes before their ids, which are unique in a pack.

    The engine has no door for this; it looks its own functions up by name when everything else is written.
    """
    theirs, their_fonts = weasyprint.pdf.add_tags, weasyprint.pdf.build_fonts_dictionary
    weasyprint.pdf.add_tags = partial(_add_tags, prefix)
    weasyprint.pdf.build_fonts_dictionary = partial(_write_fonts, their_fonts)
    try:
        yield
    finally:
        weasyprint.pdf.add_tags, weasyprint.pdf.build_fonts_dictionary = theirs, their_fonts


def _write_fonts(theirs: Callable[..., Any], pdf: Any, fonts: Mapping[Any, Any], *more: Any) -> Any:
    for font in fonts.values():
        mend_letters(font.to_unicode, partial(_letters_in, font.file_content, font.index))
    return theirs(pdf, fonts, *more)


def _letters_in(file: bytes, index: int) -> dict[int, str]:
    """Return the letter of each glyph of a font that stands for one."""
    face = Face(file, index)
    font = Font(face)
    return {font.get_nominal_glyph(letter): chr(letter) for letter in sorted(face.unicodes, reverse=True)}


def _add_tags(prefix: str, pdf: Any, document: Any, _version: object, streams: Sequence[Any]) -> None:
    reading = read_pages(document, streams)
    tree = document_of(reading.root)
    held = set(tree.marks())
    pass_over((mark for mark in reading.marks if mark not in held), streams)
    write_tree(pdf, tree, prefix)
