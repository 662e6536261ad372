"""The limited child's job of fitting one attachment: read it, clean its pages, describe them, draw some as pictures."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf
from PIL import Image

from sbpack.render.attachments.annotations import Annotations
from sbpack.render.attachments.content import Cleaner, layer_test
from sbpack.render.attachments.fonts import missing_fonts
from sbpack.render.attachments.navigation import Bookmark, links_on, read_bookmarks
from sbpack.render.attachments.omissions import DrawReason, Omission, find_omissions, report_drawn, report_links
from sbpack.render.attachments.pages import AttachedLink, FigurePages, Place, place
from sbpack.render.attachments.pdfium import SeenWords, draw_page, forbidden_pages, hides_pictures, read_words
from sbpack.sandbox import pdf_file
from sbpack.sandbox.child import Message
from sbpack.sandbox.page_flaws import annotations_on, draw_missing_looks
from sbpack.sandbox.page_words import opened_to_look
from sbpack.sandbox.pdf_file import Refused, opened_pdf, seen_page

_GAVE_UP = "too many errors"
"""What qpdf says where it reads no further in what a page draws."""


def warm() -> None:
    """Load what a job may need, while files can still be opened."""
    pdf_file.warm()
    run({"title": "a", "language": "en-GB"}, pdf_file.sheet())
    Image.new("RGB", (8, 8)).save(BytesIO(), "JPEG")


@dataclass(frozen=True)
class _Fitted:
    """Pages as far as the attached file itself decides how they look, and what is known of each by its index."""

    count: int
    """Of all pages of the file."""
    numbers: Sequence[int]
    """Those that were taken."""
    omissions: list[Omission]
    bookmarks: list[Bookmark]
    figures: FigurePages = field(default_factory=FigurePages)
    places: list[Place] = field(default_factory=list)
    links: list[list[AttachedLink | None]] = field(default_factory=list)
    drawn: dict[int, DrawReason] = field(default_factory=dict)
    foreign: set[int] = field(default_factory=set)
    """Those whose letters no picture of them would have."""


def run(values: dict[str, object], data: bytes) -> Message:
    """Return the fitted pages and what was left out, or what is wrong."""
    request = Message(values)
    as_pictures = values.get("as_pictures") is True
    try:
        with opened_pdf(data) as pdf:
            if pdf.is_encrypted and not as_pictures:
                raise Refused("it forbids changes")
            may_be_read = pdf.allow.accessibility or pdf.allow.extract
            fitted = _fit_pages(pdf, request)
    except Refused as refused:
        return Message({"problem": refused.problem})
    if as_pictures:
        fitted.drawn.update(dict.fromkeys(range(len(fitted.numbers)), DrawReason.WANTED))
    pages = _finish(fitted, request, may_be_read=may_be_read)
    drawn = {fitted.numbers[index]: why for index, why in fitted.drawn.items()}
    omissions = [*fitted.omissions, *report_drawn(drawn)]
    report = {"losses": [one.message for one in omissions], "help": [one.help for one in omissions]}
    return Message({"page_count": len(fitted.numbers), "bookmarks": fitted.bookmarks, **report}, pages)


def _fit_pages(pdf: pikepdf.Pdf, request: Message) -> _Fitted:
    count, chosen = len(pdf.pages), request.values.get("pages")
    numbers = [int(number) for number in chosen] if isinstance(chosen, list) and chosen else range(1, count + 1)
    if not all(1 <= number <= count for number in numbers):
        raise Refused(f"it has {count} pages, and others were asked for")
    pages = [pdf.pages[number - 1] for number in numbers]
    indexes = {page.obj.objgen: index for index, page in enumerate(pages)}
    # Before anything is changed.
    fitted = _Fitted(count, numbers, list(find_omissions(pdf, pages)), read_bookmarks(pdf, indexes))
    draw_missing_looks(pdf)
    is_hidden = layer_test(pdf)
    cleaner, annotations = Cleaner(pdf, is_hidden), Annotations(pdf, is_hidden)
    for index, page in enumerate(pages):
        seen = seen_page(page)
        fitted.places.append(place(seen))
        fitted.links.append(links_on(pdf, page, seen, fitted.places[-1], indexes))
        form = cleaner.form(page, seen.box, [*annotations.on(page, seen.turn)])
        fitted.figures.add(form, seen, fitted.places[-1])
        is_simple, is_large = missing_fonts(form)
        if is_large:
            fitted.foreign.add(index)
            message = f"page {numbers[index]} is set in fonts that are not in the file, and may look otherwise"
            fitted.omissions.append(Omission(message, "have its author embed all fonts when saving it as PDF"))
        elif is_simple:
            fitted.drawn[index] = DrawReason.ABSENT
        if any(map(annotations.is_missing, annotations_on(page))):
            message = f"page {numbers[index]} has answers or notes that cannot be drawn, and lacks them"
            fitted.omissions.append(Omission(message))
    if any(_GAVE_UP in warning for warning in pdf.get_warnings()):
        fitted.omissions.append(Omission("some of what its pages draw is damaged, and may be missing"))
    return fitted


def _finish(fitted: _Fitted, request: Message, *, may_be_read: bool) -> bytes:
    """Describe each page, draw those that must not be as they are, and lay the links over them."""
    figures, drawn = fitted.figures, fitted.drawn
    title, language = request.text("title"), request.text("language")
    words: list[SeenWords] = []
    with opened_to_look(figures.saved()) as document:

        def draw(index: int) -> None:
            figures.redraw(index, draw_page(document[index], fitted.places[index]), fitted.places[index])

        for index, number in enumerate(fitted.numbers):
            position = fitted.places[index]
            words.append(read_words(document[index], position))
            # What a listener hears: which page it is, what its author says of them all, and its own words.
            texts = [f"{title}, page {number} of {fitted.count}" if fitted.count > 1 else title]
            texts += [request.text("summary")] if index == 0 else []
            heard = [_sentence(text) for text in texts if text.strip()] + [words[index].text if may_be_read else ""]
            figures.describe(index, " ".join(filter(None, heard)))
            if words[index].hides_words:
                drawn.setdefault(index, DrawReason.UNSEEN)
            elif hides_pictures(document[index], position):
                drawn.setdefault(index, DrawReason.HIDING)
        for index in drawn:
            draw(index)
        pages = figures.saved(title, language)
        forbidden = {index: why for index, why in forbidden_pages(figures, pages) if index not in fitted.foreign}
        for index in forbidden:
            draw(index)
        drawn.update(forbidden)
    _add_links(fitted, words, may_be_read=may_be_read)
    return figures.saved(title, language)


def _sentence(text: str) -> str:
    text = " ".join(text.split())
    return text if text.endswith((".", "!", "?", "…", ":")) else f"{text}."


def _add_links(fitted: _Fitted, words: Sequence[SeenWords], *, may_be_read: bool) -> None:
    """Carry the links over whose words are seen; one without would tell what a page keeps back."""
    lacking = []
    for index, links in enumerate(fitted.links):
        is_open = fitted.drawn.get(index) not in (DrawReason.UNSEEN, DrawReason.HIDING, DrawReason.WANTED)
        is_complete = True
        for link in links:
            over = words[index].within(link.box) if link else ""
            if link and is_open and over:
                name = over if may_be_read else link.address or f"page {fitted.numbers[link.index]}"
                fitted.figures.add_link(index, link, name)
            else:
                is_complete = False
        if not is_complete:
            lacking.append(fitted.numbers[index])
    if lacking:
        fitted.omissions.append(report_links(lacking))
