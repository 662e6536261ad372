"""Annotations that readers of a PDF show over a page: answers in its form, stamps, words and lines added by hand.

Where the file does not say how an answer looks, it is set as readers set it.
"""

import codecs
import re
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pikepdf
from pikepdf import AcroFormField, Annotation, Array, Dictionary, Name, Stream, String

from sbpack.sandbox.page_flaws import HIDDEN_FLAGS, annotations_on
from sbpack.sandbox.pdf_file import get_nested

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
_SHOWN = {
    *("/Widget", "/FreeText", "/Stamp", "/Ink", "/Line", "/Square", "/Circle", "/Polygon", "/PolyLine", "/Caret"),
    *("/Highlight", "/Underline", "/Squiggly", "/StrikeOut", "/Watermark"),
}


@dataclass(frozen=True)
class DrawnAnnotation:
    """How one annotation looks, and how it is set onto its page."""

    name: str
    """Of the look, in the content."""
    look: Stream
    content: bytes


class Annotations:
    """The annotations of one file; `is_hidden` says of a layer whether it is not seen."""

    def __init__(self, pdf: pikepdf.Pdf, is_hidden: Callable[[object], bool]) -> None:
        self._pdf, self._fields, self._is_hidden = pdf, pdf.acroform, is_hidden
        self._unset: set[tuple[int, int]] = set()
        self._is_stale = bool(get_nested(pdf.Root, "/AcroForm", "/NeedAppearances"))
        """Whether the program that filled the form in left it to every reader to draw the answers."""

    def on(self, page: pikepdf.Page, turn: int) -> Iterator[DrawnAnnotation]:
        """Yield what is seen over a page that its reader turns by so many degrees."""
        for number, note in enumerate(annotations_on(page)):
            if not self._is_seen(note):
                continue
            if note.get("/Subtype") == Name.Widget and ("/AP" not in note or self._is_stale):
                try:
                    _set_answer(self._pdf, self._fields.get_field_for_annotation(Annotation(note)), note)
                except Exception:  # a field may be written in any wrong way; its answer is reported as missing
                    self._unset.add(note.objgen)
            annotation, name = Annotation(note), f"/Note{number}"
            look = annotation.get_appearance_stream(Name.N)
            if not isinstance(look, Stream):
                continue
            if content := annotation.get_page_content_for_appearance(Name(name), turn, 0, HIDDEN_FLAGS):
                look.Type, look.Subtype = Name.XObject, Name.Form
                self._lend_fonts(look)
                yield DrawnAnnotation(name, look, content)

    def is_missing(self, note: Dictionary) -> bool:
        """Whether an annotation has something to say that cannot be drawn; asked after it was drawn."""
        if not self._is_seen(note):
            return False
        if note.get("/Subtype") == Name.Widget:
            field = self._fields.get_field_for_annotation(Annotation(note))
            words = field.value_as_string if field.is_text or field.is_choice else ""
        else:
            contents = note.get("/Contents")
            words = str(contents) if isinstance(contents, String) else ""
        is_drawn = isinstance(Annotation(note).get_appearance_stream(Name.N), Stream)
        return bool(words.strip()) and (not is_drawn or note.objgen in self._unset)

    def _is_seen(self, note: Dictionary) -> bool:
        flags = note.get("/F", 0)
        is_shown = str(note.get("/Subtype")) in _SHOWN and not (isinstance(flags, int) and flags & HIDDEN_FLAGS)
        return is_shown and not self._is_hidden(note.get("/OC"))

    def _lend_fonts(self, look: Stream) -> None:
        """Let answers use the fonts of their form, as readers do."""
        fonts, own = get_nested(self._pdf.Root, "/AcroForm", "/DR", "/Font"), look.get("/Resources")
        if isinstance(fonts, Dictionary):
            resources = Dictionary({**own}) if isinstance(own, Dictionary) else Dictionary()
            named = resources.get("/Font")
            resources.Font = Dictionary({**fonts, **(named if isinstance(named, Dictionary) else {})})
            look.Resources = resources


def _set_answer(pdf: pikepdf.Pdf, field: AcroFormField, note: Dictionary) -> None:
    """Make the look of a field's answer from its words; raises UnicodeEncodeError where letters would be missing."""
    if not (field.is_text or field.is_choice) or field.flags & _PASSWORD:
        return
    words = field.value_as_string
    _LETTERS.encode(words)
    if not (field.is_text and field.flags & _SEVERAL_LINES):
        field.generate_appearance(Annotation(note))
        return
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
