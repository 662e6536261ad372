"""What an attached PDF has that a pack does not carry, and an officer should hear of."""

from collections.abc import Iterator, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name

_ACTIONS = {
    "/JavaScript": "scripts",
    "/Launch": "actions that start a program",
    "/ImportData": "actions that fetch or send data",
    "/SubmitForm": "actions that fetch or send data",
}
_NOTES = {
    "/Widget": "form fields",
    "/FileAttachment": "embedded files",
    **dict.fromkeys(("/Movie", "/Sound", "/Screen", "/RichMedia", "/3D"), "sound or film"),
    **dict.fromkeys(("/Link", "/Popup", "/PrinterMark", "/TrapNet", "/Watermark"), ""),
}
"""Links are not worth a word: the pack is read on paper too."""


def losses(pdf: pikepdf.Pdf, pages: Sequence[pikepdf.Page]) -> list[str]:
    """Return the names of what is left out, sorted; of the notes on pages, those on the pages that are taken."""
    found = {_ACTIONS.get(str(item.get("/S"))) for item in pdf.objects if isinstance(item, Dictionary)}
    found |= {name for page in pages for name in _on(page)}
    names, form = pdf.Root.get("/Names"), pdf.Root.get("/AcroForm")
    if isinstance(names, Dictionary):
        found |= {"scripts"} if "/JavaScript" in names else set()
        found |= {"embedded files"} if "/EmbeddedFiles" in names else set()
    opening = pdf.Root.get("/OpenAction")
    if isinstance(opening, Dictionary):
        found.add(_ACTIONS.get(str(opening.get("/S"))))
    if isinstance(form, Dictionary):
        fields = form.get("/Fields")
        found |= {"form fields"} if isinstance(fields, Array) and len(fields) else set()
    return sorted(name for name in found if name)


def _on(page: pikepdf.Page) -> Iterator[str]:
    notes = page.obj.get("/Annots")
    for note in notes if isinstance(notes, Array) else ():
        if not isinstance(note, Dictionary):
            continue
        is_signature = note.get("/FT") == Name.Sig
        yield "signatures" if is_signature else _NOTES.get(str(note.get("/Subtype")), "comments")
        for key in ("/A", "/AA"):
            yield from _in_action(note.get(key))
    yield from _in_action(page.obj.get("/AA"))


def _in_action(action: object) -> Iterator[str]:
    """Yield what an action, or one of several by their event, does."""
    if isinstance(action, Dictionary):
        each = [action, *(kid for kid in action.values() if isinstance(kid, Dictionary))]
        yield from (_ACTIONS.get(str(one.get("/S")), "") for one in each)
