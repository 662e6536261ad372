"""An attached PDF, fitted onto pages of a pack."""

from dataclasses import dataclass

from sbpack.render.section_pdf import SectionPdf


@dataclass(frozen=True)
class AttachmentLook:
    """What the pack says of it."""

    title: str
    summary: str
    language: str
    pages: tuple[int, ...] = ()


class AttachmentNotFitted(Exception):  # noqa: N818 - said of a file
    """The file could not be fitted."""


def fit_attachment(data: bytes, look: AttachmentLook) -> SectionPdf:
    """Fit an attachment."""
    raise AttachmentNotFitted(look.title)
