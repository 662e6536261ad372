"""What the file says of itself, and how it wants to be opened."""

from datetime import date

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from sbpack import __version__
from sbpack.assemble.assembly import Metadata


def label_pages(pdf: pikepdf.Pdf, first_page: int) -> None:
    """Let the reader's page box show the printed numbers, also in a supplement that starts at 157."""
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D, St=first_page)]))


def set_metadata(pdf: pikepdf.Pdf, metadata: Metadata) -> None:
    """Write title, author, language and dates, and claim PDF/UA-1.

    The only date is the day of publication: the time of the build would make two files of one, and a time of day would
    show readers in another zone the day before. Old readers look into the information dictionary; it says the same.
    """
    producer = f"sbpack {__version__}"
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        xmp["dc:title"] = metadata.title
        xmp["dc:creator"] = [metadata.author]
        xmp["dc:language"] = {metadata.language}
        xmp["pdf:Producer"] = producer
        xmp["pdfuaid:part"] = "1"
        for kind in ("CreateDate", "ModifyDate", "MetadataDate"):
            xmp[f"xmp:{kind}"] = metadata.published.isoformat()
    day = pdf_date(metadata.published)
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary(
            Title=String(metadata.title),
            Author=String(metadata.author),
            Producer=String(producer),
            CreationDate=String(day),
            ModDate=String(day),
        )
    )
    pdf.Root.Lang = String(metadata.language)
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.PageMode = Name.UseOutlines
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)


def pdf_date(day: date) -> str:
    """Write a day as PDF does, without a time of day."""
    return f"D:{day:%Y%m%d}"
