"""The whole of step 5 in its order: join, stamp, bookmarks, metadata, embedded files."""

from collections.abc import Iterable, Iterator

import pikepdf
from pikepdf import Array, AttachedFileSpec, Dictionary, Name, OutlineItem, String

from sbpack import __version__
from sbpack.assemble.assembly import Assembly, Bookmark, EmbeddedFile, Metadata
from sbpack.assemble.join import destination_array, join
from sbpack.assemble.stamp import stamp_pages
from sbpack.render.section import Heading
from sbpack.sandbox.pdf_file import save_pdf


def assemble(assembly: Assembly) -> bytes:
    """Compile rendered and planned sections into the finished PDF.

    The same assembly gives the same bytes. Ask `unresolved_links` and `unprintable_characters` beforehand what in it
    would be left out: here a link to nowhere becomes plain text, and a character without a glyph a question mark.
    Raises ValueError unless the plan places exactly these parts, in this order, with this many pages: otherwise every
    printed page range would be untrue.
    """
    planned = [(placement.id, placement.page_count) for placement in assembly.plan.placements]
    given = [(part.id, part.section.page_count) for part in assembly.parts]
    if planned != given:
        raise ValueError(f"the page plan {planned} is not of these parts {given}")
    if len({part.id for part in assembly.parts}) != len(assembly.parts):
        raise ValueError(f"two parts have one id in {given}")
    pdf = join(assembly)
    stamp_pages(pdf, assembly)
    with pdf.open_outline() as outline:
        outline.root.extend(_outline_items(assembly.bookmarks, assembly, list(pdf.pages)))
    _set_metadata(pdf, assembly.metadata, assembly.plan.first_page)
    _embed_files(pdf, assembly.embedded)
    return save_pdf(pdf)


def _outline_items(
    bookmarks: Iterable[Bookmark], assembly: Assembly, pages: list[pikepdf.Page]
) -> Iterator[OutlineItem]:
    """Yield the bookmarks, each with those below it.

    Items with papers or sub-items stand open and headings are folded away, so that a reader sees the agenda at first
    and the contents of a paper on asking.
    """
    parts = {part.id: part for part in assembly.parts}
    starts = {place.id: place.first_page - assembly.plan.first_page for place in assembly.plan.placements}
    for bookmark in bookmarks:
        section = parts[bookmark.part].section
        own_pages = pages[starts[bookmark.part] :][: section.page_count]
        item = OutlineItem(bookmark.title, String(bookmark.part))
        if bookmark.headings:
            item.children.extend(_nested(section.headings, own_pages))
        item.is_closed = bool(item.children)
        item.children.extend(_outline_items(bookmark.children, assembly, pages))
        yield item


def _nested(headings: Iterable[Heading], pages: list[pikepdf.Page]) -> list[OutlineItem]:
    """Hang each heading below the last one of a lesser level."""
    top: list[OutlineItem] = []
    above: list[tuple[int, OutlineItem]] = []
    for heading in headings:
        item = OutlineItem(heading.title, destination_array(pages, heading.destination))
        item.is_closed = True
        while above and above[-1][0] >= heading.level:
            above.pop()
        (above[-1][1].children if above else top).append(item)
        above.append((heading.level, item))
    return top


def _set_metadata(pdf: pikepdf.Pdf, metadata: Metadata, first_page: int) -> None:
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
    day = f"{metadata.published:D:%Y%m%d}"
    texts = {"/Title": metadata.title, "/Author": metadata.author, "/Producer": producer}
    texts |= {"/CreationDate": day, "/ModDate": day}
    pdf.trailer.Info = pdf.make_indirect(Dictionary({key: String(text) for key, text in texts.items()}))
    pdf.Root.Lang = String(metadata.language)
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.PageMode = Name.UseOutlines
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    # Also in a supplement that starts at 157 the reader's page box shows the printed numbers.
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D, St=first_page)]))


def _embed_files(pdf: pikepdf.Pdf, files: Iterable[EmbeddedFile]) -> None:
    """Embed files as data that belongs to the whole pack. Their dates are given, as a clock would give others."""
    specifications = []
    for file in files:
        day = f"{file.day:D:%Y%m%d}"
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
        specifications.append(specification.obj)
    if specifications:
        pdf.Root.AF = Array(specifications)
