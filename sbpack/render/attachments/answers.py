"""Answers in a form, set as readers set them where its file does not say how they look."""

import codecs
import re
import textwrap

import pikepdf
from pikepdf import AcroFormField, Annotation, Array, Dictionary, String

_LETTERS = codecs.lookup("cp1252")
"""Those of the fonts that forms ordinarily use; looked up at once, for codecs are files too."""
_SEVERAL_LINES, _PASSWORD = 1 << 12, 1 << 13
_SIZE = re.compile(rb"([\d.]+)\s+Tf\b")
_USUAL_SIZE = 11.0
_LETTER = 0.5
"""How wide a letter of ordinary type is beside its height."""
_LINE = 1.15
_GAP = 2.0
"""Points between a field's edge and its answer."""


class Unset(Exception):  # noqa: N818 - said of an answer
    """It has letters that its form has no font for."""


def set_answer(pdf: pikepdf.Pdf, field: AcroFormField, note: Dictionary) -> None:
    """Make the look of a field's answer from its words; raises Unset where letters would be missing."""
    if not (field.is_text or field.is_choice) or field.flags & _PASSWORD:
        return
    words = field.value_as_string
    try:
        _LETTERS.encode(words)
    except UnicodeEncodeError as error:
        raise Unset from error
    if field.is_text and field.flags & _SEVERAL_LINES:
        _set_lines(pdf, field, note, words)
    else:
        field.generate_appearance(Annotation(note))


def _set_lines(pdf: pikepdf.Pdf, field: AcroFormField, note: Dictionary, words: str) -> None:
    x1, y1, x2, y2 = (float(corner) for corner in note.Rect)
    width, height = abs(x2 - x1), abs(y2 - y1)
    style = bytes(field.default_appearance)
    stated = _SIZE.search(style)
    size = float(stated[1]) if stated else 0.0
    if not size:
        size, style = _USUAL_SIZE, _SIZE.sub(b"%.0f Tf" % _USUAL_SIZE, style)
    most = max(int((width - 2 * _GAP) / (size * _LETTER)), 1)
    lines = [line for paragraph in words.splitlines() for line in textwrap.wrap(paragraph, most) or [""]]
    shown = b" ".join(String(_LETTERS.encode(line)[0]).unparse() + b" Tj T*" for line in lines)
    content = b"q BT %s %.2f TL %.2f %.2f Td %s ET Q" % (style, size * _LINE, _GAP, height - _GAP - size, shown)
    look = pdf.make_stream(content)
    look.BBox = Array([0, 0, width, height])
    note.AP = Dictionary(N=look)
