"""An attached PDF, fitted onto pages of a pack by a process with limits."""

from dataclasses import asdict, dataclass

from sbpack.render.section_pdf import LayoutFinding, SectionPdf
from sbpack.sources.limited_child import ChildFailed, LimitedChild
from sbpack.sources.probe import FAILURES

SECONDS = 120.0
"""For one attachment; a page takes 10 to 50 ms, one that must be drawn 200."""


@dataclass(frozen=True)
class AttachmentLook:
    """What the pack says of it, and what it takes of it."""

    title: str
    summary: str
    """What its author says it shows, for those who cannot see it."""
    language: str
    pages: tuple[int, ...] = ()
    """Counted from 1; empty for all."""


class AttachmentNotFitted(Exception):  # noqa: N818 - said of a file
    """The file could not be fitted; says why in one clause."""


def fit_attachment(data: bytes, look: AttachmentLook) -> SectionPdf:
    """Fit each chosen page, whole and upright, onto a page of its own that leaves room for the pack's stamps.

    Only what a page draws is taken: no notes, forms, links, scripts, embedded files or tags. Each page is one figure,
    told in the summary's words and its own. The same bytes and look give the same pages. Raises AttachmentNotFitted.
    """
    try:
        with LimitedChild("sbpack.render.attachment_job", SECONDS) as child:
            answer = child.ask(asdict(look), data)
    except ChildFailed as failed:
        raise AttachmentNotFitted(FAILURES[failed.reason][0]) from failed
    if problem := answer.text("problem"):
        raise AttachmentNotFitted(problem)
    return SectionPdf(
        answer.data,
        int(answer.number("page_count")),
        findings=tuple(_finding(message) for message in answer.texts("losses")),
    )


def _finding(message: str) -> LayoutFinding:
    help_line = "where members must see it, print the file to PDF and attach what comes out"
    return LayoutFinding(message, help_line, rule="layout-warning")
