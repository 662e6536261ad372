"""What the file says of itself, and how it wants to be opened."""

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from sbpack import __version__
from sbpack.assemble.assembly import Metadata


def label_pages(pdf: pikepdf.Pdf, first_page: int) -> None:
    """Let the reader's page box show the printed numbers, also in a supplement that starts at 157."""
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D, St=first_page)]))


def set_metadata(pdf: pikepdf.Pdf, metadata: Metadata) -> None:
    """Write title, author, language and dates, and claim PDF/UA-1.

    The only date is that of publication: the time of the build would make two files of one.
    """
    moment = f"{metadata.published.isoformat()}T00:00:00Z"
    with pdf.open_metadata(set_pikepdf_as_editor=False) as xmp:
        xmp["dc:title"] = metadata.title
        xmp["dc:creator"] = [metadata.author]
        xmp["dc:language"] = {metadata.language}
        xmp["pdf:Producer"] = f"sbpack {__version__}"
        xmp["pdfuaid:part"] = "1"
        for kind in ("CreateDate", "ModifyDate", "MetadataDate"):
            xmp[f"xmp:{kind}"] = moment
    pdf.Root.Lang = String(metadata.language)
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.PageMode = Name.UseOutlines
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
