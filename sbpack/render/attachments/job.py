"""What the limited child does to fit one attachment."""

from collections.abc import Sequence
from io import BytesIO

import pikepdf
from pikepdf import Dictionary, Name
from PIL import Image

from sbpack.render.attachments.fonts import missing_fonts
from sbpack.render.attachments.layers import Layers
from sbpack.render.attachments.losses import has_form, losses
from sbpack.render.attachments.notes import Notes, notes_on
from sbpack.render.attachments.pages import FigurePages
from sbpack.render.attachments.paper import Place, place
from sbpack.render.attachments.resources import Cleaner
from sbpack.render.attachments.sight import seen
from sbpack.sources import attachment_pdf
from sbpack.sources.attachment_page import seen_page
from sbpack.sources.attachment_pdf import Refused, opened_pdf
from sbpack.sources.limited_child import Answer

_GAVE_UP = "too many errors"
"""What qpdf says where it reads no further in what a page draws."""


def warm() -> None:
    """Load what a job may need, while files can still be opened."""
    attachment_pdf.warm()
    sheet = BytesIO()
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(60, 60)).obj
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        page.Resources = Dictionary(Font=Dictionary(F=font))
        page.Contents = pdf.make_stream(b"/P BMC BT /F 9 Tf 9 9 Td (a) Tj ET EMC")
        pdf.save(sheet)
    _fit(sheet.getvalue(), [], Answer({"title": "a", "language": "en-GB"}))
    Image.new("RGB", (8, 8)).save(BytesIO(), "JPEG")


def run(values: dict[str, object], data: bytes) -> Answer:
    """Return the fitted pages and what was left out, or what is wrong."""
    look = Answer(values)
    numbers = look.values.get("pages")
    chosen = [int(number) for number in numbers] if isinstance(numbers, list) else []
    try:
        return _fit(data, chosen, look)
    except Refused as refused:
        return Answer({"problem": refused.problem})


def _fit(data: bytes, chosen: Sequence[int], look: Answer) -> Answer:
    figures = FigurePages()
    places: list[Place] = []
    to_draw: set[int] = set()
    lost: list[str] = []
    with opened_pdf(data) as pdf:
        count = len(pdf.pages)
        numbers = list(chosen) or list(range(1, count + 1))
        if not all(1 <= number <= count for number in numbers):
            raise Refused(f"it has {count} pages, and others were asked for")
        pages = [pdf.pages[number - 1] for number in numbers]
        left_out = losses(pdf, pages)
        if has_form(pdf):
            lost.append("its form can no longer be filled in")
        layers = Layers(pdf)
        cleaner, notes = Cleaner(pdf, layers), Notes(pdf, layers.hide)
        for index, page in enumerate(pages):
            shown = seen_page(page)
            places.append(place(shown))
            form = cleaner.form(page, shown.box, [*notes.on(page, shown.turn)])
            figures.add(form, shown, places[-1])
            is_simple, is_large = missing_fonts(form)
            if is_large:
                lost.append(f"page {numbers[index]} is set in fonts that are not in the file, and may look otherwise")
            elif is_simple:
                to_draw.add(index)
            if any(map(notes.is_missing, notes_on(page))):
                lost.append(f"page {numbers[index]} has answers or notes that cannot be drawn, and lacks them")
        if any(_GAVE_UP in warning for warning in pdf.get_warnings()):
            lost.append("some of what its pages draw is damaged, and may be missing")
    if left_out:
        lost.append(f"the pack carries this attachment without its {_listed(left_out)}")
    with seen(figures.saved()) as sight:
        for index, number in enumerate(numbers):
            told = _heading(look, number, count, is_first=index == 0)
            figures.describe(index, " ".join(filter(None, (told, sight.words(index, places[index])))))
            if sight.hides(index, places[index]):
                to_draw.add(index)
        for index in sorted(to_draw):
            figures.redraw(index, sight.picture(index, places[index]), places[index])
    pdf_data = figures.saved(look.text("title"), look.text("language"))
    return Answer({"page_count": len(numbers), "losses": lost}, pdf_data)


def _heading(look: Answer, number: int, count: int, *, is_first: bool) -> str:
    """Return what a listener hears before a page's own words: which it is, and what its author says of them all."""
    title = look.text("title")
    said = [f"{title}, page {number} of {count}" if count > 1 else title, look.text("summary") if is_first else ""]
    return " ".join(_sentence(text) for text in said if text.strip())


def _sentence(text: str) -> str:
    text = " ".join(text.split())
    return text if text.endswith((".", "!", "?", "…", ":")) else f"{text}."


def _listed(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
