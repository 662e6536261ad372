"""What the limited child does to fit one attachment."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf
from PIL import Image

from sbpack.render.attachments.bookmarks import Mark, bookmarks
from sbpack.render.attachments.content import Cleaner, Layers
from sbpack.render.attachments.links import PageLinks, links_on
from sbpack.render.attachments.losses import Loss, Why, losses, lost_links, strange_letters, told_of_drawn
from sbpack.render.attachments.missing_fonts import missing_fonts
from sbpack.render.attachments.notes import Notes
from sbpack.render.attachments.pages import FigurePages, Place, place
from sbpack.render.attachments.sight import SeenWords, forbidden_pages, seen
from sbpack.sandbox import pdf_file as attachment_pdf
from sbpack.sandbox.child import Message
from sbpack.sandbox.page_flaws import draw_missing_looks, notes_on
from sbpack.sandbox.pdf_file import Refused, opened_pdf, seen_page

_GAVE_UP = "too many errors"
"""What qpdf says where it reads no further in what a page draws."""


def warm() -> None:
    """Load what a job may need, while files can still be opened."""
    attachment_pdf.warm()
    _fit(attachment_pdf.sheet(), [], Message({"title": "a", "language": "en-GB"}))
    Image.new("RGB", (8, 8)).save(BytesIO(), "JPEG")


def run(values: dict[str, object], data: bytes) -> Message:
    """Return the fitted pages and what was left out, or what is wrong."""
    look = Message(values)
    numbers = look.values.get("pages")
    chosen = [int(number) for number in numbers] if isinstance(numbers, list) else []
    try:
        return _fit(data, chosen, look)
    except Refused as refused:
        return Message({"problem": refused.problem})


@dataclass(frozen=True)
class _Fitted:
    """Pages as far as the attached file itself decides how they look, and what is known of each by its index."""

    count: int
    """Of all pages of the file."""
    numbers: Sequence[int]
    """Those that were taken."""
    lost: list[Loss]
    bookmarks: list[Mark]
    figures: FigurePages = field(default_factory=FigurePages)
    places: list[Place] = field(default_factory=list)
    links: list[PageLinks] = field(default_factory=list)
    drawn: dict[int, Why] = field(default_factory=dict)
    foreign: set[int] = field(default_factory=set)
    """Those whose letters no picture of them would have."""


def _fit(data: bytes, chosen: Sequence[int], look: Message) -> Message:
    with opened_pdf(data) as pdf:
        as_pictures = look.values.get("as_pictures") is True
        if pdf.is_encrypted and not as_pictures:
            raise Refused("it forbids changes")
        may_be_read = pdf.allow.accessibility or pdf.allow.extract
        fitted = _fitted(pdf, chosen)
        if as_pictures:
            fitted.drawn.update(dict.fromkeys(range(len(fitted.numbers)), Why.WANTED))
    pages = _finished(fitted, look, may_be_read=may_be_read)
    drawn = {fitted.numbers[index]: why for index, why in fitted.drawn.items()}
    lost = [*fitted.lost, *told_of_drawn(drawn)]
    told = {"losses": [loss.message for loss in lost], "help": [loss.help for loss in lost]}
    return Message({"page_count": len(fitted.numbers), "bookmarks": fitted.bookmarks, **told}, pages)


def _fitted(pdf: pikepdf.Pdf, chosen: Sequence[int]) -> _Fitted:
    count = len(pdf.pages)
    numbers = chosen or range(1, count + 1)
    if not all(1 <= number <= count for number in numbers):
        raise Refused(f"it has {count} pages, and others were asked for")
    pages = [pdf.pages[number - 1] for number in numbers]
    # Before anything is changed.
    fitted = _Fitted(count, numbers, list(losses(pdf, pages)), bookmarks(pdf, pages))
    indexes = {page.obj.objgen: index for index, page in enumerate(pages)}
    draw_missing_looks(pdf)
    layers = Layers(pdf)
    cleaner, notes = Cleaner(pdf, layers), Notes(pdf, layers.hide)
    for index, page in enumerate(pages):
        shown = seen_page(page)
        fitted.places.append(place(shown))
        fitted.links.append(links_on(pdf, page, shown, fitted.places[-1], indexes))
        form = cleaner.form(page, shown.box, [*notes.on(page, shown.turn)])
        fitted.figures.add(form, shown, fitted.places[-1])
        is_simple, is_large = missing_fonts(form)
        if is_large:
            fitted.foreign.add(index)
            fitted.lost.append(strange_letters(numbers[index]))
        elif is_simple:
            fitted.drawn[index] = Why.ABSENT
        if any(map(notes.is_missing, notes_on(page))):
            message = f"page {numbers[index]} has answers or notes that cannot be drawn, and lacks them"
            fitted.lost.append(Loss(message))
    if any(_GAVE_UP in warning for warning in pdf.get_warnings()):
        fitted.lost.append(Loss("some of what its pages draw is damaged, and may be missing"))
    return fitted


def _finished(fitted: _Fitted, look: Message, *, may_be_read: bool) -> bytes:
    """Say what each page shows, draw those that must not be as they are, and lay the links over them."""
    figures, drawn = fitted.figures, fitted.drawn
    read: list[SeenWords] = []
    with seen(figures.saved()) as sight:

        def draw(index: int) -> None:
            figures.redraw(index, sight.picture(index, fitted.places[index]), fitted.places[index])

        for index, number in enumerate(fitted.numbers):
            told = _heading(look, number, fitted.count, is_first=index == 0)
            read.append(sight.words(index, fitted.places[index]))
            figures.describe(index, " ".join(filter(None, (told, read[index].text if may_be_read else ""))))
            if read[index].hides_words:
                drawn.setdefault(index, Why.UNSEEN)
            elif sight.hides_pictures(index, fitted.places[index]):
                drawn.setdefault(index, Why.HIDING)
        for index in drawn:
            draw(index)
        pages = figures.saved(look.text("title"), look.text("language"))
        forbidden = {index: why for index, why in forbidden_pages(figures, pages) if index not in fitted.foreign}
        for index in forbidden:
            draw(index)
        drawn.update(forbidden)
    _add_links(fitted, read, may_be_read=may_be_read)
    return figures.saved(look.text("title"), look.text("language"))


def _add_links(fitted: _Fitted, read: Sequence[SeenWords], *, may_be_read: bool) -> None:
    """Carry the links over whose words are seen; one without would tell what a page keeps back."""
    lacking = []
    for index, links in enumerate(fitted.links):
        words = [read[index].within(link.box) for link in links.kept]
        is_open = fitted.drawn.get(index) not in (Why.UNSEEN, Why.HIDING, Why.WANTED)
        for link, seen_words in zip(links.kept, words, strict=True):
            if is_open and seen_words:
                said = seen_words if may_be_read else link.address or f"page {fitted.numbers[link.index]}"
                fitted.figures.add_link(index, link, said)
        if not links.is_complete or not (is_open and all(words)):
            lacking += [fitted.numbers[index]] if links.kept or not links.is_complete else []
    if lacking:
        fitted.lost.append(lost_links(lacking))


def _heading(look: Message, number: int, count: int, *, is_first: bool) -> str:
    """Return what a listener hears before a page's own words: which it is, and what its author says of them all."""
    title = look.text("title")
    said = [f"{title}, page {number} of {count}" if count > 1 else title, look.text("summary") if is_first else ""]
    return " ".join(_sentence(text) for text in said if text.strip())


def _sentence(text: str) -> str:
    text = " ".join(text.split())
    return text if text.endswith((".", "!", "?", "…", ":")) else f"{text}."
