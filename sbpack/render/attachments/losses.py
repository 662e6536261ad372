"""What an attached PDF has that a pack does not carry, and an officer should hear of.

- Why a page is shown as a picture of itself, and what an officer is told of it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

import pikepdf
from pikepdf import Array, Dictionary, Name

from sbpack.findings.suggest import ranges, series
from sbpack.sandbox.page_flaws import notes_on

ACTIONS = {
    "/JavaScript": "scripts",
    "/Launch": "actions that start a program",
    "/ImportData": "actions that fetch or send data",
    "/SubmitForm": "actions that fetch or send data",
}
_NOTES = {
    "/Text": "comments",
    "/FileAttachment": "embedded files",
    **dict.fromkeys(("/Movie", "/Sound", "/Screen", "/RichMedia", "/3D"), "sound or film"),
}
_COMMENTED = {
    *("/Highlight", "/Underline", "/Squiggly", "/StrikeOut", "/Caret", "/Ink", "/Line", "/Square", "/Circle"),
    *("/Polygon", "/PolyLine"),
}
"""They are drawn; what somebody wrote about them opens on a click."""


@dataclass(frozen=True)
class Loss:
    """Something of an attached PDF that its pages in the pack lack."""

    message: str
    help: str = "where members must see it, print the file to PDF and attach what comes out"


def losses(pdf: pikepdf.Pdf, pages: Sequence[pikepdf.Page]) -> Iterator[Loss]:
    """Yield what is left out; of the notes on pages, those on the pages that are taken."""
    if _has_form(pdf):
        yield Loss("its form can no longer be filled in")
    if left_out := _left_out(pdf, pages):
        yield Loss(f"the pack carries this attachment without its {series(left_out)}")


def _left_out(pdf: pikepdf.Pdf, pages: Sequence[pikepdf.Page]) -> list[str]:
    found = {name for item in pdf.objects if isinstance(item, Dictionary) for name in _in(item)}
    found |= {name for page in pages for name in _on(page)}
    if any("/AF" in holder for holder in (pdf.Root, *(page.obj for page in pages))):
        found.add("embedded files")
    names = pdf.Root.get("/Names")
    if isinstance(names, Dictionary):
        found |= {"scripts"} if "/JavaScript" in names else set()
        found |= {"embedded files"} if "/EmbeddedFiles" in names else set()
    found.update(_in_action(pdf.Root.get("/OpenAction")))
    return sorted(name for name in found if name)


def _has_form(pdf: pikepdf.Pdf) -> bool:
    """Whether a file can be filled in."""
    form = pdf.Root.get("/AcroForm")
    fields = form.get("/Fields") if isinstance(form, Dictionary) else None
    return isinstance(fields, Array) and len(fields) > 0


def _in(item: Dictionary) -> Iterator[str]:
    yield ACTIONS.get(str(item.get("/S")), "")
    if item.get("/Type") == Name.Filespec and "/EF" in item:
        yield "embedded files"


def _on(page: pikepdf.Page) -> Iterator[str]:
    for note in notes_on(page):
        kind = str(note.get("/Subtype"))
        yield _NOTES.get(kind, "")
        if kind in _COMMENTED and str(note.get("/Contents", "")).strip():
            yield "comments"
        if _of_field(note, "/FT") == Name.Sig and _of_field(note, "/V") is not None:
            yield "digital signatures"
        for key in ("/A", "/AA"):
            yield from _in_action(note.get(key))
    yield from _in_action(page.obj.get("/AA"))


def _of_field(note: Dictionary, key: str) -> object:
    """Return an entry of a field, which its widget may share with it or have for a kid."""
    field = note.get("/Parent")
    return note.get(key, field.get(key) if isinstance(field, Dictionary) else None)


def _in_action(action: object) -> Iterator[str]:
    """Yield what an action, or one of several by their event, does."""
    if isinstance(action, Dictionary):
        each = [action, *(kid for kid in action.values() if isinstance(kid, Dictionary))]
        yield from (ACTIONS.get(str(one.get("/S")), "") for one in each)


class Why(Enum):
    """What is wrong with a page that a pack shows as a picture."""

    ABSENT = "set in fonts that are not in the file"
    SILENT = "set in fonts that do not say which letters they show"
    FAULTY = "set in faulty fonts"
    HIDING = "on a sheet that holds pictures outside of what is seen"
    UNSEEN = "written with words that nobody sees"
    """A check has told of them."""
    WANTED = "wanted so"
    """By the agenda."""


_SEARCHED = "where its words must be searched or copied"
_HELP = {
    Why.ABSENT: f"{_SEARCHED}, have its author embed all fonts when saving it as PDF",
    Why.SILENT: f"{_SEARCHED}, have its author save it as PDF instead of printing to it; listeners may hear other"
    " letters, so say all that matters in `summary`",
    Why.FAULTY: f"{_SEARCHED}, have its author save it as PDF instead of printing to it, or use other fonts",
    Why.HIDING: f"{_SEARCHED}, have its author cut it to size before saving it as PDF",
}


def strange_letters(number: int) -> Loss:
    """Tell of a page that is not drawn, since nobody has letters like those that its file lacks."""
    message = f"page {number} is set in fonts that are not in the file, and may look otherwise"
    return Loss(message, "have its author embed all fonts when saving it as PDF")


def lost_links(numbers: Sequence[int]) -> Loss:
    """Tell of pages of which some link is left out: it leads to another file or a page left out, or shows no words."""
    pages = f"page {numbers[0]} lacks" if len(numbers) == 1 else f"pages {ranges(numbers)} lack"
    return Loss(
        f"{pages} links that lead to a page left out or to another file, or that show no words",
        "where readers need them, write the addresses into a report",
    )


def told_of_drawn(drawn: Mapping[int, Why]) -> Iterator[Loss]:
    """Yield one clause for each reason, with the numbers of the pages that are drawn for it."""
    for why, help_line in _HELP.items():
        numbers = sorted(number for number, reason in drawn.items() if reason is why)
        if len(numbers) == 1:
            yield Loss(f"page {numbers[0]} is shown as a picture: it is {why.value}", help_line)
        elif numbers:
            yield Loss(f"pages {ranges(numbers)} are shown as pictures: they are {why.value}", help_line)
