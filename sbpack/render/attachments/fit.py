"""An attached PDF, fitted onto pages of a pack by a process with limits."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from io import BytesIO

import pikepdf

from sbpack.render.attachments import LONGEST_TITLE, MOST_BOOKMARKS, AttachmentNotFitted, AttachmentPlacement
from sbpack.render.section import Destination, Heading, LayoutFinding, SectionPdf
from sbpack.sandbox.child import ChildFailed, LimitedChild, Message
from sbpack.sandbox.pdf_file import MOST_PAGES
from sbpack.sandbox.probe import FAILURES

SECONDS = 120.0
"""For one attachment; a page takes 10 to 50 ms, one that must be drawn 200."""


def fit_attachment(data: bytes, placement: AttachmentPlacement) -> SectionPdf:
    """Fit each chosen page, whole and upright, onto a page of its own that leaves room for the pack's stamps.

    Only what a page draws is taken, and links over words: no notes, forms, scripts, embedded files or tags. Each page
    is one figure, described in the summary's words and its own. The same bytes and placement give the same pages.
    Raises AttachmentNotFitted.
    """
    try:
        with LimitedChild("sbpack.render.attachments.job", SECONDS) as child:
            answer = child.ask(asdict(placement), data)
        if problem := answer.line("problem"):
            raise AttachmentNotFitted(problem)
        count = answer.integer("page_count", 1, MOST_PAGES)
        headings = tuple(_headings(answer, _tops(answer.data, count, len(placement.pages) or count)))
    except ChildFailed as failed:
        raise AttachmentNotFitted(FAILURES[failed.reason][0]) from failed
    losses = zip(answer.lines("losses"), answer.lines("help"), strict=False)
    findings = tuple(LayoutFinding(message, help_line, rule="layout-warning") for message, help_line in losses)
    return SectionPdf(answer.data, count, headings=headings, findings=findings)


def _tops(data: bytes, count: int, wanted: int) -> list[float]:
    """Return where each page has its top; raises ChildFailed unless these are the pages that were asked for."""
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            if len(pdf.pages) == count == wanted:
                return [float(page.mediabox[3]) for page in pdf.pages]
    except pikepdf.PdfError as error:
        raise ChildFailed("crash") from error
    raise ChildFailed("crash")


def _headings(answer: Message, tops: Sequence[float]) -> Iterator[Heading]:
    """Yield the file's own bookmarks; raises ChildFailed where they are nothing that a child may say."""
    listed = answer.values.get("bookmarks", [])
    for one in listed if isinstance(listed, list) else [None]:
        match one:
            case [int(level), str(title), int(page)] if 0 < level < MOST_BOOKMARKS and 0 <= page < len(tops):
                yield Heading(level, title[:LONGEST_TITLE], Destination(page, 0, tops[page]))
            case _:
                raise ChildFailed("crash")
