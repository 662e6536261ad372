"""What an attached PDF has that its pages in the pack lack, and what an officer can do about it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

import pikepdf
from pikepdf import Array, Dictionary, Name

from sbpack.findings.suggest import ranges, series
from sbpack.sandbox.page_flaws import annotations_on
from sbpack.sandbox.pdf_file import get_nested

ACTIONS = {
    "/JavaScript": "scripts",
    "/Launch": "actions that start a program",
    "/ImportData": "actions that fetch or send data",
    "/SubmitForm": "actions that fetch or send data",
}
_ANNOTATIONS = {
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
class Omission:
    """Something of an attached PDF that its pages in the pack lack."""

    message: str
    help: str = "where members must see it, print the file to PDF and attach what comes out"


def find_omissions(pdf: pikepdf.Pdf, pages: Sequence[pikepdf.Page]) -> Iterator[Omission]:
    """Yield what is left out; of the annotations on pages, those on the pages that are taken."""
    fields = get_nested(pdf.Root, "/AcroForm", "/Fields")
    if isinstance(fields, Array) and len(fields) > 0:
        yield Omission("its form can no longer be filled in")
    found = {name for page in pages for name in _omitted_from(page)}
    for item in pdf.objects:
        if isinstance(item, Dictionary):
            found.add(ACTIONS.get(str(item.get("/S")), ""))
            if item.get("/Type") == Name.Filespec and "/EF" in item:
                found.add("embedded files")
    if any("/AF" in holder for holder in (pdf.Root, *(page.obj for page in pages))):
        found.add("embedded files")
    for key, kind in (("/JavaScript", "scripts"), ("/EmbeddedFiles", "embedded files")):
        if get_nested(pdf.Root, "/Names", key) is not None:
            found.add(kind)
    found.update(_effects_of(pdf.Root.get("/OpenAction")))
    if omitted := sorted(found - {""}):
        yield Omission(f"the pack carries this attachment without its {series(omitted)}")


def _omitted_from(page: pikepdf.Page) -> Iterator[str]:
    for note in annotations_on(page):
        kind, field = str(note.get("/Subtype")), note.get("/Parent")
        yield _ANNOTATIONS.get(kind, "")
        if kind in _COMMENTED and str(note.get("/Contents", "")).strip():
            yield "comments"
        # A field may share its entries with its widget, or have the widget for a kid.
        of_field, value = (note.get(key, get_nested(field, key)) for key in ("/FT", "/V"))
        if of_field == Name.Sig and value is not None:
            yield "digital signatures"
        for key in ("/A", "/AA"):
            yield from _effects_of(note.get(key))
    yield from _effects_of(page.obj.get("/AA"))


def _effects_of(action: object) -> Iterator[str]:
    """Yield what an action, or one of several by their event, does."""
    if isinstance(action, Dictionary):
        each = [action, *(kid for kid in action.values() if isinstance(kid, Dictionary))]
        yield from (ACTIONS.get(str(one.get("/S")), "") for one in each)


class DrawReason(Enum):
    """Why a pack shows a page as a picture of itself: what the page is."""

    ABSENT = "set in fonts that are not in the file"
    SILENT = "set in fonts that do not say which letters they show"
    FAULTY = "set in faulty fonts"
    HIDING = "on a sheet that holds pictures outside of what is seen"
    UNSEEN = "written with words that nobody sees"
    """A check reports them."""
    WANTED = "wanted so"
    """By the agenda."""


_SEARCHED = "where its words must be searched or copied"
_HELP = {
    DrawReason.ABSENT: f"{_SEARCHED}, have its author embed all fonts when saving it as PDF",
    DrawReason.SILENT: f"{_SEARCHED}, have its author save it as PDF instead of printing to it; listeners may hear "
    "other letters, so say all that matters in `summary`",
    DrawReason.FAULTY: f"{_SEARCHED}, have its author save it as PDF instead of printing to it, or use other fonts",
    DrawReason.HIDING: f"{_SEARCHED}, have its author cut it to size before saving it as PDF",
}


def report_drawn(drawn: Mapping[int, DrawReason]) -> Iterator[Omission]:
    """Yield one clause for each reason, with the numbers of the pages that are drawn for it."""
    for reason, help_line in _HELP.items():
        numbers = sorted(number for number, why in drawn.items() if why is reason)
        if len(numbers) == 1:
            yield Omission(f"page {numbers[0]} is shown as a picture: it is {reason.value}", help_line)
        elif numbers:
            yield Omission(f"pages {ranges(numbers)} are shown as pictures: they are {reason.value}", help_line)


def report_links(numbers: Sequence[int]) -> Omission:
    """Return one clause about the pages that lack some link."""
    pages = f"page {numbers[0]} lacks" if len(numbers) == 1 else f"pages {ranges(numbers)} lack"
    return Omission(
        f"{pages} links that lead to a page left out or to another file, or that show no words",
        "where readers need them, write the addresses into a report",
    )
