"""Files inside the pack, for programs that ask what the pack is made from."""

from collections.abc import Iterable

import pikepdf
from pikepdf import Array, AttachedFileSpec, Name, Object

from sbpack.assemble.assembly import EmbeddedFile
from sbpack.assemble.metadata import pdf_date


def embed_files(pdf: pikepdf.Pdf, files: Iterable[EmbeddedFile]) -> None:
    """Embed files as data that belongs to the whole pack. Their dates are given, as a clock would give others."""
    specifications = [_embed(pdf, file) for file in files]
    if specifications:
        pdf.Root.AF = Array(specifications)


def _embed(pdf: pikepdf.Pdf, file: EmbeddedFile) -> Object:
    day = pdf_date(file.day)
    specification = AttachedFileSpec(
        pdf,
        file.content,
        description=file.description,
        filename=file.name,
        mime_type=file.mime_type,
        creation_date=day,
        mod_date=day,
    )
    specification.relationship = Name.Data
    pdf.attachments[file.name] = specification
    return specification.obj
