"""What readers of a PDF show over a page: answers in its form, stamps, words and lines added by hand."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pikepdf
from pikepdf import Annotation, Dictionary, Name, Object, Stream

from sbpack.render.attachments.answers import set_answer
from sbpack.sources.note_looks import notes_on

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
