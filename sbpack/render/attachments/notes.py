"""What readers of a PDF show over a page: answers in its form, stamps, words and lines added by hand.

- Answers in a form, set as readers set them where its file does not say how they look.
"""

import codecs
import re
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pikepdf
from pikepdf import AcroFormField, Annotation, Array, Dictionary, Name, Object, Stream, String

from sbpack.sandbox.page_flaws import notes_on

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


_SHOWN = {
    *("/Widget", "/FreeText", "/Stamp", "/Ink", "/Line", "/Square", "/Circle", "/Polygon", "/PolyLine", "/Caret"),
    *("/Highlight", "/Underline", "/Squiggly", "/StrikeOut", "/Watermark"),
}
_HIDDEN = 2 | 32
"""The flags `Hidden` and `NoView`."""


@dataclass(frozen=True)
class Note:
    """How one note looks, and how it is set onto its page."""

    name: str
    """Of the look, in the content."""
    look: Stream
    content: bytes


class Notes:
    """The notes of one file."""

    def __init__(self, pdf: pikepdf.Pdf, is_hidden: Callable[[Object | None], bool]) -> None:
        """Take a file, and how to know that a layer is not seen."""
        form = pdf.Root.get("/AcroForm")
        self._form = form if isinstance(form, Dictionary) else Dictionary()
        self._fields = pdf.acroform
        self._pdf = pdf
        self._unset: set[tuple[int, int]] = set()
        self._is_hidden = is_hidden
        self._is_stale = bool(self._form.get("/NeedAppearances", False))
        """Whether the program that filled the form in left it to every reader to draw the answers."""

    def on(self, page: pikepdf.Page, turn: int) -> Iterator[Note]:
        """Yield what is seen over a page that its reader turns by so many degrees."""
        for number, note in enumerate(notes_on(page)):
            if not self._is_seen(note):
                continue
            self._write(note)
            annotation = Annotation(note)
            look = annotation.get_appearance_stream(Name.N)
            if not isinstance(look, Stream):
                continue
            name = f"/Note{number}"
            if content := annotation.get_page_content_for_appearance(Name(name), turn, 0, _HIDDEN):
                look.Type, look.Subtype = Name.XObject, Name.Form
                self._lend_fonts(look)
                yield Note(name, look, content)

    def is_missing(self, note: Dictionary) -> bool:
        """Whether a note has something to say that cannot be drawn; asked after it was drawn."""
        if not self._is_seen(note):
            return False
        said = _text(note.get("/Contents")) if note.get("/Subtype") != Name.Widget else self._answer(note)
        is_drawn = isinstance(Annotation(note).get_appearance_stream(Name.N), Stream)
        return bool(said.strip()) and (not is_drawn or note.objgen in self._unset)

    def _is_seen(self, note: Dictionary) -> bool:
        flags = note.get("/F", 0)
        is_shown = str(note.get("/Subtype")) in _SHOWN and not (isinstance(flags, int) and flags & _HIDDEN)
        return is_shown and not self._is_hidden(note.get("/OC"))

    def _answer(self, note: Dictionary) -> str:
        field = self._fields.get_field_for_annotation(Annotation(note))
        return field.value_as_string if field.is_text or field.is_choice else ""

    def _write(self, note: Dictionary) -> None:
        """Set an answer as readers do, where the file does not say how it looks."""
        if note.get("/Subtype") != Name.Widget or ("/AP" in note and not self._is_stale):
            return
        try:
            set_answer(self._pdf, self._fields.get_field_for_annotation(Annotation(note)), note)
        except Exception:  # a field may be written in any wrong way; its answer is told as missing
            self._unset.add(note.objgen)

    def _lend_fonts(self, look: Stream) -> None:
        """Let answers use the fonts of their form, as readers do."""
        lent = self._form.get("/DR")
        fonts = lent.get("/Font") if isinstance(lent, Dictionary) else None
        if not isinstance(fonts, Dictionary):
            return
        own = look.get("/Resources")
        resources = Dictionary({**own}) if isinstance(own, Dictionary) else Dictionary()
        named = resources.get("/Font")
        resources.Font = Dictionary({**fonts, **(named if isinstance(named, Dictionary) else {})})
        look.Resources = resources


def _text(value: object) -> str:
    return str(value) if isinstance(value, pikepdf.String) else ""
